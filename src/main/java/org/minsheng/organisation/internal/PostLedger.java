package org.minsheng.organisation.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.minsheng.organisation.PostId;
import org.minsheng.shared.OrganisationId;
import org.minsheng.shared.PersonId;
import org.minsheng.shared.RequestKey;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Writes posts, their duties and their holders. What is over gets an end and stays. */
@Repository
class PostLedger {

    /** What changes while the post exists; {@code version} guards against acting on an old screen. */
    record State(int version, Instant since, @Nullable Instant endedAt) {
    }

    private final JdbcClient jdbc;

    PostLedger(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<PostId> byKey(RequestKey key) {
        return jdbc.sql("""
                select id
                from organisation.post
                where request_key = :key
                """)
            .param("key", key.value())
            .query(Long.class).optional().map(PostId::new);
    }

    Optional<State> state(PostId id) {
        return jdbc.sql("""
                select version, since, ended_at
                from organisation.post
                where id = :id
                """)
            .param("id", id.value())
            .query((row, number) -> new State(row.getInt("version"), instant(row, "since"), ended(row, "ended_at")))
            .optional();
    }

    /** Empty when the key was used. */
    Optional<PostId> insert(OrganisationId organisation, PostData data, RequestKey key, Instant now) {
        return jdbc.sql("""
                insert into organisation.post (organisation_id, title, area_code, tier, request_key, since)
                values (:organisation, :title, :area, :tier, :key, :now)
                on conflict (request_key) do nothing
                returning id
                """)
            .param("organisation", organisation.value())
            .param("title", data.title())
            .param("area", data.area().value())
            .param("tier", data.tier().name())
            .param("key", key.value())
            .param("now", now.atOffset(ZoneOffset.UTC))
            .query(Long.class).optional().map(PostId::new);
    }

    /** Takes the next version; false when the post was changed since {@code version}, or is over. */
    boolean touch(PostId id, int version) {
        return jdbc.sql("""
                update organisation.post
                set version = version + 1
                where id = :id
                    and version = :version
                    and ended_at is null
                """)
            .param("id", id.value())
            .param("version", version)
            .update() == 1;
    }

    void describe(PostId id, PostData data) {
        jdbc.sql("""
                update organisation.post
                set title = :title,
                    area_code = :area,
                    tier = :tier
                where id = :id
                """)
            .param("id", id.value())
            .param("title", data.title())
            .param("area", data.area().value())
            .param("tier", data.tier().name())
            .update();
    }

    void end(PostId id, Instant now) {
        jdbc.sql("""
                update organisation.post
                set ended_at = :now
                where id = :id
                """)
            .param("id", id.value())
            .param("now", now.atOffset(ZoneOffset.UTC))
            .update();
    }

    /** Ends every duty that is not answered for exactly so any more. */
    void endDutiesExcept(PostId id, PostData data, Instant now) {
        jdbc.sql("""
                update organisation.post_duty
                set until = :now
                where post_id = :id
                    and until is null
                    and (duty <> all(:duties) or area_code <> :area or tier <> :tier)
                """)
            .param("id", id.value())
            .param("now", now.atOffset(ZoneOffset.UTC))
            .param("duties", data.duties().toArray(String[]::new))
            .param("area", data.area().value())
            .param("tier", data.tier().name())
            .update();
    }

    void endDuties(PostId id, Instant now) {
        jdbc.sql("""
                update organisation.post_duty
                set until = :now
                where post_id = :id
                    and until is null
                """)
            .param("id", id.value())
            .param("now", now.atOffset(ZoneOffset.UTC))
            .update();
    }

    /** Returns false when another post, committed or just being written, answers for one of the duties there. */
    boolean takeDuties(PostId id, PostData data, Instant now) {
        jdbc.sql("""
                insert into organisation.post_duty (post_id, duty, area_code, tier, since)
                select :id, duty, :area, :tier, :now
                from unnest(:duties::text[]) as listed (duty)
                order by duty
                on conflict do nothing
                """)
            .param("id", id.value())
            .param("duties", data.duties().toArray(String[]::new))
            .param("area", data.area().value())
            .param("tier", data.tier().name())
            .param("now", now.atOffset(ZoneOffset.UTC))
            .update();
        return taken(id).containsAll(data.duties());
    }

    private Collection<String> taken(PostId id) {
        return jdbc.sql("""
                select duty
                from organisation.post_duty
                where post_id = :id
                    and until is null
                """)
            .param("id", id.value())
            .query(String.class).set();
    }

    void vacate(PostId id, Instant now) {
        jdbc.sql("""
                update organisation.holding
                set until = :now
                where post_id = :id
                    and until is null
                """)
            .param("id", id.value())
            .param("now", now.atOffset(ZoneOffset.UTC))
            .update();
    }

    void appoint(PostId id, PersonId person, String name, Instant now) {
        jdbc.sql("""
                insert into organisation.holding (post_id, person_id, holder_name, since)
                values (:id, :person, :name, :now)
                """)
            .param("id", id.value())
            .param("person", person.value())
            .param("name", name)
            .param("now", now.atOffset(ZoneOffset.UTC))
            .update();
    }

    /** Newest first, at most a hundred. */
    List<Holding> holdings(PostId id) {
        return jdbc.sql("""
                select person_id, holder_name, since, until
                from organisation.holding
                where post_id = :id
                order by id desc
                limit 100
                """)
            .param("id", id.value())
            .query((row, number) -> new Holding(new PersonId(row.getLong("person_id")), row.getString("holder_name"),
                instant(row, "since"), ended(row, "until")))
            .list();
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static @Nullable Instant ended(ResultSet row, String column) throws SQLException {
        var at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
