package org.minsheng.grid.internal.roster;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.minsheng.grid.internal.roster.Outcome.Done;
import org.minsheng.grid.internal.roster.Outcome.Refused;
import org.minsheng.shared.AuditTrail;
import org.minsheng.shared.Viewer;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Lets somebody go without a successor; the community is told that nobody is left, and the town when that lasts. */
@Component
class Relieving {

    private final RosterRepository rosters;
    private final RosterLedger ledger;
    private final GroundNames names;
    private final TellingVacancies telling;
    private final ApplicationEventPublisher events;
    private final AuditTrail audit;
    private final Clock clock;

    Relieving(RosterRepository rosters, RosterLedger ledger, GroundNames names, TellingVacancies telling,
              ApplicationEventPublisher events,
              AuditTrail audit, Clock clock) {
        this.rosters = rosters;
        this.ledger = ledger;
        this.names = names;
        this.telling = telling;
        this.events = events;
        this.audit = audit;
        this.clock = clock;
    }

    /** @param left the day on which it happened, null for now */
    @Transactional
    public Outcome relieve(Viewer viewer, long id, @Nullable Instant left) {
        var holder = rosters.byId(id).orElseThrow();
        var ground = holder.ground();
        var named = names.find(ground).orElseThrow();
        if (!Rights.mayEdit(viewer, named.community())) {
            return Outcome.NOT_YOURS;
        }
        var now = clock.instant();
        var until = left == null ? now : left;
        if (until.isBefore(holder.who().since())) {
            return new Refused("until", "roster.refused.before-begun");
        }
        var ended = ledger.end(id, until);
        if (ended.isEmpty()) {
            return Outcome.CHANGED_MEANWHILE;
        }
        var who = ended.get().who();
        events.publishEvent(ground.changed(who.duty(), who, null, now));
        audit.record(viewer, "grid.relieve", ground.subject(),
            Map.of("duty", who.duty(), "person", who.person().value()), null);
        telling.vacated(ended.get(), named, until);
        return new Done(1);
    }
}
