package org.minsheng.people.internal;

import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.minsheng.people.MaskedPerson;
import org.minsheng.people.Persons.Field;
import org.minsheng.shared.AuditTrail;
import org.minsheng.shared.PersonId;
import org.minsheng.shared.Vault;
import org.minsheng.shared.Viewer;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Opens values of many people for a table that a second person has allowed; each stands in the log of unmaskings like
 * any other.
 */
@Service
class UnmaskingMany {

    private final PersonRepository persons;
    private final UnmaskingLog log;
    private final Vault vault;
    private final AuditTrail audit;
    private final Clock clock;

    UnmaskingMany(PersonRepository persons, UnmaskingLog log, Vault vault, AuditTrail audit, Clock clock) {
        this.persons = persons;
        this.log = log;
        this.vault = vault;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional
    public Map<PersonId, MaskedPerson> unmask(Viewer viewer, Collection<PersonId> ids,
                                              Set<Field> fields, String reason) {
        if (!viewer.has(Unmasking.DESKS)) {
            throw new AccessDeniedException("only a desk may unmask");
        }
        var rows = persons.find(ids);
        for (var field : fields) {
            log.append(viewer, rows.stream().filter(row -> row.sealed(field) != null)
                .map(row -> row.masked().id()).toList(), field, reason,
                clock.instant());
        }
        audit.record(viewer, "people.unmask-many", "persons:" + rows.size(), null,
            Map.of("fields", fields.toString(), "reason", reason));
        var whole = new HashMap<PersonId, MaskedPerson>();
        rows.forEach(row -> whole.put(row.masked().id(),
            new MaskedPerson(row.masked().id(), value(row, Field.NAME, fields),
                value(row, Field.PHONE, fields), value(row, Field.IDENTITY_NUMBER, fields),
                value(row, Field.BIRTH, fields))));
        return whole;
    }

    private String value(PersonRow row, Field field, Set<Field> fields) {
        var sealed = row.sealed(field);
        if (sealed == null || !fields.contains(field)) {
            return row.masked().of(field);
        }
        var whole = vault.open(sealed);
        return field == Field.BIRTH ? Births.date(whole).toString() : whole;
    }
}
