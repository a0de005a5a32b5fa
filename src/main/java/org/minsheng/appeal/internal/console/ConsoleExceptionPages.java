package org.minsheng.appeal.internal.console;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.minsheng.appeal.internal.Exceptional;
import org.minsheng.appeal.internal.Ledger;
import org.minsheng.appeal.internal.Unattended;
import org.minsheng.page.Menu;
import org.minsheng.page.Page;
import org.minsheng.page.StartPanel.Figure;
import org.minsheng.page.StartPanel.More;
import org.minsheng.shared.Viewer;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;

/** What a supervisor looks at: each figure opens the list behind it. */
@Controller
class ConsoleExceptionPages {

    private static final String PATH = "/console/exceptions";
    private static final int ROWS = 8;

    /** Lists that other parts keep; shown to those who may open them. */
    private static final Map<String, String> ELSEWHERE = Map.of("/console/overdue", "appeal.exceptions.circular",
        "/console/messages/unreached", "appeal.exceptions.unreached", "/console/flags", "appeal.exceptions.flags",
        ConsoleCarePages.COLLEAGUES, "appeal.colleagues.title");

    private final Ledger ledger;
    private final ConsoleRows rows;
    private final List<Unattended> unattended;
    private final Clock clock;

    ConsoleExceptionPages(Ledger ledger, ConsoleRows rows, List<Unattended> unattended, Clock clock) {
        this.unattended = unattended.stream().sorted(Comparator.comparing(Unattended::path)).toList();
        this.ledger = ledger;
        this.rows = rows;
        this.clock = clock;
    }

    @Bean
    static Menu appealExceptionsMenu() {
        return new Menu(PATH, "appeal.exceptions.title", "alert-triangle", "menu.oversight", 19);
    }

    @GetMapping(PATH)
    ModelAndView show(Page page, Viewer viewer) {
        var window = ConsoleLedgerPages.window(viewer);
        var now = clock.instant();
        var counts = ledger.exceptional(window.area(), now);
        var figures = new ArrayList<Figure>();
        for (var one : Exceptional.values()) {
            long count = counts.getOrDefault(one, 0L);
            figures.add(new Figure(page.t(one), count, list(one),
                count == 0 ? "good" : one == Exceptional.SOON ? "warn" : "bad"));
        }
        if (window.isDesk()) {
            long uncared = uncared(window, now);
            figures.add(new Figure(page.t("appeal.exceptions.uncared"), uncared, "/console/appeals?care=nobody",
                uncared == 0 ? "good" : "warn"));
        }
        unattended.stream().filter(one -> page.may("GET", one.path().replaceAll("\\?.*", "")))
            .forEach(one -> figures.add(
                Figure.wrong(page.t(one.label()), one.count(window.area(), now), one.path())));
        var links = ELSEWHERE.entrySet().stream()
            .filter(link -> page.may("GET", link.getKey()))
            .sorted(Map.Entry.comparingByKey())
            .map(link -> new More(page.t(link.getValue()), link.getKey()))
            .toList();
        var longest = ledger.page(window.lens(), window.filter(ConsoleTab.OVERDUE, now), null, ROWS).rows();
        return page.show("appeal/console/exceptions",
            new ConsoleExceptionsView(figures, links, rows.of(page, longest)));
    }

    private long uncared(ConsoleWindow window, Instant now) {
        var mine = window.filter(ConsoleTab.MINE, now);
        var nobody = new Ledger.Filter(mine.openOnly(), mine.held(), mine.states(), null, null, null,
            null, null, mine.desks(), false, new Ledger.Care(window.grant().organisation(), null), null);
        return ledger.count(window.lens(ConsoleTab.MINE), nobody, ConsoleLedger.COUNTED_AT_MOST);
    }

    private static String list(Exceptional one) {
        return "/console/appeals?tab=open&odd=" + one;
    }
}
