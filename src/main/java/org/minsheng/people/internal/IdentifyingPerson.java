package org.minsheng.people.internal;

import java.time.Clock;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.minsheng.people.IdentityNumber;
import org.minsheng.people.PersonRenamed;
import org.minsheng.shared.AuditTrail;
import org.minsheng.shared.PersonId;
import org.minsheng.shared.Viewer;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Records the name and, when shown, the identity card of somebody who stands at the desk. */
@Service
class IdentifyingPerson {

    /** How it went. */
    enum Outcome { RECORDED, CHANGED_MEANWHILE, NUMBER_OF_ANOTHER }

    private final PersonRepository persons;
    private final AuditTrail audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    IdentifyingPerson(PersonRepository persons, AuditTrail audit, ApplicationEventPublisher events, Clock clock) {
        this.persons = persons;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    @Transactional
    public Outcome identify(Viewer viewer, PersonId id, int version, String name, @Nullable IdentityNumber number) {
        if (!viewer.has(Unmasking.DESKS)) {
            throw new AccessDeniedException("only a desk may identify");
        }
        var holder = number == null ? id : persons.byIdentity(number).orElse(id);
        if (!holder.equals(id)) {
            return Outcome.NUMBER_OF_ANOTHER;
        }
        var before = persons.find(id).orElseThrow(() -> new IllegalArgumentException("no person " + id.value()));
        if (!persons.identify(id, version, name, number)) {
            return Outcome.CHANGED_MEANWHILE;
        }
        events.publishEvent(new PersonRenamed(id, persons.nameKey(name), clock.instant()));
        var after = persons.find(id).orElseThrow();
        audit.record(viewer, "people.identify", "person:" + id.value(), state(before), state(after));
        return Outcome.RECORDED;
    }

    private static Map<String, String> state(PersonRow row) {
        return Map.of("name", row.masked().name(), "identityNumber", row.masked().identityNumber());
    }
}
