package org.minsheng.grid.internal;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.minsheng.grid.GridId;
import org.minsheng.grid.GridKind;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.RequestKey;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads and writes {@code grid.grid}. */
@Repository
class GridBook {

    /**
     * @param areas what the reader may see,
     * @param area what the list is narrowed to, null for all of it,
     * @param own only these, all when empty
     */
    record Filter(List<AreaCode> areas, @Nullable AreaCode area, String words, @Nullable GridKind kind, boolean retired,
                  Collection<GridId> own) {
    }

    /** A line of the list, counted. */
    record Line(GridRow row, int doors, int zones, int units) {
    }

    private final JdbcClient jdbc;

    GridBook(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<GridRow> find(String code) {
        return jdbc.sql("select %s from grid.grid where code = :code".formatted(GridRow.COLUMNS)).param("code", code)
            .query(GridRow::of).optional();
    }

    Optional<GridRow> byId(long id) {
        return jdbc.sql("select %s from grid.grid where id = :id".formatted(GridRow.COLUMNS)).param("id", id)
            .query(GridRow::of).optional();
    }

    Optional<GridRow> byKey(RequestKey key) {
        return jdbc.sql("select %s from grid.grid where request_key = :key".formatted(GridRow.COLUMNS))
            .param("key", key.value()).query(GridRow::of).optional();
    }

    /** By code, from after the cursor. */
    List<Line> list(Filter filter, String after, int limit) {
        return jdbc.sql("""
            select %s,
                (select count(*) from grid.door where door.now_grid = grid.id and door.until is null) as doors,
                (select count(*) from grid.zone where zone.grid = grid.id and zone.retired_at is null) as zones,
                (select count(*) from grid.unit where unit.grid = grid.id and unit.retired_at is null) as units
            from grid.grid
            where exists (select from unnest(:areas) as area (code) where grid.community like area.code || '%%')
            and grid.community like :area
            and (:kind::text is null or grid.kind = :kind)
            and (grid.name like :words or grid.code like :words)
            and (grid.retired_at is not null) = :retired
            and (cardinality(:own::bigint[]) = 0 or grid.id = any(:own))
            and grid.code > :after
            order by grid.code
            limit :limit
            """.formatted(GridRow.COLUMNS))
            .param("areas", Rows.codes(filter.areas()))
            .param("area", filter.area() == null ? "%" : filter.area().value() + "%")
            .param("kind", filter.kind() == null ? null : filter.kind().name())
            .param("words", "%" + filter.words().replaceAll("([\\\\%_])", "\\\\$1") + "%")
            .param("retired", filter.retired())
            .param("own", filter.own().stream().map(GridId::value).toArray(Long[]::new))
            .param("after", after)
            .param("limit", limit)
            .query((row, number) -> new Line(GridRow.of(row, number), row.getInt("doors"), row.getInt("zones"),
            row.getInt("units")))
            .list();
    }

    List<GridRow> of(AreaCode community) {
        return jdbc.sql(
            "select %s from grid.grid where community = :community and retired_at is null order by code".formatted(
            GridRow.COLUMNS))
            .param("community", community.value())
            .query(GridRow::of)
            .list();
    }

    /** Existing grids of all communities within an area, at most 2,000. */
    List<GridRow> within(AreaCode area) {
        return jdbc.sql("""
            select %s from grid.grid
            where community >= :from and community < :end
            and retired_at is null
            order by code
            limit 2000
            """.formatted(GridRow.COLUMNS))
            .param("from", area.value()).param("end", Rows.end(area)).query(GridRow::of).list();
    }

    /** The next number that no grid of the community ever had; special grids begin at 801, out of the way. */
    int nextSerial(AreaCode community, GridKind kind) {
        return jdbc.sql("""
            select coalesce(max(serial), :first - 1) + 1 from grid.grid
            where community = :community
            and serial >= :first
            and (:first > 800 or serial <= 800)
            """)
            .param("community", community.value())
            .param("first", kind == GridKind.SPECIAL ? 801 : 1)
            .query(Integer.class)
            .single();
    }

    boolean nameTaken(AreaCode community, String name, long except) {
        return jdbc.sql("""
            select exists (
                select from grid.grid where community = :community and name = :name and retired_at is null
                    and id <> :except
            )
            """)
            .param("community", community.value()).param("name", name).param("except", except).query(Boolean.class)
            .single();
    }

    /** Empty when the key, the number or the name is taken. */
    Optional<Long> insert(AreaCode community, int serial, String name, GridKind kind, RequestKey key, Instant now) {
        return jdbc.sql("""
            insert into grid.grid (community, serial, name, kind, request_key, created_at)
            values (:community, :serial, :name, :kind, :key, :now)
            on conflict do nothing
            returning id
            """)
            .param("community", community.value())
            .param("serial", serial)
            .param("name", name)
            .param("kind", kind.name())
            .param("key", key.value())
            .param("now", Timestamp.from(now))
            .query(Long.class)
            .optional();
    }

    boolean update(long id, int version, String name, GridKind kind) {
        return jdbc.sql("""
            update grid.grid set name = :name, kind = :kind, version = version + 1
            where id = :id and version = :version and retired_at is null
            """)
            .param("name", name).param("kind", kind.name()).param("id", id).param("version", version).update() == 1;
    }

    void retire(long id, Instant at) {
        jdbc.sql("update grid.grid set retired_at = :at, version = version + 1 where id = :id and retired_at is null")
            .param("at", Timestamp.from(at)).param("id", id).update();
    }

    void restore(long id) {
        jdbc.sql("update grid.grid set retired_at = null, version = version + 1 where id = :id").param("id", id)
            .update();
    }

    /** @param version null to write whatever version is there */
    boolean draw(Part part, long id, @Nullable Integer version, @Nullable String outline) {
        return jdbc.sql("""
            update grid.%s set outline = :outline::jsonb, version = version + 1
            where id = :id and (:version::int is null or version = :version)
            """.formatted(part.table()))
            .param("outline", outline).param("id", id).param("version", version).update() == 1;
    }

    /** @param version zero before anybody drew it */
    record Drawn(@Nullable String outline, int version) {
    }

    Drawn outlineOf(AreaCode community) {
        return jdbc.sql("select outline::text, version from grid.community where code = :code")
            .param("code", community.value())
            .query(Drawn.class).optional().orElse(new Drawn(null, 0));
    }

    /** How many households a grid of this county has by custom; empty while nobody has said it. */
    Optional<Integer> customOf(AreaCode area) {
        return area.value().length() < AreaCode.Level.COUNTY.digits() ? Optional.empty()
            : jdbc.sql("select households_per_grid from grid.county where code = :code")
            .param("code", area.county().value())
                .query(Integer.class).optional();
    }

    Map<AreaCode, String> outlinesOfCommunities(Collection<AreaCode> communities) {
        Map<AreaCode, String> outlines = new HashMap<>();
        jdbc.sql("select code, outline::text from grid.community where code = any(:codes) and outline is not null")
            .param("codes", Rows.codes(communities))
            .query(row -> {
                outlines.put(new AreaCode(row.getString(1)), row.getString(2));
            });
        return outlines;
    }

    /**
     * @param version that was read, zero for none, null to write whatever is there. False when it is another by now.
     */
    boolean drawCommunity(AreaCode community, @Nullable Integer version, @Nullable String outline) {
        return jdbc.sql("""
            insert into grid.community (code, outline, version)
            select :code, :outline::jsonb, 1
            where coalesce(:version::int, 0) = 0 or exists (select from grid.community where code = :code)
            on conflict (code) do update
            set outline = excluded.outline, version = community.version + 1
            where :version::int is null or community.version = :version
            """)
            .param("code", community.value()).param("outline", outline).param("version", version).update() == 1;
    }
}
