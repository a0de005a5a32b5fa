package org.minsheng.volunteer.internal.wish;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.PersonId;
import org.minsheng.shared.RequestKey;
import org.minsheng.volunteer.internal.Rights;
import org.minsheng.volunteer.internal.member.MembershipBook;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Wishes and what became of them. */
@Repository
class WishBook {

    private final JdbcClient jdbc;

    WishBook(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The oldest first, from after the id. */
    List<Wish> list(Collection<AreaCode> areas, WishState state, long after, int limit) {
        return jdbc.sql("""
                select *
                from volunteer.wish
                where community like any(:within)
                    and state = :state
                    and id > :after
                order by id
                limit :limit
                """)
            .param("within", Rights.within(areas))
            .param("state", state.name())
            .param("after", after)
            .param("limit", limit)
            .query(WishBook::wish).list();
    }

    long count(Collection<AreaCode> areas, WishState state) {
        return jdbc.sql("select count(*) from volunteer.wish where community like any(:within) and state = :state")
            .param("within", Rights.within(areas)).param("state", state.name()).query(Long.class).single();
    }

    /** What a person wished or claimed, the newest first. */
    List<Wish> of(PersonId person) {
        return jdbc.sql("""
                select *
                from volunteer.wish
                where filed_by = :person
                    or claimed_by = :person
                order by id desc
                limit 50
                """)
            .param("person", person.value())
            .query(WishBook::wish).list();
    }

    Optional<Wish> find(long id) {
        return jdbc.sql("select * from volunteer.wish where id = :id").param("id", id).query(WishBook::wish).optional();
    }

    Optional<Long> byKey(RequestKey key) {
        return jdbc.sql("select id from volunteer.wish where request_key = :key").param("key", key.value())
            .query(Long.class).optional();
    }

    Optional<Long> add(RequestKey key, AreaCode community, String title, String detail, @Nullable PersonId filedBy,
                       String filedByName, WishState state, Instant now) {
        return jdbc.sql("""
                insert into volunteer.wish (request_key, community, title, detail, filed_by, filed_by_name, state,
                    filed_at)
                values (:key, :community, :title, :detail, :filedBy::bigint, :filedByName, :state, :now)
                on conflict do nothing
                returning id
                """)
            .param("key", key.value())
            .param("community", community.value())
            .param("title", title)
            .param("detail", detail)
            .param("filedBy", filedBy == null ? null : filedBy.value())
            .param("filedByName", filedByName)
            .param("state", state.name())
            .param("now", now.atOffset(ZoneOffset.UTC))
            .query(Long.class).optional();
    }

    boolean claim(long id, int version, PersonId person, Instant now) {
        return jdbc.sql("""
                update volunteer.wish
                set state = 'CLAIMED', claimed_by = :person, claimed_at = :now, version = version + 1
                where id = :id
                    and version = :version
                    and state = 'OPEN'
                """)
            .param("person", person.value()).param("now", now.atOffset(ZoneOffset.UTC))
            .param("id", id).param("version", version)
            .update() == 1;
    }

    boolean done(long id, int version, PersonId person, String note, Instant now) {
        return jdbc.sql("""
                update volunteer.wish
                set state = 'DONE', done_at = :now, done_note = :note, version = version + 1
                where id = :id
                    and version = :version
                    and state = 'CLAIMED'
                    and claimed_by = :person
                """)
            .param("now", now.atOffset(ZoneOffset.UTC)).param("note", note).param("id", id).param("version", version)
            .param("person", person.value())
            .update() == 1;
    }

    boolean thank(long id, int version, String thanks, int minutes) {
        return jdbc.sql("""
                update volunteer.wish
                set state = 'THANKED', thanks = :thanks, minutes = :minutes, version = version + 1
                where id = :id
                    and version = :version
                    and state = 'DONE'
                """)
            .param("thanks", thanks).param("minutes", minutes).param("id", id).param("version", version)
            .update() == 1;
    }

    /** A claim that is given back frees the wish for others. */
    boolean move(long id, int version, WishState from, WishState to, String reason) {
        return jdbc.sql("""
                update volunteer.wish
                set state = :to, reason = :reason, claimed_by = case when :to = 'OPEN' then null else claimed_by end,
                    claimed_at = case when :to = 'OPEN' then null else claimed_at end, version = version + 1
                where id = :id
                    and version = :version
                    and state = :from
                """)
            .param("to", to.name()).param("reason", reason).param("id", id)
            .param("version", version).param("from", from.name())
            .update() == 1;
    }

    private static Wish wish(ResultSet row, int number) throws SQLException {
        return new Wish(row.getLong("id"), new AreaCode(row.getString("community")),
            row.getString("title"), row.getString("detail"), person(row, "filed_by"), row.getString("filed_by_name"),
            WishState.valueOf(row.getString("state")), row.getObject("filed_at", OffsetDateTime.class).toInstant(),
            person(row, "claimed_by"), MembershipBook.instant(row, "claimed_at"),
            MembershipBook.instant(row, "done_at"), row.getString("done_note"), row.getString("thanks"),
            row.getInt("minutes"), row.getString("reason"), row.getInt("version"));
    }

    private static @Nullable PersonId person(ResultSet row, String column) throws SQLException {
        long person = row.getLong(column);
        return row.wasNull() ? null : new PersonId(person);
    }
}
