package org.minsheng.appeal.internal.clock;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.minsheng.appeal.AppealState;
import org.minsheng.appeal.internal.Appeal;
import org.minsheng.appeal.internal.clock.ClockView.Fact;
import org.minsheng.calendar.WorkingDays;
import org.minsheng.organisation.Posts;
import org.minsheng.page.Page;
import org.minsheng.shared.AreaCode;
import org.springframework.stereotype.Component;

/** Says how the clocks of an appeal stand: since dispatch, since signing, paused, put off, and who is responsible. */
@Component
public class TellingClock {

    private final WorkingDays days;
    private final Posts posts;
    private final Clock clock;

    TellingClock(WorkingDays days, Posts posts, Clock clock) {
        this.days = days;
        this.posts = posts;
        this.clock = clock;
    }

    public ClockView tell(Page page, Appeal appeal) {
        var facts = new ArrayList<Fact>();
        var work = appeal.work();
        var clocks = appeal.clocks();
        facts.add(new Fact(page.t("appeal.clock.urgency"), page.t(clocks.urgency()),
            clocks.urgency().ordinal() == 0 ? "neutral" : "bad"));
        var county = appeal.said().place().county();
        var end = appeal.outcome().answeredAt() == null ? clock.instant() : appeal.outcome().answeredAt();
        elapsed(page, facts, county, "appeal.clock.since-dispatch", work.dispatchedAt(), end);
        if (work.state() == AppealState.DISPATCHED && clocks.signDueAt() != null) {
            facts.add(new Fact(page.t("appeal.clock.sign-due"), page.dateTime(clocks.signDueAt()),
                clocks.signDueAt().isBefore(clock.instant()) ? "bad" : "neutral"));
        }
        elapsed(page, facts, county, "appeal.clock.since-signing", work.signedAt(), end);
        if (clocks.pauseUntil() != null && clocks.pausedAt() != null && clocks.pauseDueAt() != null) {
            facts.add(new Fact(page.t("appeal.clock.paused"),
                page.t("appeal.clock.paused.text", page.dateTime(clocks.pausedAt()),
                    page.dateTime(clocks.pauseUntil()), page.dateTime(clocks.pauseDueAt())), "warn"));
        }
        if (clocks.pauses() > 0) {
            facts.add(new Fact(page.t("appeal.clock.pauses"),
                page.t("appeal.clock.times", clocks.pauses()), "neutral"));
        }
        if (clocks.extensions() > 0) {
            facts.add(new Fact(page.t("appeal.clock.extensions"),
                page.t("appeal.clock.times", clocks.extensions()), "warn"));
        }
        responsible(page, facts, appeal);
        return new ClockView(facts);
    }

    private void responsible(Page page, List<Fact> facts, Appeal appeal) {
        var responsible = appeal.clocks().responsible() == null ? appeal.work().deskOrg()
            : appeal.clocks().responsible();
        if (responsible != null) {
            facts.add(new Fact(page.t("appeal.clock.responsible"),
                posts.organisationNames(List.of(responsible)).getOrDefault(responsible, ""), "neutral"));
        }
        if (appeal.clocks().binding() != Appeal.Binding.NONE) {
            facts.add(new Fact(page.t("appeal.clock.binding"),
                page.t("appeal.clock.binding." + appeal.clocks().binding()), "bad"));
        }
    }

    private void elapsed(Page page, List<Fact> facts, AreaCode county, String label,
                         @Nullable Instant since, Instant end) {
        if (since != null) {
            int passed = days.workingDaysBetween(county, day(since), day(end));
            facts.add(new Fact(page.t(label), page.t("appeal.clock.elapsed", page.dateTime(since), passed), "neutral"));
        }
    }

    private LocalDate day(Instant moment) {
        return LocalDate.ofInstant(moment, clock.getZone());
    }
}
