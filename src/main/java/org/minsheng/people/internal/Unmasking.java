package org.minsheng.people.internal;

import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.minsheng.people.Persons.Field;
import org.minsheng.shared.AuditTrail;
import org.minsheng.shared.PersonId;
import org.minsheng.shared.PhoneNumber;
import org.minsheng.shared.Role;
import org.minsheng.shared.Vault;
import org.minsheng.shared.Viewer;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Shows somebody at a desk one whole value of one person, after writing down who saw it and why (PIPL art. 51). */
@Service
class Unmasking {

    static final Role[] DESKS = {Role.DESK_CLERK, Role.COMMUNITY_SECRETARY, Role.TOWN_DISPATCHER};
    private static final Role[] VISITORS = {Role.DESK_CLERK, Role.COMMUNITY_SECRETARY,
        Role.TOWN_DISPATCHER, Role.GRID_WORKER};

    private final PersonRepository persons;
    private final UnmaskingLog log;
    private final Vault vault;
    private final AuditTrail audit;
    private final Clock clock;

    Unmasking(PersonRepository persons, UnmaskingLog log, Vault vault, AuditTrail audit, Clock clock) {
        this.persons = persons;
        this.log = log;
        this.vault = vault;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional
    public String unmask(Viewer viewer, PersonId id, Field field, String reason) {
        if (!viewer.has(field == Field.NAME || field == Field.PHONE ? VISITORS : DESKS)) {
            throw new AccessDeniedException("only a desk, and a grid worker for name and phone");
        }
        return logged(viewer, id, field, reason);
    }

    /** For whoever has a task at this person; whether it is theirs is known where the task is. */
    @Transactional
    public Optional<PhoneNumber> call(Viewer viewer, PersonId id, String reason) {
        var digits = logged(viewer, id, Field.PHONE, reason);
        return digits.isEmpty() ? Optional.empty() : Optional.of(new PhoneNumber(digits));
    }

    private String logged(Viewer viewer, PersonId id, Field field, String reason) {
        var person = persons.find(id).orElseThrow(() -> new IllegalArgumentException("no person " + id.value()));
        log.append(viewer, id, field, reason.strip(), clock.instant());
        audit.record(viewer, "people.unmask", "person:" + id.value(), null, Map.of("field", field.name()));
        var sealed = person.sealed(field);
        var whole = sealed == null ? "" : vault.open(sealed);
        return field == Field.BIRTH && !whole.isEmpty() ? Births.date(whole).toString() : whole;
    }
}
