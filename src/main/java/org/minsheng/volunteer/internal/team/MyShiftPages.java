package org.minsheng.volunteer.internal.team;

import java.util.Objects;
import org.minsheng.page.Form;
import org.minsheng.page.Page;
import org.minsheng.shared.Viewer;
import org.minsheng.volunteer.internal.Outcome;
import org.minsheng.volunteer.internal.Outcome.Done;
import org.minsheng.volunteer.internal.Outcome.Refused;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;

/** One's own shifts on the phone: the log to write, or that one cannot come. */
@Controller
class MyShiftPages {

    static final String PATH = "/me/volunteer/shifts";
    private static final int MOST = 40;

    private final ShiftBook book;
    private final RunningShifts running;
    private final ExcusingFromShift excusing;

    MyShiftPages(ShiftBook book, RunningShifts running, ExcusingFromShift excusing) {
        this.book = book;
        this.running = running;
        this.excusing = excusing;
    }

    @GetMapping(PATH)
    ModelAndView list(Page page, Viewer viewer) {
        return page.show("volunteer/team/mine", view(viewer, 0, Form.empty()));
    }

    private TeamViews.Mine view(Viewer viewer, long failed, Form form) {
        var person = Objects.requireNonNull(viewer.person());
        var shifts = book.of(person, MOST);
        return new TeamViews.Mine(shifts, book.awayFrom(person, shifts.stream().map(ShiftBook.Shift::id).toList()),
            failed, form);
    }

    @PostMapping(PATH + "/{id}/log")
    ModelAndView log(Page page, Form form, Viewer viewer, @PathVariable long id) {
        var text = form.required("log", 500);
        return form.hasErrors() ? page.again("volunteer/team/mine", view(viewer, id, form))
            : told(page, running.log(viewer, id, text), "volunteer.shift.logged");
    }

    @PostMapping(PATH + "/{id}/absence")
    ModelAndView excuse(Page page, Form form, Viewer viewer, @PathVariable long id) {
        var reason = form.required("reason", 200);
        return form.hasErrors() ? page.again("volunteer/team/mine", view(viewer, id, form))
            : told(page, excusing.excuse(viewer, id, reason), "volunteer.shift.me.excused");
    }

    private static ModelAndView told(Page page, Outcome outcome, String flash) {
        return switch (outcome) {
            case Done done -> page.go(PATH, flash);
            case Refused refused -> page.warn(PATH, refused.key(), refused.args());
        };
    }
}
