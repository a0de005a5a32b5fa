package org.minsheng.points.internal.claim;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.minsheng.points.internal.Holders;
import org.minsheng.points.internal.PointsRules;
import org.minsheng.points.internal.claim.ClaimBook.NewClaim;
import org.minsheng.points.internal.standard.Kind;
import org.minsheng.points.internal.standard.Standard;
import org.minsheng.points.internal.standard.StandardBook;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.AuditTrail;
import org.minsheng.shared.RequestKey;
import org.minsheng.shared.TimerRows;
import org.minsheng.shared.Viewer;
import org.minsheng.volunteer.Deed;
import org.minsheng.volunteer.DeedVerified;
import org.minsheng.volunteer.DeedWithdrawn;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * A deed that another module has verified becomes a claim by what the standard says there: public at once, credited when the window
 * is over. A deed that is withdrawn takes its claim back. Old deeds, and what units do as a whole, give no points.
 */
@Component
class FollowingDeeds {

    private static final int MOST_MINUTES = 1440;

    private final ClaimBook book;
    private final StandardBook standards;
    private final Holders holders;
    private final Worth worth;
    private final TakingBack takingBack;
    private final PointsRules rules;
    private final TimerRows timers;
    private final AuditTrail audit;
    private final Clock clock;

    FollowingDeeds(ClaimBook book, StandardBook standards, Holders holders, Worth worth, TakingBack takingBack, PointsRules rules, TimerRows timers,
                   AuditTrail audit, Clock clock) {
        this.book = book;
        this.standards = standards;
        this.holders = holders;
        this.worth = worth;
        this.takingBack = takingBack;
        this.rules = rules;
        this.timers = timers;
        this.audit = audit;
        this.clock = clock;
    }

    @EventListener
    void on(DeedVerified verified) {
        var deed = verified.deed();
        var done = LocalDate.ofInstant(deed.doneAt(), clock.getZone());
        if (deed.person() == null || deed.area().value().length() < AreaCode.Level.COUNTY.digits()
            || done.isBefore(LocalDate.now(clock).minusDays(Claiming.DAYS_BACK))) {
            return;
        }
        standards.inForce(deed.area()).map(Standard::id).map(standards::kinds).orElse(List.of()).stream()
            .filter(kind -> deed.kind().equals(kind.deed())).findFirst().ifPresent(kind -> claim(deed, kind, done));
    }

    private void claim(Deed deed, Kind kind, LocalDate done) {
        var community = deed.area().at(AreaCode.Level.COMMUNITY);
        var place = community == null ? deed.area() : community;
        var member = holders.person(Objects.requireNonNull(deed.person()), place);
        holders.hold(List.of(member.id()));
        int minutes = Math.min(deed.minutes(), MOST_MINUTES);
        int points = worth.of(member.id(), kind, minutes, done, 0);
        if (points == 0) {
            return;
        }
        var now = clock.instant();
        var until = now.plus(Duration.ofDays(rules.of(place.county()).objectionDays()));
        book.add(new NewClaim(key(deed), member.id(), place, kind.id(), deed.id().value(), deed.title(), "", minutes, done, points, null, "",
            Viewer.SYSTEM.actor(), "", until), now).ifPresent(id -> {
            ClaimTimers.set(timers, id, until);
            audit.record(Viewer.SYSTEM, "points.claim-deed", "claim:" + id, null, Map.of("deed", deed.id().value(), "points", points));
        });
    }

    private static RequestKey key(Deed deed) {
        return new RequestKey(UUID.nameUUIDFromBytes(("points deed " + deed.id().value()).getBytes(StandardCharsets.UTF_8)));
    }

    @EventListener
    void on(DeedWithdrawn withdrawn) {
        book.ofDeed(withdrawn.deed().id().value()).flatMap(claim -> book.hold(claim.id()))
            .ifPresent(claim -> takingBack.fall(Viewer.SYSTEM, claim, ClaimState.TAKEN_BACK, withdrawn.reason()));
    }
}
