package org.minsheng.people.internal;

import java.time.Clock;
import java.util.Map;
import org.minsheng.people.PersonErased;
import org.minsheng.people.Persons.Field;
import org.minsheng.shared.AuditTrail;
import org.minsheng.shared.PersonId;
import org.minsheng.shared.Viewer;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Empties a person's row, or one value of it, and tells every module, all in the transaction of whoever decided it. */
@Service
class ErasingPerson {

    private final PersonRepository persons;
    private final NamesInWords words;
    private final ApplicationEventPublisher events;
    private final AuditTrail audit;
    private final Clock clock;

    ErasingPerson(PersonRepository persons, NamesInWords words, ApplicationEventPublisher events,
                  AuditTrail audit, Clock clock) {
        this.persons = persons;
        this.words = words;
        this.events = events;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void erase(Viewer viewer, PersonId id, String reason) {
        var now = clock.instant();
        words.blot(id);
        if (persons.erase(id, now)) {
            events.publishEvent(new PersonErased(id, now));
            audit.record(viewer, "people.erase", "person:" + id.value(), null, Map.of("reason", reason));
        }
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void forget(Viewer viewer, PersonId id, Field field) {
        persons.forget(id, field);
        audit.record(viewer, "people.forget", "person:" + id.value(), Map.of("field", field.name()), null);
    }
}
