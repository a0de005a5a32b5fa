package org.minsheng.appeal.internal.vacancy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.minsheng.account.Accounts;
import org.minsheng.account.PostingEnded;
import org.minsheng.appeal.internal.Ledger;
import org.minsheng.organisation.PostVacated;
import org.minsheng.organisation.Posts;
import org.minsheng.shared.Grant;
import org.minsheng.shared.Role;
import org.minsheng.shared.StaffNotices;
import org.minsheng.shared.TimerRows;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Sets the timers that hand on, in the transaction that left the post empty or ended the posting. */
@Component
class FollowingStaff {

    /** Longer than {@link org.minsheng.appeal.internal.Desks} remembers which desk takes new words in. */
    private static final Duration LATE = Duration.ofSeconds(10);

    private final TimerRows timers;
    private final Accounts accounts;
    private final Ledger ledger;
    private final Posts posts;
    private final StaffNotices notices;

    FollowingStaff(TimerRows timers, Accounts accounts, Ledger ledger, Posts posts, StaffNotices notices) {
        this.timers = timers;
        this.accounts = accounts;
        this.ledger = ledger;
        this.posts = posts;
        this.notices = notices;
    }

    /** At once, and once more for what was filed meanwhile by who still knew of the old desk. */
    @EventListener
    void on(PostVacated vacated) {
        wake(VacancyTimers.POST, vacated.post().value(), vacated.at());
        wake(VacancyTimers.POST, vacated.post().value(), vacated.at().plus(LATE));
    }

    @EventListener
    void on(PostingEnded ended) {
        wake(VacancyTimers.PERSON, ended.account().value(), ended.at());
        ended.ended().forEach(grant -> tellWhenNobodyIsLeft(ended, grant));
    }

    /** The post still has its holder, but nobody of the organisation can sign in: the desks above must see to it. */
    private void tellWhenNobodyIsLeft(PostingEnded ended, Grant grant) {
        long held = ledger.held(grant.organisation()).values().stream().mapToLong(Long::longValue).sum();
        if (held > 0 && accounts.at(grant.organisation()).stream().allMatch(ended.account()::equals)) {
            var above = accounts.over(grant.area(), List.of(Role.TOWN_DISPATCHER, Role.COUNTY_LEADER)).stream()
                .filter(account -> !account.equals(ended.account())).toList();
            var name = posts.organisationNames(List.of(grant.organisation())).getOrDefault(grant.organisation(), "");
            notices.tell(new StaffNotices.Notice("appeal-nobody-left:" + grant.organisation().value() + ":" + ended.at().getEpochSecond(), above,
                "appeal.nobody-left", List.of(name, Long.toString(held)), "/console/appeals?tab=open", false));
        }
    }

    private void wake(String task, long id, Instant at) {
        timers.setOnce(task, id + "@" + at.toEpochMilli(), at);
    }
}
