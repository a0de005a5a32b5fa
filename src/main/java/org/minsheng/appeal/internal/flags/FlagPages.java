package org.minsheng.appeal.internal.flags;

import org.minsheng.appeal.internal.SeenAppeals;
import org.minsheng.appeal.internal.Sight;
import org.minsheng.page.Form;
import org.minsheng.page.Menu;
import org.minsheng.page.Page;
import org.minsheng.shared.Slice;
import org.minsheng.shared.Viewer;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/** The marks, for the few who may see them; opening either page is itself recorded. */
@Controller
class FlagPages {

    private static final String PATH = "/console/flags";
    private static final int PAGE = 50;

    private final FlagBook book;
    private final KeepingFlags keeping;
    private final SeenAppeals appeals;

    FlagPages(FlagBook book, KeepingFlags keeping, SeenAppeals appeals) {
        this.book = book;
        this.keeping = keeping;
        this.appeals = appeals;
    }

    @Bean
    static Menu appealFlagsMenu() {
        return new Menu(PATH, "appeal.flags.title", "flag", "menu.oversight", 21);
    }

    @GetMapping(PATH)
    ModelAndView list(Page page, Viewer viewer, @RequestParam(defaultValue = "") String after) {
        return page.show("appeal/flags/flags", keeping.look(viewer, viewer.areas(Sight.seeFlags()), after, PAGE));
    }

    @GetMapping("/console/appeals/{number}/flags")
    ModelAndView ofAppeal(Page page, Viewer viewer, @PathVariable String number) {
        var appeal = appeals.find(viewer, number).filter(one -> viewer.may(one.said().place(), Sight.seeFlags()))
            .orElseThrow(FlagPages::unknown);
        return page.show("appeal/flags/flags", new Slice<>(keeping.look(viewer, appeal), null));
    }

    @PostMapping(PATH + "/{id}/removal")
    ModelAndView remove(Page page, Form form, Viewer viewer, @PathVariable long id) {
        var mark = mark(viewer, id);
        var because = form.required("because", 200);
        if (form.hasErrors()) {
            return page.go(PATH, "appeal.flags.because-missing");
        }
        keeping.remove(viewer, mark, because);
        return page.go(PATH, "appeal.flags.removed");
    }

    @PostMapping(PATH + "/{id}/review")
    ModelAndView keep(Page page, Viewer viewer, @PathVariable long id) {
        keeping.keep(viewer, mark(viewer, id));
        return page.go(PATH, "appeal.flags.kept");
    }

    private FlagBook.Placed mark(Viewer viewer, long id) {
        return book.find(id).filter(mark -> viewer.may(mark.place(), Sight.seeFlags())).orElseThrow(FlagPages::unknown);
    }

    private static ResponseStatusException unknown() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
