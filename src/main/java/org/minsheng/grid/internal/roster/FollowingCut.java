package org.minsheng.grid.internal.roster;

import java.util.Map;
import org.minsheng.grid.internal.GroundEnded;
import org.minsheng.grid.internal.GroundRestored;
import org.minsheng.shared.AuditTrail;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Nobody answers for what is not there: lines end with their grid, unit or zone, and begin again when that is taken
 * back.
 */
@Component
class FollowingCut {

    private final RosterLedger ledger;
    private final ApplicationEventPublisher events;
    private final AuditTrail audit;

    FollowingCut(RosterLedger ledger, ApplicationEventPublisher events, AuditTrail audit) {
        this.ledger = ledger;
        this.events = events;
        this.audit = audit;
    }

    @EventListener
    void on(GroundEnded ended) {
        var ground = new Ground(Ground.Kind.valueOf(ended.part().name()), ended.id());
        for (var holder : ledger.close(ground, ended.change(), ended.at())) {
            var who = holder.who();
            events.publishEvent(ground.changed(who.duty(), who, null, ended.at()));
            audit.record(ended.by(), "grid.relieve", ground.subject(),
                Map.of("duty", who.duty(), "person", who.person().value()), null);
        }
    }

    @EventListener
    void on(GroundRestored restored) {
        var ground = new Ground(Ground.Kind.valueOf(restored.part().name()), restored.id());
        for (var holder : ledger.reopen(ground, restored.change(), restored.at())) {
            var who = holder.who();
            events.publishEvent(ground.changed(who.duty(), null, who, restored.at()));
            audit.record(restored.by(), "grid.appoint", ground.subject(), null,
                Map.of("duty", who.duty(), "person", who.person().value()));
        }
    }
}
