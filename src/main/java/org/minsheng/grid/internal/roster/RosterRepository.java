package org.minsheng.grid.internal.roster;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.minsheng.grid.Duty;
import org.minsheng.shared.AccountId;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.PersonId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads rosters; every answer is one query. */
@Repository
public class RosterRepository {

    private final JdbcClient jdbc;

    RosterRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What all the doors of a place share: of a door itself its grid, unit and zone. */
    List<Holder> answering(AreaCode place) {
        return jdbc.sql("""
            with part as (
                select case when min(grid) = max(grid) then min(grid) end as grid,
                    case when min(unit) = max(unit) and count(unit) = count(*) then min(unit) end as unit,
                    case when min(zone) = max(zone) and count(zone) = count(*) then min(zone) end as zone
                from grid.door
                where door >= :from and door < :end
                and until is null
            )
            select %s from part
            join grid.answerable on answerable.until is null
                and (answerable.grid = part.grid or answerable.unit = part.unit or answerable.zone = part.zone)
            order by %s
            """.formatted(Holder.COLUMNS, Holder.ORDER))
            .param("from", place.value())
            .param("end", place.value() + ":")
            .query(Holder::of)
            .list();
    }

    /** Who answered at some time from one moment to another, for what the door was in then. */
    public List<Holder> answered(AreaCode door, Instant from, Instant to) {
        return jdbc.sql("""
            select %s from grid.answerable
            where answerable.id in (
                select held.id
                from grid.door
                join grid.answerable held on (held.grid = door.grid or held.unit = door.unit or held.zone = door.zone)
                where door.door = :door
                and door.since <= :to
                and (door.until is null or door.until > :from)
                and held.since <= least(cast(:to as timestamptz), door.until)
                and (held.until is null or held.until > greatest(cast(:from as timestamptz), door.since))
            )
            order by %s
            """.formatted(Holder.COLUMNS, Holder.ORDER))
            .param("door", door.value())
            .param("from", from.atOffset(ZoneOffset.UTC))
            .param("to", to.atOffset(ZoneOffset.UTC))
            .query(Holder::of)
            .list();
    }

    public List<Holder> now(Ground.Kind kind, Collection<Long> ids) {
        return ids.isEmpty() ? List.of() : jdbc.sql("""
            select %s from grid.answerable
            where answerable.%s = any(:ids)
            and answerable.until is null
            order by %s
            """.formatted(Holder.COLUMNS, kind.column(), Holder.ORDER))
            .param("ids", ids.stream().distinct().toArray(Long[]::new))
            .query(Holder::of)
            .list();
    }

    /** Those who answer now and those who did, the latest first, at most a hundred. */
    List<Holder> history(Ground ground) {
        return jdbc.sql("""
            select %s from grid.answerable
            where answerable.%s = :id
            order by answerable.until desc nulls first, answerable.since desc, answerable.id desc
            limit 100
            """.formatted(Holder.COLUMNS, ground.kind().column()))
            .param("id", ground.id())
            .query(Holder::of)
            .list();
    }

    public Optional<Holder> byId(long id) {
        return jdbc.sql("select %s from grid.answerable where answerable.id = :id".formatted(Holder.COLUMNS))
            .param("id", id)
            .query(Holder::of)
            .optional();
    }

    /** What somebody answers for now under a duty; who is known by a sign-in or as a person. */
    List<Holder> of(@Nullable AccountId account, @Nullable PersonId person, Collection<Duty> duties) {
        return account == null && person == null ? List.of() : jdbc.sql("""
            select %s from grid.answerable
            where (answerable.account = cast(:account as bigint) or answerable.person = cast(:person as bigint))
            and answerable.until is null
            and answerable.duty = any(:duties)
            and not exists (select from grid.grid where grid.id = answerable.grid and grid.retired_at is not null)
            and not exists (select from grid.unit where unit.id = answerable.unit and unit.retired_at is not null)
            and not exists (select from grid.zone where zone.id = answerable.zone and zone.retired_at is not null)
            order by answerable.grid, answerable.unit, answerable.zone, answerable.id
            """.formatted(Holder.COLUMNS))
            .param("account", account == null ? null : account.value())
            .param("person", person == null ? null : person.value())
            .param("duties", duties.stream().map(Duty::name).toArray(String[]::new))
            .query(Holder::of)
            .list();
    }

    /** The doors of grids with the places above them that lie wholly in one of them. */
    List<AreaCode> places(Collection<Long> grids) {
        return grids.isEmpty() ? List.of() : jdbc.sql("""
            with compound as (
                select distinct left(door, 16) as code
                from grid.door
                where now_grid = any(:grids)
                and until is null
            ), door as (
                select door.door, door.grid
                from compound
                join grid.door on door.door >= compound.code and door.door < compound.code || ':' and door.until is null
            )
            select left(door.door, length.digits) as code
            from door
            cross join (values (16), (19), (21), (25)) as length (digits)
            group by code
            having min(door.grid) = max(door.grid) and min(door.grid) = any(:grids)
            order by code
            """)
            .param("grids", grids.stream().distinct().toArray(Long[]::new))
            .query((row, number) -> new AreaCode(row.getString(1)))
            .list();
    }
}
