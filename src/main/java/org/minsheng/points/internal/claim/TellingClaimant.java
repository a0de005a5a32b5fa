package org.minsheng.points.internal.claim;

import java.time.Clock;
import java.util.List;
import java.util.stream.Collectors;
import org.minsheng.points.ClaimDecided;
import org.minsheng.points.internal.Holder;
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
        tell(List.of(claim), decision, reason);
    }

    void tell(List<Claim> claims, ClaimDecided.Decision decision, String reason) {
        var told = claims.stream().filter(claim -> claim.deed() == null || decision != ClaimDecided.Decision.CREDITED)
            .toList();
        var members = holders.all(told.stream().map(Claim::member).toList()).stream()
            .collect(Collectors.toMap(Holder::id, member -> member));
        for (var claim : told) {
            var member = members.get(claim.member());
            if (member != null && member.person() != null) {
                events.publishEvent(new ClaimDecided(claim.id(), member.person(), claim.community(), claim.title(),
                    claim.points(), decision, reason, clock.instant()));
            }
        }
    }
}
