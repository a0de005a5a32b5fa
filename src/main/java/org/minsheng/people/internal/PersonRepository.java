package org.minsheng.people.internal;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.minsheng.people.IdentityNumber;
import org.minsheng.people.MaskedPerson;
import org.minsheng.people.Persons.Field;
import org.minsheng.people.SealedContact;
import org.minsheng.shared.PersonId;
import org.minsheng.shared.PhoneNumber;
import org.minsheng.shared.Vault;
import org.minsheng.shared.Viewer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads and writes {@code people.person}; the only place that seals for it. */
@Repository
class PersonRepository {

    private static final String PHONE = "phone";
    private static final String IDENTITY = "identity";
    private static final String NAME = "name";

    private final JdbcClient jdbc;
    private final Vault vault;

    PersonRepository(JdbcClient jdbc, Vault vault) {
        this.jdbc = jdbc;
        this.vault = vault;
    }

    SealedContact seal(PhoneNumber phone, @Nullable String name) {
        var told = name == null ? "" : name.strip();
        return new SealedContact(vault.index(PHONE, phone.digits()), vault.seal(phone.digits()),
            told.isEmpty() ? null : vault.seal(told), Masks.name(told), phone.masked());
    }

    byte[] phoneKey(PhoneNumber phone) {
        return vault.index(PHONE, phone.digits());
    }

    byte[] identityKey(IdentityNumber number) {
        return vault.index(IDENTITY, number.value());
    }

    List<PersonId> named(String name, int most) {
        return jdbc.sql("select id from people.person where name_index = :name order by id desc limit :most")
            .param("name", nameKey(name)).param("most", most).query(Long.class).list().stream()
            .map(PersonId::new).toList();
    }

    byte[] nameKey(String name) {
        return vault.index(NAME, name.replaceAll("\\s", ""));
    }

    PersonId withPhone(SealedContact contact) {
        return new PersonId(jdbc.sql("""
                select people.with_phone(:phoneIndex, :phoneSealed, :nameSealed::bytea, :maskedName, :maskedPhone)
                """)
            .param("phoneIndex", contact.phoneIndex())
            .param("phoneSealed", contact.phoneSealed())
            .param("nameSealed", contact.nameSealed())
            .param("maskedName", contact.maskedName())
            .param("maskedPhone", contact.maskedPhone())
            .query(Long.class).single());
    }

    Optional<PersonId> byPhone(PhoneNumber phone) {
        return jdbc.sql("""
                select id
                from people.person
                where phone_index = :index
                """)
            .param("index", vault.index(PHONE, phone.digits()))
            .query(Long.class).optional().map(PersonId::new);
    }

    Optional<PersonId> byIdentity(IdentityNumber number) {
        return jdbc.sql("""
                select id
                from people.person
                where identity_index = :index
                """)
            .param("index", vault.index(IDENTITY, number.value()))
            .query(Long.class).optional().map(PersonId::new);
    }

    Optional<PersonRow> find(PersonId id) {
        return jdbc.sql("select " + PersonRow.COLUMNS + """
                from people.person
                where id = :id
                """)
            .param("id", id.value())
            .query(PersonRow::of).optional();
    }

    List<PersonRow> find(Collection<PersonId> ids) {
        return jdbc.sql("select " + PersonRow.COLUMNS + """
                from people.person
                where id = any(:ids)
                """)
            .param("ids", ids.stream().map(PersonId::value).toArray(Long[]::new))
            .query(PersonRow::of).list();
    }

    List<MaskedPerson> masked(Collection<PersonId> ids) {
        return jdbc.sql("""
                select id, masked_name, masked_phone, masked_identity, masked_birth
                from people.person
                where id = any(:ids)
                """)
            .param("ids", ids.stream().map(PersonId::value).toArray(Long[]::new))
            .query(PersonRow::maskedOf).list();
    }

    Optional<String> language(PersonId id) {
        return jdbc.sql("select language from people.person where id = :id and language is not null")
            .param("id", id.value())
            .query(String.class).optional();
    }

