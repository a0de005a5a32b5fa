package org.minsheng.volunteer.internal.team;

import java.time.Clock;
import java.util.Map;
import org.minsheng.people.PersonDetails;
import org.minsheng.people.Persons;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.AuditTrail;
import org.minsheng.shared.PersonId;
import org.minsheng.shared.PhoneNumber;
import org.minsheng.shared.RequestKey;
import org.minsheng.shared.Viewer;
import org.minsheng.volunteer.internal.Outcome;
import org.minsheng.volunteer.internal.Outcome.Done;
import org.minsheng.volunteer.internal.Outcome.Refused;
import org.minsheng.volunteer.internal.Rights;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** A community makes teams and says who is in them. */
@Component
class KeepingTeams {

    private final TeamBook book;
    private final Persons persons;
    private final AuditTrail audit;
    private final Clock clock;

    KeepingTeams(TeamBook book, Persons persons, AuditTrail audit, Clock clock) {
        this.book = book;
        this.persons = persons;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional
    public Outcome make(Viewer viewer, RequestKey key, AreaCode community, TeamKind kind, String name, String task) {
        if (community.level() != AreaCode.Level.COMMUNITY || !Rights.mayLead(viewer, community)) {
            return new Refused("community", "volunteer.refused.not-yours");
        }
        var made = book.add(key, community, kind, name, task, clock.instant());
        if (made.isEmpty()) {
            return book.byKey(key).<Outcome>map(Done::new)
                .orElseGet(() -> new Refused("name", "volunteer.team.refused.name"));
        }
        audit.record(viewer, "volunteer.make-team", "team:" + made.get(), null,
            Map.of("name", name, "kind", kind.name()));
        return new Done(made.get());
    }

    /** By phone, with which the person signs in. */
    @Transactional
    public Outcome join(Viewer viewer, long team, String name, PhoneNumber phone, boolean leads) {
        var known = book.find(team).orElse(null);
        if (known == null || !Rights.mayLead(viewer, known.community())) {
            return Outcome.NOT_YOURS;
        }
        var person = persons.register(new PersonDetails(name, null, phone, null, null));
        book.join(team, person, leads, clock.instant());
        audit.record(viewer, "volunteer.join-team", "team:" + team, null,
            Map.of("person", person.value(), "leads", leads));
        return new Done(team);
    }

    @Transactional
    public Outcome leave(Viewer viewer, long team, PersonId person) {
        var known = book.find(team).orElse(null);
        if (known == null || !Rights.mayLead(viewer, known.community())) {
            return Outcome.NOT_YOURS;
        }
        if (!book.leave(team, person, clock.instant())) {
            return Outcome.CHANGED_MEANWHILE;
        }
        audit.record(viewer, "volunteer.leave-team", "team:" + team, Map.of("person", person.value()), null);
        return new Done(team);
    }

    /** The team is no more; its shifts and what was done stay. */
    @Transactional
    public Outcome end(Viewer viewer, long team, int version) {
        var known = book.find(team).orElse(null);
        if (known == null || !Rights.mayLead(viewer, known.community())) {
            return Outcome.NOT_YOURS;
        }
        if (!book.end(team, version, clock.instant())) {
            return Outcome.CHANGED_MEANWHILE;
        }
        audit.record(viewer, "volunteer.end-team", "team:" + team, Map.of("name", known.name()), null);
        return new Done(team);
    }
}
