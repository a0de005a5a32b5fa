package org.minsheng.people.internal;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.minsheng.people.HeldRecords;
import org.minsheng.shared.AuditTrail;
import org.minsheng.shared.PersonId;
import org.minsheng.shared.Viewer;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes back that people were made known: whoever was registered by mistake, and whom no module has come to know since.
 */
@Repository
class ForgettingPeople {

    private final JdbcClient jdbc;
    private final ObjectProvider<HeldRecords> records;
    private final AuditTrail audit;

    ForgettingPeople(JdbcClient jdbc, ObjectProvider<HeldRecords> records, AuditTrail audit) {
        this.jdbc = jdbc;
        this.records = records;
        this.audit = audit;
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public int forget(Viewer viewer, Collection<PersonId> people) {
        var left = new HashSet<>(people);
        // Others find a person by the phone alone, so those without one of their own are nobody else's.
        var reachable = reachable(people);
        records.orderedStream().forEach(held -> left.removeAll(held.among(reachable)));
        if (left.isEmpty()) {
            return 0;
        }
        int gone = jdbc.sql("""
                delete from people.person
                where id = any(:ids)
                    and not exists (select from people.unmasking where unmasking.person_id = person.id)
                    and not exists (select from people.viewing where viewing.person_id = person.id)
                """)
            .param("ids", numbers(left))
            .update();
        int emptied = jdbc.sql("""
                update people.person
                set phone_index = null, phone_sealed = null, phone_shared = null, masked_phone = '',
                    identity_index = null, identity_sealed = null, masked_identity = '',
                    name_index = null, name_sealed = null, masked_name = '',
                    born_sealed = null, masked_birth = '', language = null,
                    version = version + 1,
                    changed_at = now(),
                    erased_at = now()
                where id = any(:ids)
                    and erased_at is null
                """)
            .param("ids", numbers(left))
            .update();
        audit.record(viewer, "people.forget", "person:many", Map.of("people", gone + emptied), null);
        return gone + emptied;
    }

    private List<PersonId> reachable(Collection<PersonId> people) {
        return jdbc.sql("select id from people.person where id = any(:ids) and phone_index is not null")
            .param("ids", numbers(Set.copyOf(people)))
            .query(Long.class).list().stream().map(PersonId::new).toList();
    }

    private static Long[] numbers(Collection<PersonId> people) {
        return people.stream().map(PersonId::value).toArray(Long[]::new);
    }
}
