package org.minsheng.appeal.internal.vacancy;

import java.time.Duration;
import java.time.Instant;
import org.minsheng.account.PostingEnded;
import org.minsheng.appeal.internal.Answering;
import org.minsheng.organisation.PostVacated;
import org.minsheng.shared.TimerRows;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Sets the timers that hand on, in the transaction that left the post empty or ended the posting. */
@Component
class FollowingStaff {

    /** Longer than {@link org.minsheng.appeal.internal.Desks} remembers which desk takes new words in. */
    private static final Duration LATE = Duration.ofSeconds(10);

    private final TimerRows timers;
    private final Answering answering;

    FollowingStaff(TimerRows timers, Answering answering) {
        this.timers = timers;
        this.answering = answering;
    }

    /** At once, and once more for what was filed meanwhile by who still knew of the old desk. */
    @EventListener
    void on(PostVacated vacated) {
        wake(VacancyTimers.POST, vacated.post().value(), vacated.at());
        wake(VacancyTimers.POST, vacated.post().value(), vacated.at().plus(LATE));
    }

    /** The posts still have their holders, but where nobody can sign in who serves them, nothing may wait. */
    @EventListener
    void on(PostingEnded ended) {
        wake(VacancyTimers.PERSON, ended.account().value(), ended.at());
        for (var left : answering.leftBy(ended.ended())) {
            wake(VacancyTimers.ORGANISATION, left.value(), ended.at());
            wake(VacancyTimers.ORGANISATION, left.value(), ended.at().plus(LATE));
        }
    }

    private void wake(String task, long id, Instant at) {
        timers.setOnce(task, id + "@" + at.toEpochMilli(), at);
    }
}
