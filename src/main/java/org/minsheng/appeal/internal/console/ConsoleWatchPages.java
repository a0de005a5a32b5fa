package org.minsheng.appeal.internal.console;

import org.minsheng.appeal.internal.Appeal;
import org.minsheng.appeal.internal.watching.Mentions;
import org.minsheng.appeal.internal.watching.Watching;
import org.minsheng.page.Page;
import org.minsheng.shared.Viewer;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/** Watching an appeal, and whom a note on it can name. */
@Controller
class ConsoleWatchPages {

    private static final int MOST_NAMES = 8;

    private final ConsoleDossier dossier;
    private final Watching watching;
    private final Mentions mentions;

    ConsoleWatchPages(ConsoleDossier dossier, Watching watching, Mentions mentions) {
        this.dossier = dossier;
        this.watching = watching;
        this.mentions = mentions;
    }

    @PostMapping("/console/appeals/{number}/watch")
    ModelAndView watch(Page page, Viewer viewer, @PathVariable String number) {
        return set(page, viewer, number, true);
    }

    @PostMapping("/console/appeals/{number}/watch/removal")
    ModelAndView leave(Page page, Viewer viewer, @PathVariable String number) {
        return set(page, viewer, number, false);
    }

    /** For the list that opens while somebody types a name after an at sign. */
    @GetMapping("/console/appeals/{number}/names")
    ModelAndView names(Page page, Viewer viewer, @PathVariable String number,
                       @RequestParam(name = "q", defaultValue = "") String begun) {
        var names = mentions.colleagues(appeal(viewer, number)).stream()
            .map(Viewer::name)
            .filter(name -> name.contains(begun))
            .distinct()
            .limit(MOST_NAMES)
            .toList();
        return page.show("appeal/console/names", names);
    }

    private ModelAndView set(Page page, Viewer viewer, String number, boolean on) {
        var appeal = appeal(viewer, number);
        var account = viewer.account();
        if (account != null) {
            watching.watch(viewer, account, appeal, on);
        }
        return page.go(ConsoleLedgerPages.PATH + "/" + number, on ? "appeal.watch.on" : "appeal.watch.off");
    }

    private Appeal appeal(Viewer viewer, String number) {
        return dossier.find(viewer, number).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
