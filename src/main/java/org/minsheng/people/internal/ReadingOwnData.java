package org.minsheng.people.internal;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.minsheng.people.OwnData;
import org.minsheng.shared.AuditTrail;
import org.minsheng.shared.PersonId;
import org.minsheng.shared.Vault;
import org.minsheng.shared.Viewer;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Shows a person what is kept about this very person, whole (PIPL art. 45). */
@Service
class ReadingOwnData {

    private final PersonRepository persons;
    private final Vault vault;
    private final AuditTrail audit;

    ReadingOwnData(PersonRepository persons, Vault vault, AuditTrail audit) {
        this.persons = persons;
        this.vault = vault;
        this.audit = audit;
    }

    @Transactional
    public OwnData read(Viewer viewer, PersonId id) {
        if (!id.equals(viewer.person())) {
            throw new AccessDeniedException("only one's own data is shown whole");
        }
        var row = persons.find(id).orElseThrow(() -> new IllegalArgumentException("no person " + id.value()));
        audit.record(viewer, "people.read-own", "person:" + id.value(), null, Map.of());
        var born = open(row.born());
        return new OwnData(open(row.name()), open(row.phone()), open(row.identity()),
            born.isEmpty() ? null : Births.date(born), Births.sex(born));
    }

    private String open(byte @Nullable [] sealed) {
        return sealed == null ? "" : vault.open(sealed);
    }
}
