package org.minsheng.grid.internal;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.RequestKey;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads and writes zones and units. */
@Repository
class PartBook {

    private static final String SELECT = """
        select part.id, part.name, part.grid, grid.code, grid.community, part.outline::text as outline, part.version,
            part.retired_at,
            (select count(*) from grid.door where door.%1$s = part.id and door.until is null) as doors, %2$s as keeper
        from grid.%1$s part
        join grid.grid on grid.id = part.grid
        """;
    private static final String KEEPER =
        "(select organisation from grid.zone_keeper where zone = part.id and until is null)";

    private final JdbcClient jdbc;

    PartBook(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private static String select(Part part) {
        return SELECT.formatted(part.table(), part == Part.ZONE ? KEEPER : "null::bigint");
    }

    private JdbcClient.StatementSpec sql(Part part, String rest) {
        return jdbc.sql(select(part) + rest);
    }

    private static PartRow row(Part part, java.sql.ResultSet row) throws java.sql.SQLException {
        return new PartRow(part, row.getLong("id"), row.getString("name"), row.getLong("grid"), row.getString("code"),
            new AreaCode(row.getString("community")), row.getString("outline"), row.getInt("version"),
            row.getTimestamp("retired_at") != null,
            row.getInt("doors"), Rows.id(row, "keeper"));
    }

    Optional<PartRow> find(Part part, long id) {
        return sql(part, " where part.id = :id").param("id", id).query((row, number) -> row(part, row)).optional();
    }

    /** Existing parts of a grid in the order they were made, at most 500. */
    List<PartRow> of(Part part, long grid) {
        return sql(part, " where part.grid = :grid and part.retired_at is null order by part.id limit 500")
            .param("grid", grid).query((row, number) -> row(part, row)).list();
    }

    Optional<Long> byKey(Part part, RequestKey key) {
        return jdbc.sql("select id from grid.%s where request_key = :key".formatted(part.table()))
            .param("key", key.value()).query(Long.class).optional();
    }

    /** Empty when the key or the name is taken. */
    Optional<Long> insert(Part part, long grid, String name, RequestKey key, Instant now) {
        return jdbc.sql("""
            insert into grid.%s (grid, name, request_key, created_at)
            values (:grid, :name, :key, :now)
            on conflict do nothing
            returning id
            """.formatted(part.table()))
            .param("grid", grid).param("name", name).param("key", key.value()).param("now", Timestamp.from(now))
            .query(Long.class).optional();
    }

    boolean nameTaken(Part part, long grid, String name, long except) {
        return jdbc.sql("""
                select exists (select
                from grid.%s
                where grid = :grid and name = :name and retired_at is null and id <> :except)
                """
                .formatted(part.table()))
            .param("grid", grid).param("name", name).param("except", except).query(Boolean.class).single();
    }

    boolean rename(Part part, long id, int version, String name) {
        return jdbc.sql("""
                update grid.%s
                set name = :name, version = version + 1
                where id = :id and version = :version and retired_at is null
                """
                .formatted(part.table()))
            .param("name", name).param("id", id).param("version", version).update() == 1;
    }

    boolean retire(Part part, long id, int version, Instant at) {
        return jdbc.sql("""
                update grid.%s
                set retired_at = :at, version = version + 1
                where id = :id and version = :version and retired_at is null
                """
                .formatted(part.table()))
            .param("at", Timestamp.from(at)).param("id", id).param("version", version).update() == 1;
    }

    /**
     * Moves a part with its doors to another grid of the community; a name that is taken there gets its old grid's
     * number.
     */
    void regrid(Part part, long id, long grid) {
        jdbc.sql("""
            update grid.%1$s part
            set grid = :grid, version = version + 1,
                name = case when exists (
                    select from grid.%1$s other
                    where other.grid = :grid and other.name = part.name and other.retired_at is null
                        and other.id <> part.id
                ) then left(part.name, 30) || '-' || (select right(code, 3) from grid.grid
                    where grid.id = part.grid) || '-' || part.id else part.name end
            where id = :id
            """.formatted(part.table()))
            .param("grid", grid).param("id", id).update();
    }

    /** Ends who keeps a zone, and begins with the next when there is one. */
    void keep(long zone, @Nullable Long organisation, Instant at) {
        jdbc.sql("update grid.zone_keeper set until = greatest(:at, since) where zone = :zone and until is null")
            .param("at", Timestamp.from(at)).param("zone", zone).update();
        if (organisation != null) {
            jdbc.sql("insert into grid.zone_keeper (zone, organisation, since) values (:zone, :organisation, :at)")
                .param("zone", zone).param("organisation", organisation).param("at", Timestamp.from(at)).update();
        }
    }
}
