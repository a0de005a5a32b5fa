package org.minsheng.people.internal;

import static org.minsheng.shared.Columns.texts;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.minsheng.people.PersonDetails;
import org.minsheng.shared.PersonId;
import org.minsheng.shared.Vault;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Registers people by what was told about them, many in one statement; sealing is done before, outside the database.
 */
@Repository
class Registering {

    private static final int AT_ONCE = 1000;

    private final JdbcClient jdbc;
    private final PersonRepository persons;
    private final Vault vault;

    Registering(JdbcClient jdbc, PersonRepository persons, Vault vault) {
        this.jdbc = jdbc;
        this.persons = persons;
        this.vault = vault;
    }

    List<PersonId> register(List<PersonDetails> details) {
        var ids = new ArrayList<PersonId>(details.size());
        for (int from = 0; from < details.size(); from += AT_ONCE) {
            ids.addAll(some(details.subList(from, Math.min(details.size(), from + AT_ONCE))));
        }
        return ids;
    }

    private List<PersonId> some(List<PersonDetails> details) {
        return jdbc.sql("""
                select people.register(identity_index, identity_sealed, masked_identity, phone_index, phone_sealed,
                    masked_phone, name_index, name_sealed, masked_name, born_sealed, masked_birth)
                from unnest(:identityIndex::bytea[], :identity::bytea[], :maskedIdentity::text[], :phoneIndex::bytea[],
                        :phone::bytea[], :maskedPhone::text[], :nameIndex::bytea[], :name::bytea[], :maskedName::text[],
                        :born::bytea[], :maskedBirth::text[])
                    with ordinality as told (identity_index, identity_sealed, masked_identity, phone_index,
                        phone_sealed,
                        masked_phone, name_index, name_sealed, masked_name, born_sealed, masked_birth, position)
                order by position
                """)
            .param("identityIndex", bytes(details,
                one -> one.number() == null ? null : persons.identityKey(one.number())))
            .param("identity", bytes(details, one -> one.number() == null ? null : vault.seal(one.number().value())))
            .param("maskedIdentity", texts(details, one -> one.number() == null ? "" : one.number().masked()))
            .param("phoneIndex", bytes(details, one -> one.phone() == null ? null : persons.phoneKey(one.phone())))
            .param("phone", bytes(details, one -> one.phone() == null ? null : vault.seal(one.phone().digits())))
            .param("maskedPhone", texts(details, one -> one.phone() == null ? "" : one.phone().masked()))
            .param("nameIndex", bytes(details, one -> one.name().isEmpty() ? null : persons.nameKey(one.name())))
            .param("name", bytes(details, one -> one.name().isEmpty() ? null : vault.seal(one.name())))
            .param("maskedName", texts(details, one -> Masks.name(one.name())))
            .param("born", bytes(details, one -> one.born() == null ? null
                : vault.seal(Births.told(one.born(), one.sex()))))
            .param("maskedBirth", texts(details, one -> one.born() == null ? "" : Masks.birth(one.born())))
            .query(Long.class).list().stream().map(PersonId::new).toList();
    }

    /** Ciphers cost more than anything else here, so all cores take part. */
    private static byte[] @Nullable [] bytes(List<PersonDetails> details,
                                             Function<PersonDetails, byte @Nullable []> value) {
        return details.parallelStream().map(value).toArray(byte[][]::new);
    }
}