    Map<PersonId, String> languages(Collection<PersonId> ids) {
        return jdbc.sql("select id, language from people.person where id = any(:ids) and language is not null")
            .param("ids", ids.stream().map(PersonId::value).toArray(Long[]::new))
            .query((row, number) -> Map.entry(new PersonId(row.getLong("id")), row.getString("language")))
            .list().stream().collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    void speaks(PersonId id, String language) {
        jdbc.sql("update people.person set language = :language where id = :id")
            .param("language", language)
            .param("id", id.value())
            .update();
    }

    /** Returns false when somebody else changed the person since {@code version}. */
    boolean identify(PersonId id, int version, String name, @Nullable IdentityNumber number) {
        return jdbc.sql("""
                update people.person
                set name_sealed = :name,
                    masked_name = :maskedName,
                    name_index = :nameIndex,
                    identity_index = coalesce(:index::bytea, identity_index),
                    identity_sealed = coalesce(:identity::bytea, identity_sealed),
                    masked_identity = coalesce(:maskedIdentity::text, masked_identity),
                    born_sealed = coalesce(:born::bytea, born_sealed),
                    masked_birth = coalesce(:maskedBirth::text, masked_birth),
                    version = version + 1,
                    changed_at = now()
                where id = :id
                    and version = :version
                    and erased_at is null
                """)
            .param("name", vault.seal(name))
            .param("nameIndex", nameKey(name))
            .param("born", number == null ? null : vault.seal(Births.told(number.born(), number.sex())))
            .param("maskedBirth", number == null ? null : Masks.birth(number.born()))
            .param("maskedName", Masks.name(name))
            .param("index", number == null ? null : vault.index(IDENTITY, number.value()))
            .param("identity", number == null ? null : vault.seal(number.value()))
            .param("maskedIdentity", number == null ? null : number.masked())
            .param("id", id.value())
            .param("version", version)
            .update() == 1;
    }

    /** Takes every value away; false when it was done before. */
    boolean erase(PersonId id, Instant at) {
        return jdbc.sql("""
                update people.person
                set phone_index = null, phone_sealed = null, phone_shared = null, masked_phone = '',
                    identity_index = null, identity_sealed = null, masked_identity = '',
                    name_index = null, name_sealed = null, masked_name = '',
                    born_sealed = null, masked_birth = '', language = null,
                    version = version + 1,
                    changed_at = :at,
                    erased_at = :at
                where id = :id
                    and erased_at is null
                """)
            .param("id", id.value())
            .param("at", at.atOffset(ZoneOffset.UTC))
            .update() == 1;
    }

    /** False when erased; else it stays as it is until the transaction ends. */
    List<MaskedPerson> hold(Collection<PersonId> ids) {
        return jdbc.sql("""
                select id, masked_name, masked_phone, masked_identity, masked_birth
                from people.person
                where id = any(:ids) and erased_at is null
                order by id
                for share
                """)
            .param("ids", ids.stream().map(PersonId::value).toArray(Long[]::new))
            .query(PersonRow::maskedOf).list();
    }

    boolean changePhone(PersonId id, PhoneNumber phone) {
        return jdbc.sql("""
                update people.person
                set phone_index = :index,
                    phone_sealed = :sealed,
                    phone_shared = null,
                    masked_phone = :masked,
                    version = version + 1,
                    changed_at = now()
                where id = :id
                    and not exists (
                        select
                        from people.person other
                        where other.phone_index = :index
                            and other.id <> :id
                    )
                """)
            .param("index", phoneKey(phone))
            .param("sealed", vault.seal(phone.digits()))
            .param("masked", phone.masked())
            .param("id", id.value())
            .update() == 1;
    }

    void forget(PersonId id, Field field) {
        jdbc.sql("update people.person set " + switch (field) {
            case NAME -> "name_index = null, name_sealed = null, masked_name = ''";
            case PHONE -> "phone_index = null, phone_sealed = null, phone_shared = null, masked_phone = ''";
            case IDENTITY_NUMBER -> "identity_index = null, identity_sealed = null, masked_identity = ''";
            case BIRTH -> "born_sealed = null, masked_birth = ''";
        } + ", version = version + 1 where id = :id")
            .param("id", id.value())
            .update();
    }

    /** One line for each person, viewer, subject and hour. */
    void seen(Viewer viewer, Collection<PersonId> people, String subject, Instant at) {
        jdbc.sql("""
                insert into people.viewing (person_id, hour, actor, subject, actor_name, at)
                select person, date_trunc('hour', :at::timestamptz), :actor, :subject, :name, :at
                from unnest(:people) person
                on conflict do nothing
                """)
            .param("at", at.atOffset(ZoneOffset.UTC))
            .param("actor", viewer.actor())
            .param("subject", subject)
            .param("name", viewer.name())
            .param("people", people.stream().map(PersonId::value).distinct().toArray(Long[]::new))
            .update();
    }
}
