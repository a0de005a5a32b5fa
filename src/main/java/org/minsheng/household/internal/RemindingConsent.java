package org.minsheng.household.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import org.minsheng.household.ConsentAsked;
import org.minsheng.household.internal.AwaitedConsents.Unanswered;
import org.minsheng.shared.AreaCode;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Tells whoever has not answered two weeks after being told of another purpose once more, and never again: after that
 * somebody has to go there.
 */
@Component
public class RemindingConsent {

    private static final Duration PATIENCE = Duration.ofDays(14);
    private static final int PORTION = 500;

    private final AwaitedConsents awaited;
    private final Guardians guardians;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    RemindingConsent(AwaitedConsents awaited, Guardians guardians, ApplicationEventPublisher events, Clock clock) {
        this.awaited = awaited;
        this.guardians = guardians;
        this.events = events;
        this.clock = clock;
    }

    /** @return whether there may be more */
    @Transactional
    public boolean remind() {
        var now = clock.instant();
        var people = awaited.unanswered(now.minus(PATIENCE), PORTION, now);
        var letters = new LinkedHashSet<ConsentAsked>();
        people.orElse(List.of()).forEach(one -> letters.add(letter(one, now)));
        letters.forEach(events::publishEvent);
        return people.isPresent();
    }

    private ConsentAsked letter(Unanswered one, Instant now) {
        return new ConsentAsked(one.group(), one.version(), guardians.whoConsents(one.person(), one.guardian()),
            Objects.requireNonNull(one.door().at(AreaCode.Level.COMMUNITY)), true, now);
    }
}
