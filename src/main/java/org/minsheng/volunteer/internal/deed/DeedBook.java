package org.minsheng.volunteer.internal.deed;

import static org.minsheng.shared.Columns.texts;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.OrganisationId;
import org.minsheng.shared.PersonId;
import org.minsheng.shared.Viewer;
import org.minsheng.volunteer.Deed;
import org.minsheng.volunteer.DeedId;
import org.minsheng.volunteer.NewDeed;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Deeds and the changes that they make to the sums. */
@Repository
class DeedBook {

    /** A day of the sums is one of China's. */
    private static final String ZONE = "Asia/Shanghai";

    private final JdbcClient jdbc;

    DeedBook(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Writes those that are not there yet, and gives these. */
    List<Deed> add(Viewer verifier, List<NewDeed> deeds, Instant now) {
        return bind(jdbc.sql("""
                with made as (
                    insert into volunteer.deed (kind, person, unit, area, source, title, minutes, done_at, recorded_at,
                        verified_by, verified_by_name)
                    select told.kind, told.person, coalesce(told.unit, membership.unit), told.area, told.source,
                        told.title, told.minutes, told.done_at, :now, :actor, :actorName
                    from unnest(:kinds::text[], :persons::bigint[], :units::bigint[], :areas::text[], :sources::text[],
                        :titles::text[],
                        :minutes::int[], :doneAts::timestamptz[]) as told (kind, person, unit, area, source, title,
                        minutes, done_at)
                    left join lateral (
                        select unit
                        from volunteer.membership
                        where person = told.person
                            and since <= told.done_at
                            and (until is null or until > told.done_at)
                        order by id desc
                        limit 1
                    ) as membership on told.unit is null
                    on conflict do nothing
                    returning *
                ), counted as (
                    insert into volunteer.deed_change (area, day, person, unit, deeds, minutes)
                    select area, (done_at at time zone :zone)::date, person, unit, 1, minutes
                    from made
                )
                select * from made order by id
                """), deeds)
            .param("now", now.atOffset(ZoneOffset.UTC))
            .param("actor", verifier.actor())
            .param("actorName", verifier.name())
            .param("zone", ZONE)
            .query(DeedBook::deed).list();
    }

    private static JdbcClient.StatementSpec bind(JdbcClient.StatementSpec statement, List<NewDeed> deeds) {
        return statement
            .param("kinds", texts(deeds, NewDeed::kind))
            .param("persons", deeds.stream().map(deed -> number(deed.person())).toArray(Long[]::new))
            .param("units", deeds.stream().map(deed -> number(deed.unit())).toArray(Long[]::new))
            .param("areas", texts(deeds, deed -> deed.area().value()))
            .param("sources", texts(deeds, NewDeed::source))
            .param("titles", texts(deeds, NewDeed::title))
            .param("minutes", deeds.stream().map(NewDeed::minutes).toArray(Integer[]::new))
            .param("doneAts", texts(deeds, deed -> deed.doneAt().toString()));
    }

    /** Standing deeds of these sources. */
    List<Deed> of(List<String> sources) {
        return jdbc.sql("""
                select *
                from volunteer.deed
                where source = any(:sources)
                    and withdrawn_at is null
                order by id
                """)
            .param("sources", sources.stream().distinct().toArray(String[]::new))
            .query(DeedBook::deed).list();
    }

    /** Marks what came from a source, and gives it. */
    List<Deed> withdraw(Viewer viewer, String source, String reason, Instant now) {
        return jdbc.sql("""
                with gone as (
                    update volunteer.deed
                    set withdrawn_at = :now, withdrawn_by_name = :byName, withdrawn_reason = :reason
                    where source = :source
                        and withdrawn_at is null
                    returning *
                ), counted as (
                    insert into volunteer.deed_change (area, day, person, unit, deeds, minutes)
                    select area, (done_at at time zone :zone)::date, person, unit, -1, -minutes
                    from gone
                )
                select * from gone order by id
                """)
            .param("now", now.atOffset(ZoneOffset.UTC))
            .param("byName", viewer.name())
            .param("reason", reason)
            .param("source", source)
            .param("zone", ZONE)
            .query(DeedBook::deed).list();
    }

    static Deed deed(ResultSet row, int number) throws SQLException {
        long person = row.getLong("person");
        var who = row.wasNull() ? null : new PersonId(person);
        long unit = row.getLong("unit");
        var where = row.wasNull() ? null : new OrganisationId(unit);
        return new Deed(new DeedId(row.getLong("id")), row.getString("kind"), who, where,
            new AreaCode(row.getString("area")), row.getString("source"), row.getString("title"), row.getInt("minutes"),
            row.getObject("done_at", OffsetDateTime.class).toInstant());
    }

    private static @Nullable Long number(@Nullable PersonId person) {
        return person == null ? null : person.value();
    }

    private static @Nullable Long number(@Nullable OrganisationId unit) {
        return unit == null ? null : unit.value();
    }
}
