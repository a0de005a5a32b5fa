package org.minsheng.points.internal.claim;

import java.time.Clock;
import org.minsheng.points.ClaimDecided;
import org.minsheng.points.internal.Holders;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Says to whoever listens what became of a claim; nothing when nobody knows any more whose it was. */
@Component
class TellingClaimant {

    private final Holders holders;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    TellingClaimant(Holders holders, ApplicationEventPublisher events, Clock clock) {
        this.holders = holders;
        this.events = events;
        this.clock = clock;
    }

    void tell(Claim claim, ClaimDecided.Decision decision, String reason) {
        if (claim.deed() != null && decision == ClaimDecided.Decision.CREDITED) {
            return;
        }
        holders.find(claim.member()).ifPresent(member -> {
            if (member.person() != null) {
                events.publishEvent(new ClaimDecided(claim.id(), member.person(), claim.community(), claim.title(), claim.points(), decision, reason,
                    clock.instant()));
            }
        });
    }
}
