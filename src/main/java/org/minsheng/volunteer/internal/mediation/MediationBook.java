package org.minsheng.volunteer.internal.mediation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.minsheng.shared.AccountId;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.PersonId;
import org.minsheng.shared.PhoneNumber;
import org.minsheng.shared.RequestKey;
import org.minsheng.shared.Vault;
import org.minsheng.shared.Viewer;
import org.minsheng.volunteer.internal.Rights;
import org.minsheng.volunteer.internal.member.MembershipBook;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Cases with their parties and record; what people said and agreed is sealed. */
@Repository
class MediationBook {

    private final JdbcClient jdbc;
    private final Vault vault;

    MediationBook(JdbcClient jdbc, Vault vault) {
        this.jdbc = jdbc;
        this.vault = vault;
    }

    /** The newest first, from before the id; {@code state} empty for all that are not archived. */
    List<Mediation> list(Collection<AreaCode> areas, String state, long before, int limit) {
        return jdbc.sql("""
                select *
                from volunteer.mediation
                where community like any(:within)
                    and case when :state = '' then state <> 'ARCHIVED' else state = :state end
                    and (:before = 0 or id < :before)
                order by id desc
                limit :limit
                """)
            .param("within", Rights.within(areas)).param("state", state).param("before", before).param("limit", limit)
            .query(this::mediation).list();
    }

    long count(Collection<AreaCode> areas, String state) {
        return jdbc.sql("""
                select count(*)
                from volunteer.mediation
                where community like any(:within)
                    and case when :state = '' then state <> 'ARCHIVED' else state = :state end
                """)
            .param("within", Rights.within(areas)).param("state", state).query(Long.class).single();
    }

    Optional<Mediation> find(long id) {
        return jdbc.sql("select * from volunteer.mediation where id = :id").param("id", id)
            .query(this::mediation).optional();
    }

    Optional<Long> byKey(RequestKey key) {
        return jdbc.sql("select id from volunteer.mediation where request_key = :key").param("key", key.value())
            .query(Long.class).optional();
    }

    Optional<Long> open(Viewer viewer, RequestKey key, Mediation.Opening opening, Instant now) {
        var made = jdbc.sql("""
                insert into volunteer.mediation (request_key, community, kind, title, dispute_sealed, state,
                    mediator_name, mediator, accepted_at, accepted_by)
                values (:key, :community, :kind, :title, :dispute, 'ACCEPTED', :mediatorName, :mediator::bigint, :now,
                    :by::bigint)
                on conflict do nothing
                returning id
                """)
            .param("key", key.value())
            .param("community", opening.community().value())
            .param("kind", opening.kind().name())
            .param("title", opening.title())
            .param("dispute", vault.seal(opening.dispute()))
            .param("mediatorName", opening.mediatorName())
            .param("mediator", opening.mediator() == null ? null : opening.mediator().value())
            .param("now", now.atOffset(ZoneOffset.UTC))
            .param("by", viewer.account() == null ? null : viewer.account().value())
            .query(Long.class).optional();
        made.ifPresent(id -> parties(id, opening.parties()));
        return made;
    }

    private void parties(long id, List<Mediation.ClearParty> parties) {
        for (int at = 0; at < parties.size(); at++) {
            var party = parties.get(at);
            jdbc.sql("""
                    insert into volunteer.mediation_party (mediation, position, name_sealed, masked_name, phone_sealed,
                        masked_phone)
                    values (:id, :position, :name, :maskedName, :phone::bytea, :maskedPhone)
                    """)
                .param("id", id).param("position", at + 1).param("name", vault.seal(party.name()))
                .param("maskedName", masked(party.name()))
                .param("phone", party.phone().isEmpty() ? null : vault.seal(party.phone()))
                .param("maskedPhone", party.phone().isEmpty() ? "" : new PhoneNumber(party.phone()).masked())
                .update();
        }
    }

    /** 王**, as everywhere. */
    private static String masked(String name) {
        int first = name.offsetByCodePoints(0, 1);
        return name.substring(0, first) + "*".repeat(Math.max(1, name.codePointCount(first, name.length())));
    }

    List<Mediation.Party> parties(long id) {
        return jdbc.sql("""
                select position, masked_name, masked_phone
                from volunteer.mediation_party
                where mediation = :id
                order by position
                """)
            .param("id", id).query(Mediation.Party.class).list();
    }

    /** In the clear, after the reason was written down. */
    List<Mediation.ClearParty> clear(Viewer viewer, long id, String reason, Instant now) {
        jdbc.sql("""
                insert into volunteer.mediation_reading (mediation, at, actor, actor_name, reason)
                values (:id, :now, :actor, :name, :reason)
                """)
            .param("id", id).param("now", now.atOffset(ZoneOffset.UTC)).param("actor", viewer.actor())
            .param("name", viewer.name()).param("reason", reason)
            .update();
        return jdbc.sql("""
                select name_sealed, phone_sealed
                from volunteer.mediation_party
                where mediation = :id
                order by position
                """)
            .param("id", id)
            .query((row, n) -> new Mediation.ClearParty(vault.open(row.getBytes("name_sealed")),
                opened(row, "phone_sealed"))).list();
    }

