package org.minsheng.grid.internal.roster;

import java.time.Clock;
import java.util.Map;
import org.minsheng.grid.Duty;
import org.minsheng.grid.internal.roster.Outcome.Done;
import org.minsheng.grid.internal.roster.Outcome.Refused;
import org.minsheng.people.Persons;
import org.minsheng.shared.AuditTrail;
import org.minsheng.shared.RequestKey;
import org.minsheng.shared.Viewer;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Lets somebody answer where nobody does under that duty; a grid may have several workers. */
@Component
class Appointing {

    private final RosterLedger ledger;
    private final GroundNames names;
    private final Persons persons;
    private final ApplicationEventPublisher events;
    private final AuditTrail audit;
    private final Clock clock;

    Appointing(RosterLedger ledger, GroundNames names, Persons persons, ApplicationEventPublisher events,
               AuditTrail audit, Clock clock) {
        this.ledger = ledger;
        this.names = names;
        this.persons = persons;
        this.events = events;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional
    public Outcome appoint(Viewer viewer, Ground ground, Duty duty, Appointment who, RequestKey key) {
        var named = names.find(ground).orElseThrow();
        if (!Rights.mayEdit(viewer, named.community())) {
            return Outcome.NOT_YOURS;
        }
        if (named.retired()) {
            return Outcome.GONE;
        }
        var person = persons.withPhone(who.phone(), who.name());
        var now = clock.instant();
        var since = who.sinceOr(now);
        if (duty != Duty.GRID_WORKER && who.since() != null && ledger.lastEnd(ground, duty).filter(since::isBefore)
            .isPresent()) {
            return ledger.isUsed(key) ? new Done(0) : new Refused("since", "roster.refused.before-predecessor");
        }
        var begun = ledger.begin(ground, duty, person, who, key, since);
        if (begun.isEmpty()) {
            return ledger.isUsed(key) ? new Done(0) : new Refused("name", "roster.refused.taken");
        }
        events.publishEvent(ground.changed(duty, null, begun.get().who(), now));
        audit.record(viewer, "grid.appoint", ground.subject(), null, Map.of("duty", duty, "person", person.value()));
        return new Done(1);
    }
}
