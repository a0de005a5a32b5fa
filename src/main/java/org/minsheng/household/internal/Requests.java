package org.minsheng.household.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.minsheng.household.HouseholdId;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.PersonId;
import org.minsheng.shared.RequestKey;
import org.minsheng.shared.Slice;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What people ask for about their own data, in {@code household.request}. */
@Repository
public class Requests {

    /** What is asked: that something be put right (PIPL art. 46), or that all be erased (art. 47). */
    public enum Kind { CORRECTION, ERASURE }

    /** Everything but {@code OPEN} is final. */
    public enum State { OPEN, DONE, PARTLY, REFUSED, WITHDRAWN }

    /** @param community where it is decided: the community of the household, or a county when there is none */
    @SuppressWarnings("ArrayRecordComponent")
    public record Request(long id, Kind kind, PersonId person, @Nullable HouseholdId household, AreaCode community,
                          byte @Nullable [] body,
                          State state, int version, Instant filedAt, Instant dueAt, @Nullable Instant decidedAt,
                          String decidedBy,
                          String answer) {

        static Request of(ResultSet row, int number) throws SQLException {
            long household = row.getLong("household");
            var at = row.wasNull() ? null : new HouseholdId(household);
            var decided = row.getObject("decided_at", OffsetDateTime.class);
            return new Request(row.getLong("id"), Kind.valueOf(row.getString("kind")),
                new PersonId(row.getLong("person")), at,
                new AreaCode(row.getString("community")), row.getBytes("body_sealed"),
                State.valueOf(row.getString("state")),
                row.getInt("version"), row.getObject("filed_at", OffsetDateTime.class).toInstant(),
                row.getObject("due_at", OffsetDateTime.class).toInstant(), decided == null ? null : decided.toInstant(),
                row.getString("decided_by"), row.getString("answer"));
        }
    }

    private static final String SELECT = """
        select id, kind, person, household, community, body_sealed, state, version, filed_at, due_at, decided_at,
            decided_by, answer
        from household.request
        """;

    private final JdbcClient jdbc;

    Requests(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Empty when the same form came before, or when the person's erasure is asked for already. */
    Optional<Long> insert(Kind kind, PersonId person, @Nullable HouseholdId household, AreaCode community,
                          byte @Nullable [] body,
                          RequestKey key, Instant now, Instant due) {
        return jdbc.sql("""
                insert into household.request (kind, person, household, community, body_sealed, request_key, filed_at,
                    due_at)
                values (:kind, :person, :household::bigint, :community, :body::bytea, :key, :now, :due)
                on conflict do nothing
                returning id
                """)
            .param("kind", kind.name())
            .param("person", person.value())
            .param("household", household == null ? null : household.value())
            .param("community", community.value())
            .param("body", body)
            .param("key", key.value())
            .param("now", now.atOffset(ZoneOffset.UTC))
            .param("due", due.atOffset(ZoneOffset.UTC))
            .query(Long.class).optional();
    }

    public Optional<Request> find(long id) {
        return jdbc.sql(SELECT + "where id = :id")
            .param("id", id)
            .query(Request::of).optional();
    }

    public List<Request> of(PersonId person) {
        return jdbc.sql(SELECT + """
                where person = :person
                order by id desc
                limit 50
                """)
            .param("person", person.value())
            .query(Request::of).list();
    }

    /** Open ones within the areas, by deadline. */
    public Slice<Request> open(Collection<AreaCode> areas, @Nullable Long after, int size) {
        return Slice.of(jdbc.sql(SELECT + """
                where state = 'OPEN'
                    and community ^@ any(:areas)
                    and (:after::bigint is null or (due_at, id) > (
                        select last.due_at, last.id
                        from household.request last
                        where last.id = :after
                    ))
                order by due_at, id
                limit :size + 1
                """)
            .param("areas", areas.stream().map(AreaCode::value).toArray(String[]::new))
            .param("after", after)
            .param("size", size)
            .query(Request::of).list(), size, request -> Long.toString(request.id()));
    }

    /** Decided ones within the areas, the latest first. */
    public Slice<Request> decided(Collection<AreaCode> areas, @Nullable Long after, int size) {
        return Slice.of(jdbc.sql(SELECT + """
                where state <> 'OPEN'
                    and community ^@ any(:areas)
                    and id < :after
                order by id desc
                limit :size + 1
                """)
            .param("areas", areas.stream().map(AreaCode::value).toArray(String[]::new))
            .param("after", after == null ? Long.MAX_VALUE : after)
            .param("size", size)
            .query(Request::of).list(), size, request -> Long.toString(request.id()));
    }

    /** False when it was decided, or withdrawn, meanwhile. */
    boolean close(long id, int version, State state, String by, String answer, Instant now) {
        return jdbc.sql("""
                update household.request
                set state = :state,
                    decided_at = :now,
                    decided_by = :by,
                    answer = :answer,
                    body_sealed = case when kind = 'ERASURE' or :state = 'WITHDRAWN' then null else body_sealed end,
                    version = version + 1
                where id = :id
                    and version = :version
                    and state = 'OPEN'
                """)
            .param("id", id)
            .param("version", version)
            .param("state", state.name())
            .param("by", by)
            .param("answer", answer)
            .param("now", now.atOffset(ZoneOffset.UTC))
            .update() == 1;
    }

    /** What the person wrote goes with the person; that there was a request stays as proof that it was answered. */
    void forget(PersonId person, Instant now) {
        jdbc.sql("""
                update household.request
                set body_sealed = null,
                    answer = '',
                    state = case when state = 'OPEN' then 'WITHDRAWN' else state end,
                    decided_at = coalesce(decided_at, :now),
                    version = version + 1
                where person = :person
                """)
            .param("person", person.value())
            .param("now", now.atOffset(ZoneOffset.UTC))
            .update();
    }
}