    List<Mediation.Entry> entries(long id) {
        return jdbc.sql("""
                select at, by_name, kind, text_sealed
                from volunteer.mediation_entry
                where mediation = :id
                order by id
                limit 300
                """)
            .param("id", id)
            .query((row, n) -> new Mediation.Entry(row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getString("by_name"), row.getString("kind"), opened(row, "text_sealed"))).list();
    }

    void append(Viewer viewer, long id, String kind, String text, Instant now) {
        jdbc.sql("""
                insert into volunteer.mediation_entry (mediation, at, by_name, kind, text_sealed)
                values (:id, :now, :name, :kind, :text::bytea)
                """)
            .param("id", id).param("now", now.atOffset(ZoneOffset.UTC)).param("name", viewer.name()).param("kind", kind)
            .param("text", text.isEmpty() ? null : vault.seal(text))
            .update();
    }

    boolean agree(long id, int version, boolean written, String agreement, @Nullable LocalDate fulfilBy, Instant now) {
        return jdbc.sql("""
                update volunteer.mediation
                set state = :state, agreement_sealed = :agreement, agreed_at = :now, fulfil_by = :fulfilBy::date,
                    version = version + 1
                where id = :id
                    and version = :version
                    and state = 'ACCEPTED'
                """)
            .param("state", written ? MediationState.AGREED_IN_WRITING.name() : MediationState.AGREED_ORALLY.name())
            .param("agreement", vault.seal(agreement)).param("now", now.atOffset(ZoneOffset.UTC))
            .param("fulfilBy", fulfilBy).param("id", id)
            .param("version", version)
            .update() == 1;
    }

    boolean takeEffect(long id, int version, LocalDate day) {
        return jdbc.sql("""
                update volunteer.mediation
                set effective_on = :day, version = version + 1
                where id = :id
                    and version = :version
                    and state = 'AGREED_IN_WRITING'
                    and effective_on is null
                """)
            .param("day", day).param("id", id).param("version", version)
            .update() == 1;
    }

    boolean judicial(long id, int version, String what) {
        return jdbc.sql("""
                update volunteer.mediation
                set judicial = :what, version = version + 1
                where id = :id
                    and version = :version
                    and effective_on is not null
                    and judicial = ''
                """)
            .param("what", what).param("id", id).param("version", version)
            .update() == 1;
    }

    boolean move(long id, int version, MediationState from, MediationState to,
                 String archiveNumber, int minutes, Instant now) {
        return jdbc.sql("""
                update volunteer.mediation
                set state = :to, fulfilled_at = case when :to = 'FULFILLED' then :now else fulfilled_at end,
                    archived_at = case when :to = 'ARCHIVED' then :now end, archive_number = :archiveNumber,
                    minutes = case when :to = 'ARCHIVED' then :minutes end, version = version + 1
                where id = :id
                    and version = :version
                    and state = :from
                """)
            .param("to", to.name()).param("from", from.name()).param("now", now.atOffset(ZoneOffset.UTC))
            .param("archiveNumber", archiveNumber)
            .param("minutes", minutes).param("id", id).param("version", version)
            .update() == 1;
    }

    /** Whether it was the first reminder. */
    boolean reminded(long id, Instant now) {
        return jdbc.sql("update volunteer.mediation set reminded_at = :now where id = :id and reminded_at is null")
            .param("now", now.atOffset(ZoneOffset.UTC)).param("id", id).update() == 1;
    }

    private Mediation mediation(ResultSet row, int number) throws SQLException {
        long mediator = row.getLong("mediator");
        var person = row.wasNull() ? null : new PersonId(mediator);
        long by = row.getLong("accepted_by");
        var account = row.wasNull() ? null : new AccountId(by);
        return new Mediation(row.getLong("id"), new AreaCode(row.getString("community")),
            DisputeKind.valueOf(row.getString("kind")), row.getString("title"),
            vault.open(row.getBytes("dispute_sealed")), MediationState.valueOf(row.getString("state")),
            row.getString("mediator_name"), person, row.getObject("accepted_at", OffsetDateTime.class).toInstant(),
            account, opened(row, "agreement_sealed"), MembershipBook.instant(row, "agreed_at"),
            row.getObject("effective_on", LocalDate.class), row.getObject("fulfil_by", LocalDate.class),
            row.getString("judicial"), MembershipBook.instant(row, "reminded_at"),
            MembershipBook.instant(row, "archived_at"), row.getString("archive_number"), row.getInt("version"));
    }

    private String opened(ResultSet row, String column) throws SQLException {
        var sealed = row.getBytes(column);
        return sealed == null ? "" : vault.open(sealed);
    }
}
