package org.minsheng.points.internal.claim;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.minsheng.points.internal.Holder;
import org.minsheng.points.internal.HolderId;
import org.minsheng.points.internal.Holders;
import org.minsheng.points.internal.PointsRules;
import org.minsheng.points.internal.claim.ClaimBook.NewClaim;
import org.minsheng.points.internal.standard.Kind;
import org.minsheng.points.internal.standard.Standard;
import org.minsheng.points.internal.standard.StandardBook;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.AuditTrail;
import org.minsheng.shared.PersonId;
import org.minsheng.shared.RequestKey;
import org.minsheng.shared.TimerRows;
import org.minsheng.shared.Viewer;
import org.minsheng.volunteer.Deed;
import org.minsheng.volunteer.DeedsVerified;
import org.minsheng.volunteer.DeedsWithdrawn;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * A deed that another module has verified becomes a claim by what the standard says there: public at once, credited
 * when the window is over. A deed that is withdrawn takes its claim back. Old deeds, and what units do as a whole, give
 * no points.
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

    FollowingDeeds(ClaimBook book, StandardBook standards, Holders holders, Worth worth, TakingBack takingBack,
                   PointsRules rules, TimerRows timers, AuditTrail audit, Clock clock) {
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

    /** @param place the community that it is counted in, or whatever was told where there is none */
    private record Worthy(Deed deed, PersonId person, Kind kind, AreaCode place, LocalDate done) {

        int minutes() {
            return Math.min(deed.minutes(), MOST_MINUTES);
        }
    }

    /** However many came together: a few statements for all of them. */
    @EventListener
    void on(DeedsVerified verified) {
        Map<AreaCode, Map<String, Kind>> known = new HashMap<>();
        var worthy = verified.deeds().stream().map(deed -> worthy(deed, known)).filter(Objects::nonNull).toList();
        if (worthy.isEmpty()) {
            return;
        }
        Map<PersonId, AreaCode> communities = new HashMap<>();
        worthy.forEach(one -> communities.putIfAbsent(one.person(), one.place()));
        var members = holders.persons(communities);
        holders.hold(members.values().stream().map(Holder::id).toList());
        var points = worth.of(worthy.stream()
            .map(one -> new Worth.Asked(member(members, one), one.kind(), one.minutes(), one.done())).toList());
        claim(worthy, members, points);
    }

    private @Nullable Worthy worthy(Deed deed, Map<AreaCode, Map<String, Kind>> known) {
        var done = LocalDate.ofInstant(deed.doneAt(), clock.getZone());
        if (deed.person() == null || deed.area().value().length() < AreaCode.Level.COUNTY.digits()
            || done.isBefore(LocalDate.now(clock).minusDays(Claiming.DAYS_BACK))) {
            return null;
        }
        var kind = known.computeIfAbsent(deed.area(), this::kinds).get(deed.kind());
        var community = deed.area().at(AreaCode.Level.COMMUNITY);
        return kind == null ? null : new Worthy(deed, deed.person(), kind,
            community == null ? deed.area() : community, done);
    }

    private Map<String, Kind> kinds(AreaCode area) {
        Map<String, Kind> kinds = new HashMap<>();
        standards.inForce(area).map(Standard::id).map(standards::kinds).orElse(List.of()).stream()
            .filter(kind -> kind.deed() != null)
            .forEach(kind -> kinds.put(kind.deed(), kind));
        return kinds;
    }

    private static HolderId member(Map<PersonId, Holder> members, Worthy one) {
        return Objects.requireNonNull(members.get(one.person())).id();
    }

    private void claim(List<Worthy> worthy, Map<PersonId, Holder> members, List<Integer> points) {
        var now = clock.instant();
        Map<AreaCode, List<NewClaim>> byCounty = new TreeMap<>();
        Map<AreaCode, Instant> until = new HashMap<>();
        for (int at = 0; at < worthy.size(); at++) {
            var one = worthy.get(at);
            if (points.get(at) > 0) {
                byCounty.computeIfAbsent(one.place().county(), county -> new ArrayList<>())
                    .add(new NewClaim(key(one.deed()), member(members, one),
                        one.place(), one.kind().id(), one.deed().id().value(), one.deed().title(), "", one.minutes(),
                        one.done(), points.get(at), null, "", Viewer.SYSTEM.actor(), "",
                        until.computeIfAbsent(one.place().county(),
                            county -> now.plus(Duration.ofDays(rules.of(county).objectionDays())))));
            }
        }
        byCounty.values().forEach(claims -> {
            var made = book.addVerified(claims, now);
            ClaimTimers.set(timers, made, Objects.requireNonNull(claims.getFirst().publicUntil()));
            if (!made.isEmpty()) {
                audit.record(Viewer.SYSTEM, "points.claim-deeds", "claim:" + made.getFirst(), null,
                    Map.of("claims", made.size(), "points",
                        claims.stream().mapToInt(NewClaim::points).sum(), "deeds", claims.stream()
                            .map(claim -> Objects.requireNonNull(claim.deed())).limit(20).toList()));
            }
        });
    }

    private static RequestKey key(Deed deed) {
        return RequestKey.from("points deed " + deed.id().value());
    }

    @EventListener
    void on(DeedsWithdrawn withdrawn) {
        takingBack.fall(Viewer.SYSTEM,
            book.holdOfDeeds(withdrawn.deeds().stream().map(deed -> deed.id().value()).toList()),
            ClaimState.TAKEN_BACK, withdrawn.reason());
    }
}
