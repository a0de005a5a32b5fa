package org.minsheng.area.internal;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.minsheng.area.PlaceId;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.AreaCode.Level;
import org.minsheng.shared.Viewer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads and writes {@code area.place}; a code that a place had before finds it too. */
@Repository
class PlaceRepository {

    private final JdbcClient jdbc;

    PlaceRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The existing place with the code, else the one that had it before it moved, else the retired one. */
    Optional<PlaceRow> at(AreaCode code) {
        return jdbc.sql("""
            select %s
            from (
                select id, retired_at is not null as rank, now() as until from area.place where code = :code
                union all
                select place, false, until from area.place_alias where code = :code
            ) known
            join area.place on place.id = known.id
            order by known.rank, place.code = :code desc, known.until desc, place.id desc
            limit 1
            """.formatted(PlaceRow.COLUMNS))
            .param("code", code.value())
            .query(PlaceRow::of)
            .optional();
    }

    Optional<PlaceRow> byId(PlaceId id) {
        return jdbc.sql("select %s from area.place where id = :id".formatted(PlaceRow.COLUMNS))
            .param("id", id.value())
            .query(PlaceRow::of)
            .optional();
    }

    /** The existing place with exactly this code, locked until the transaction ends. */
    Optional<PlaceRow> lock(AreaCode code) {
        return jdbc.sql("""
            select %s from area.place
            where code = :code
            and retired_at is null
            for update
            """.formatted(PlaceRow.COLUMNS))
            .param("code", code.value())
            .query(PlaceRow::of)
            .optional();
    }

    List<PlaceRow> children(AreaCode parent, @Nullable String after, int limit) {
        return jdbc.sql("""
            select %s from area.place
            where parent_code = :parent
            and code > :after
            and retired_at is null
            order by code
            limit :limit
            """.formatted(PlaceRow.COLUMNS))
            .param("parent", parent.value())
            .param("after", after == null ? "" : after)
            .param("limit", limit)
            .query(PlaceRow::of)
            .list();
    }

    /** Counties within the area that this installation could serve and does not yet. */
    List<PlaceRow> unserved(AreaCode within) {
        return jdbc.sql("""
            select %s from area.place
            where level = 6
            and code >= :from and code < :to
            and retired_at is null
            and not exists (select from area.county where county.code = place.code)
            order by code
            limit 500
            """.formatted(PlaceRow.COLUMNS))
            .param("from", within.value())
            .param("to", Codes.end(within))
            .query(PlaceRow::of)
            .list();
    }

    /** The places above and the place itself, from the province down. */
    List<PlaceRow> path(AreaCode code) {
        return jdbc.sql("""
            select distinct on (place.code) %s from area.place
            where code = any(:codes)
            order by place.code, retired_at is not null, id desc
            """.formatted(PlaceRow.COLUMNS))
            .param("codes", Codes.upTo(code))
            .query(PlaceRow::of)
            .list();
    }

    /** Everything existing within a place, itself included, by code. */
    List<PlaceRow> within(AreaCode code) {
        return jdbc.sql("""
            select %s from area.place
            where code >= :from and code < :to
            and retired_at is null
            order by code
            """.formatted(PlaceRow.COLUMNS))
            .param("from", code.value())
            .param("to", Codes.end(code))
            .query(PlaceRow::of)
            .list();
    }

    /** A place with what is directly below it. */
    List<PlaceRow> family(AreaCode code) {
        return jdbc.sql("""
            select %s from area.place
            where (code = :code or parent_code = :code)
            and retired_at is null
            """.formatted(PlaceRow.COLUMNS))
            .param("code", code.value())
            .query(PlaceRow::of)
            .list();
    }

    /** Existing places that could be the parent of one on this level, within an area; at most 500. */
    List<PlaceRow> parents(AreaCode within, List<Integer> levels) {
        return jdbc.sql("""
            select %s from area.place
            where code >= :from and code < :to
            and level = any(:levels)
            and retired_at is null
            order by code
            limit 500
            """.formatted(PlaceRow.COLUMNS))
            .param("from", within.value())
            .param("to", Codes.end(within))
            .param("levels", levels.toArray(Integer[]::new))
            .query(PlaceRow::of)
            .list();
    }

    /** How many existing places of each level lie below, and how many of them carry a plate. */
    Map<Level, Integer> counts(AreaCode within) {
        Map<Level, Integer> counts = new EnumMap<>(Level.class);
        jdbc.sql("""
            select level, count(*) as places from area.place
            where code > :from and code < :to
            and retired_at is null
            group by level
            """)
            .param("from", within.value())
            .param("to", Codes.end(within))
            .query(row -> {
                for (var level : Level.values()) {
                    if (level.digits() == row.getInt("level")) {
                        counts.put(level, row.getInt("places"));
                    }
                }
            });
        return counts;
    }

    /** Existing communities below which this person may add places. */
    List<PlaceRow> communities(Viewer viewer) {
        var areas = viewer.grants().stream().map(grant -> grant.area().value()).distinct().toArray(String[]::new);
        return jdbc.sql("""
            select %s from area.place
            where level = 12
            and retired_at is null
            and exists (select from unnest(:areas) as area (code) where place.code like area.code || '%%')
            order by code
            """.formatted(PlaceRow.COLUMNS))
            .param("areas", areas)
            .query(PlaceRow::of)
            .list()
            .stream().filter(place -> Rights.mayAddBelow(viewer, place.code())).toList();
    }

    List<Long> ids(Collection<AreaCode> codes) {
        return jdbc.sql("select id from area.place where code = any(:codes) and retired_at is null")
            .param("codes", codes.stream().map(AreaCode::value).toArray(String[]::new))
            .query(Long.class)
            .list();
    }

    /** Codes within that were ever given, so that none is given twice. */
    List<String> taken(AreaCode within) {
        return jdbc.sql("""
            select code from area.place where code >= :from and code < :to
            union
            select code from area.place_alias where code >= :from and code < :to
            """)
            .param("from", within.value())
            .param("to", Codes.end(within))
            .query(String.class)
            .list();
    }

    /** Writes many places with their history in one statement; answers their ids by code. */
    void insert(Collection<NewPlace> places, Viewer by, Instant at) {
        jdbc.sql("""
            with made as (
                insert into area.place (code, name, short_name, address, created_at)
                select * , :at
                from unnest(:codes, :names, :shortNames, :addresses)
                returning id, code, name
            )
            insert into area.place_history (place, kind, after, actor, actor_name, at)
            select id, 'ADDED', jsonb_build_object('code', code, 'name', name), :actor, :actorName, :at
            from made
            """)
            .param("codes", places.stream().map(place -> place.code().value()).toArray(String[]::new))
            .param("names", places.stream().map(NewPlace::name).toArray(String[]::new))
            .param("shortNames", places.stream().map(NewPlace::shortName).toArray(String[]::new))
            .param("addresses", places.stream().map(NewPlace::address).toArray(String[]::new))
            .param("actor", by.actor())
            .param("actorName", by.name())
            .param("at", Timestamp.from(at))
            .update();
    }

    /** Serialises everybody who gives out codes under the same community, or above one. */
    void serialise(AreaCode code) {
        var community = code.at(Level.COMMUNITY);
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('area.codes ' || :code, 0))")
            .param("code", community == null ? code.value() : community.value())
            .query((row, number) -> "")
            .list();
    }
}
