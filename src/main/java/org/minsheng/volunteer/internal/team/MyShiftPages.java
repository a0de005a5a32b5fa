package org.minsheng.volunteer.internal.team;

import java.util.Objects;
import org.minsheng.page.Form;
import org.minsheng.page.Page;
import org.minsheng.shared.Viewer;
import org.minsheng.volunteer.internal.Outcome.Done;
import org.minsheng.volunteer.internal.Outcome.Refused;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;

/** One's own shifts on the phone, with the log to write. */
@Controller
class MyShiftPages {

    static final String PATH = "/me/volunteer/shifts";
    private static final int MOST = 40;

    private final ShiftBook book;
    private final RunningShifts running;

    MyShiftPages(ShiftBook book, RunningShifts running) {
        this.book = book;
        this.running = running;
    }

    @GetMapping(PATH)
    ModelAndView list(Page page, Viewer viewer) {
        return page.show("volunteer/team/mine", new TeamViews.Mine(book.of(Objects.requireNonNull(viewer.person()), MOST), Form.empty()));
    }

    @PostMapping(PATH + "/{id}/log")
    ModelAndView log(Page page, Form form, Viewer viewer, @PathVariable long id) {
        var text = form.required("log", 500);
        if (form.hasErrors()) {
            return page.again("volunteer/team/mine", new TeamViews.Mine(book.of(Objects.requireNonNull(viewer.person()), MOST), form));
        }
        return switch (running.log(viewer, id, text)) {
            case Done done -> page.go(PATH, "volunteer.shift.logged");
            case Refused refused -> page.go(PATH, refused.key(), refused.args());
        };
    }
}
