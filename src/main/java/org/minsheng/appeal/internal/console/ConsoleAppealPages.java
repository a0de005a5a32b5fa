package org.minsheng.appeal.internal.console;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.minsheng.appeal.internal.Appeal;
import org.minsheng.appeal.internal.Ledger.Cursor;
import org.minsheng.appeal.internal.Ledger;
import org.minsheng.page.Page;
import org.minsheng.shared.Viewer;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/** One appeal on one screen, the next one of my queue, the printed sheet, and whom a matter would go to. */
@Controller
class ConsoleAppealPages {

    private static final int MOST_SHEETS = 50;
    static final String TEMPLATE = "appeal/console/appeal";

    private final ConsoleDossier dossier;
    private final ConsoleRoutes routes;
    private final Ledger ledger;
    private final Clock clock;

    ConsoleAppealPages(ConsoleDossier dossier, ConsoleRoutes routes, Ledger ledger, Clock clock) {
        this.dossier = dossier;
        this.routes = routes;
        this.ledger = ledger;
        this.clock = clock;
    }

    @GetMapping("/console/appeals/{number}")
    ModelAndView show(Page page, Viewer viewer, @PathVariable String number,
                      @RequestParam(name = "reply", defaultValue = "") String reply) {
        return page.show(TEMPLATE, dossier.of(page, viewer, appeal(viewer, number),
            reply.isEmpty() ? null : dossier.reply(viewer, reply), null));
    }

    /** 诉求办理单, for paper. */
    @GetMapping("/console/appeals/{number}/sheet")
    ModelAndView sheet(Page page, Viewer viewer, @PathVariable String number) {
        return page.show("appeal/console/sheet",
            dossier.sheet(page, viewer, appeal(viewer, number), page.url().is("notes", "1")));
    }

    /** The same for several, one after the other. */
    @GetMapping("/console/appeals/sheets")
    ModelAndView sheets(Page page, Viewer viewer,
                        @RequestParam(name = "number", defaultValue = "") List<String> numbers) {
        var sheets = new ArrayList<ConsoleAppealView>();
        var missing = new ArrayList<String>();
        numbers.stream().distinct().limit(MOST_SHEETS).forEach(number -> dossier.find(viewer, number)
            .ifPresentOrElse(appeal -> sheets.add(dossier.sheet(page, viewer, appeal, page.url().is("notes", "1"))),
                () -> missing.add(number)));
        return page.show("appeal/console/sheets", new ConsoleSheetsView(sheets, missing));
    }

    /** The part of the dispatch form that depends on the matter. */
    @GetMapping("/console/appeals/{number}/route")
    ModelAndView route(Page page, Viewer viewer, @PathVariable String number,
                       @RequestParam(name = "dispatch-matter", defaultValue = "") String matter) {
        var appeal = appeal(viewer, number);
        return page.show("appeal/console/route",
            routes.of(page, matter.isEmpty() ? null : matter, appeal.said().place(), appeal.work().deskTier()));
    }

    /** The one of my queue whose deadline comes after this one's; after the last one the first again. */
    @GetMapping("/console/appeals/next")
    ModelAndView next(Page page, Viewer viewer, @RequestParam(name = "after", defaultValue = "") String number) {
        var window = ConsoleLedgerPages.window(viewer);
        var tab = window.tabs().getFirst();
        var filter = window.filter(tab, clock.instant());
        var here = dossier.find(viewer, number);
        var after = here.map(appeal -> new Cursor(appeal.work().dueAt(), appeal.id().value()).toString()).orElse(null);
        var rows = ledger.page(window.lens(tab), filter, after, 1).rows();
        if (rows.isEmpty() && after != null) {
            rows = ledger.page(window.lens(tab), filter, null, 1).rows();
        }
        return rows.isEmpty() || rows.getFirst().number().equals(number)
            ? page.go(ConsoleLedgerPages.PATH, "appeal.console.next.none")
            : page.go(ConsoleLedgerPages.PATH + "/" + rows.getFirst().number());
    }

    private Appeal appeal(Viewer viewer, String number) {
        return dossier.find(viewer, number).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
