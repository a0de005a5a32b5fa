package org.minsheng.volunteer.internal.activity;

import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.minsheng.page.Form;
import org.minsheng.volunteer.internal.DayTime;

/** Reads and fills the form of a plan. */
final class PlanForm {

    private static final int MOST_PEOPLE = 100_000;

    private PlanForm() {
    }

    /** Null when something is wrong; the form says what. */
    static Activity.@Nullable Plan read(Form form, Clock clock) {
        var title = form.required("title", 60);
        var text = form.optional("text", 1000);
        var place = form.required("meetingPlace", 100);
        var time = DayTime.read(form, clock.getZone());
        var capacity = form.read("capacity", PlanForm::people, "volunteer.activity.capacity.wrong");
        return form.hasErrors() || time == null ? null
            : new Activity.Plan(title, text, place, time.from(), time.until(), capacity, form.checked("membersOnly"));
    }

    static Form fill(Form form, Activity.Plan plan, Clock clock) {
        return form.prefill("title", plan.title()).prefill("text", plan.text())
            .prefill("meetingPlace", plan.meetingPlace())
            .prefill("startsAt", DayTime.text(plan.startsAt(), clock.getZone()))
            .prefill("endsAt", DayTime.text(plan.endsAt(), clock.getZone()))
            .prefill("capacity", plan.capacity() == null ? "" : plan.capacity().toString())
            .prefill("membersOnly", plan.membersOnly() ? "1" : null);
    }

    private static Integer people(String typed) {
        int people = Integer.parseInt(typed);
        if (people < 1 || people > MOST_PEOPLE) {
            throw new IllegalArgumentException(typed);
        }
        return people;
    }
}
