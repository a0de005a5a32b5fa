package org.minsheng.grid.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.RequestKey;
import org.minsheng.shared.Viewer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The history of how communities were cut; it only grows. */
@Repository
class ChangeBook {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String SELECT = """
        select change.id, change.community, change.kind, change.detail::text as detail, change.undoes,
            change.actor_name, change.at,
            (select undone.id from grid.change undone where undone.undoes = change.id) as undone_by
        from grid.change
        """;

    /**
     * One change.
     *
     * @param words what its sentence says: names and counts
     */
    record Change(long id, AreaCode community, ChangeKind kind, List<String> words, JsonNode detail,
                  @Nullable Long undoneBy, String actorName,
                  Instant at) {
    }

    /** What a change touched, besides doors. */
    record Touched(Part part, long id) {
    }

    private final JdbcClient jdbc;

    ChangeBook(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param words for the sentence of its kind, @param more what undoing needs */
    long record(Viewer by, AreaCode community, ChangeKind kind,
                List<String> words, Map<String, ?> more, List<Touched> touched,
                @Nullable RequestKey key, @Nullable Long undoes, Instant at) {
        var detail = new HashMap<String, Object>(more);
        detail.put("words", words);
        long id = jdbc.sql("""
            insert into grid.change (community, kind, detail, undoes, request_key, actor, actor_name, at)
            values (:community, :kind, :detail::jsonb, :undoes, :key, :actor, :name, :at)
            returning id
            """)
            .param("community", community.value())
            .param("kind", kind.name())
            .param("detail", JSON.writeValueAsString(detail))
            .param("undoes", undoes)
            .param("key", key == null ? null : key.value())
            .param("actor", by.actor())
            .param("name", by.name())
            .param("at", Timestamp.from(at))
            .query(Long.class)
            .single();
        touch(id, touched);
        return id;
    }

    void touch(long change, List<Touched> touched) {
        jdbc.sql("""
            insert into grid.change_part (change, part, id)
            select :change, part, id
            from unnest(:parts, :ids) as asked (part, id)
            on conflict do nothing
            """)
            .param("change", change)
            .param("parts", touched.stream().map(one -> one.part().name()).toArray(String[]::new))
            .param("ids", touched.stream().map(Touched::id).toArray(Long[]::new))
            .update();
    }

    /** The history of an undoing is shown wherever that of the change is. */
    void touchSame(long change, long as) {
        jdbc.sql("""
            insert into grid.change_part (change, part, id)
            select :change, part, id
            from grid.change_part
            where change = :as
            """)
            .param("change", change).param("as", as).update();
    }

    Optional<Change> find(long id) {
        return jdbc.sql(SELECT + " where change.id = :id").param("id", id).query(ChangeBook::row).optional();
    }

    Optional<Change> byKey(RequestKey key) {
        return jdbc.sql(SELECT + " where change.request_key = :key").param("key", key.value()).query(ChangeBook::row)
            .optional();
    }

    /** The history of one grid, the latest first, before a change. */
    List<Change> of(long grid, long before, int limit) {
        return jdbc.sql(SELECT + """
             where change.id < :before
            and (change.id in (select change from grid.change_part where part = 'GRID' and id = :grid)
                or change.kind in ('FIRST_CUT', 'COMMUNITY_DRAWN')
                    and change.community = (select community from grid.grid where id = :grid))
            order by change.id desc
            limit :limit
            """)
            .param("grid", grid).param("before", before).param("limit", limit).query(ChangeBook::row).list();
    }

    private static Change row(ResultSet row, int number) throws SQLException {
        var detail = JSON.readTree(row.getString("detail"));
        var words = new ArrayList<String>();
        detail.path("words").forEach(word -> words.add(word.asString()));
        return new Change(row.getLong("id"), new AreaCode(row.getString("community")),
            ChangeKind.valueOf(row.getString("kind")), words, detail,
            Rows.id(row, "undone_by"), row.getString("actor_name"), row.getTimestamp("at").toInstant());
    }

    /** What each door that a change moved was in before and is in since: nothing where there is no row. */
    List<Moved> moved(long change) {
        return jdbc.sql("""
            select coalesce(opened.door, closed.door) as door, closed.grid, closed.zone, closed.unit,
                opened.id is not null as opened, opened.until is null as still,
                exists (select from grid.door now where now.door = coalesce(opened.door, closed.door)
                    and now.until is null) as somewhere
            from (select * from grid.door where opened_by = :change) opened
            full join (select * from grid.door where closed_by = :change) closed on closed.door = opened.door
            """)
            .param("change", change)
            .query((row, number) -> new Moved(
                new DoorBook.Placement(new AreaCode(row.getString("door")), Rows.id(row, "grid"), Rows.id(row, "zone"),
                Rows.id(row, "unit")),
                row.getBoolean("opened") ? row.getBoolean("still") : !row.getBoolean("somewhere")))
            .list();
    }

    /** @param untouched whether nothing has happened to the door since */
    record Moved(DoorBook.Placement before, boolean untouched) {
    }
}
