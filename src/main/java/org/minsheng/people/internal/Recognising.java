package org.minsheng.people.internal;

import static org.minsheng.shared.Columns.texts;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.minsheng.people.PersonDetails;
import org.minsheng.people.RecognisedPerson;
import org.minsheng.shared.PersonId;
import org.minsheng.shared.Vault;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Compares what is told about many with what is known, by keyed indexes, and fills what was empty. */
@Repository
class Recognising {

    private static final int AT_ONCE = 2_000;

    private final JdbcClient jdbc;
    private final PersonRepository persons;
    private final Vault vault;

    Recognising(JdbcClient jdbc, PersonRepository persons, Vault vault) {
        this.jdbc = jdbc;
        this.persons = persons;
        this.vault = vault;
    }

    List<RecognisedPerson> recognise(List<PersonDetails> details) {
        var found = new ArrayList<RecognisedPerson>(details.size());
        for (int from = 0; from < details.size(); from += AT_ONCE) {
            found.addAll(some(details.subList(from, Math.min(details.size(), from + AT_ONCE))));
        }
        return found;
    }

    /** The same rules by which {@code people.register} decides who it is. */
    private List<RecognisedPerson> some(List<PersonDetails> details) {
        return jdbc.sql("""
                select person.id, person.masked_name,
                    told.name_index is not null and coalesce(person.name_index <> told.name_index,
                        person.masked_name <> '' and person.masked_name <> told.masked_name) as name_differs,
                    told.phone_index is not null and person.masked_phone <> ''
                        and coalesce(person.phone_index <> told.phone_index,
                            person.masked_phone <> told.masked_phone) as phone_differs,
                    told.identity_index is not null and person.identity_index is null
                        or told.phone_index is not null and person.masked_phone = ''
                        or told.name_index is not null and person.name_sealed is null
                        or told.born and person.born_sealed is null as fills
                from unnest(:identityIndex::bytea[], :phoneIndex::bytea[], :nameIndex::bytea[], :maskedName::text[],
                    :maskedPhone::text[],
                        :born::boolean[])
                    with ordinality as told (identity_index, phone_index, name_index, masked_name, masked_phone, born,
                        position)
                left join lateral (
                    select 1 as rank, person.*
                    from people.person
                    where person.identity_index = told.identity_index
                    union all
                    select 2, person.*
                    from people.person
                    where person.phone_index = told.phone_index
                        and (person.identity_index is null or told.identity_index is null)
                        and (person.name_sealed is null or person.name_index = told.name_index
                            or person.name_index is null and person.masked_name = told.masked_name)
                    order by rank
                    limit 1
                ) person on true
                order by told.position
                """)
            .param("identityIndex", bytes(details,
                one -> one.number() == null ? null : persons.identityKey(one.number())))
            .param("phoneIndex", bytes(details, one -> one.phone() == null ? null : persons.phoneKey(one.phone())))
            .param("nameIndex", bytes(details, one -> one.name().isEmpty() ? null : persons.nameKey(one.name())))
            .param("maskedName", texts(details, one -> Masks.name(one.name())))
            .param("maskedPhone", texts(details, one -> one.phone() == null ? "" : one.phone().masked()))
            .param("born", details.stream().map(one -> one.born() != null).toArray(Boolean[]::new))
            .query((row, number) -> {
                long id = row.getLong("id");
                return row.wasNull() ? new RecognisedPerson(null, "", false, false, false)
                    : new RecognisedPerson(new PersonId(id), row.getString("masked_name"),
                        row.getBoolean("name_differs"), row.getBoolean("phone_differs"), row.getBoolean("fills"));
            })
            .list();
    }

    /**
     * Fills what is empty of people who are known by something else, such as their name in a home; a number of another
     * is left out.
     */
    void complete(List<PersonId> ids, List<PersonDetails> details) {
        jdbc.sql("""
                update people.person
                set identity_index = coalesce(person.identity_index, fresh.identity_index),
                    identity_sealed = case when person.identity_index is null
                    and fresh.identity_index is not null then told.identity
                        else person.identity_sealed end,
                    masked_identity = case when person.identity_index is null
                    and fresh.identity_index is not null then told.masked_identity
                        else person.masked_identity end,
                    phone_shared = case when person.masked_phone = '' then told.phone else person.phone_shared end,
                    masked_phone = coalesce(nullif(person.masked_phone, ''), told.masked_phone),
                    born_sealed = coalesce(person.born_sealed, told.born),
                    masked_birth = coalesce(nullif(person.masked_birth, ''), told.masked_birth),
                    version = person.version + 1,
                    changed_at = now()
                from unnest(:ids::bigint[], :identityIndex::bytea[], :identity::bytea[], :maskedIdentity::text[],
                    :phone::bytea[],
                        :maskedPhone::text[], :born::bytea[], :maskedBirth::text[])
                    as told (id, identity_index, identity, masked_identity, phone, masked_phone, born, masked_birth)
                left join lateral (
                    select told.identity_index
                    where not exists (select from people.person other where other.identity_index = told.identity_index)
                ) fresh on true
                where person.id = told.id
                    and person.erased_at is null
                """)
            .param("ids", ids.stream().map(PersonId::value).toArray(Long[]::new))
            .param("identityIndex", bytes(details,
                one -> one.number() == null ? null : persons.identityKey(one.number())))
            .param("identity", bytes(details, one -> one.number() == null ? null : vault.seal(one.number().value())))
            .param("maskedIdentity", texts(details, one -> one.number() == null ? "" : one.number().masked()))
            .param("phone", bytes(details, one -> one.phone() == null ? null : vault.seal(one.phone().digits())))
            .param("maskedPhone", texts(details, one -> one.phone() == null ? "" : one.phone().masked()))
            .param("born", bytes(details, one -> one.born() == null ? null
                : vault.seal(Births.told(one.born(), one.sex()))))
            .param("maskedBirth", texts(details, one -> one.born() == null ? "" : Masks.birth(one.born())))
            .update();
    }

    /** Ciphers cost more than anything else here, so all cores take part. */
    private static byte[] @Nullable [] bytes(List<PersonDetails> details,
                                             Function<PersonDetails, byte @Nullable []> value) {
        return details.parallelStream().map(value).toArray(byte[][]::new);
    }
}
