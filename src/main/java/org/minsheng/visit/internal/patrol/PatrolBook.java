package org.minsheng.visit.internal.patrol;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.minsheng.shared.AccountId;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.GeoPoint;
import org.minsheng.shared.RequestKey;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rounds, their tracks, and what was found on the way. */
@Repository
public class PatrolBook {

    private static final String SELECT = """
        select patrol.*, found.solved, found.appeals
        from visit.patrol
        left join lateral (
            select count(*) filter (where outcome = 'SOLVED') as solved,
                count(*) filter (where outcome = 'APPEAL') as appeals
            from visit.patrol_report
            where patrol_report.patrol = patrol.id
        ) found on true
        """;

    /** One day of an area; what was found counts whether on a round or without one. */
    public record Day(long people, long rounds, long minutes, long metres, long solved, long appeals) {
    }

    /** A point of a track as a browser sent it. */
    record Point(Instant at, GeoPoint where) {
    }

    private final JdbcClient jdbc;

    PatrolBook(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Empty when this person is on a round already, or the key was used. */
    Optional<PatrolId> start(RequestKey key, AccountId account, String name, AreaCode area, boolean track,
        Instant now) {
        return jdbc.sql("""
                insert into visit.patrol (request_key, account, name, area_code, track, started_at)
                values (:key, :account, :name, :area, :track, :now)
                on conflict do nothing
                returning id
                """)
            .param("key", key.value())
            .param("account", account.value())
            .param("name", name)
            .param("area", area.value())
            .param("track", track)
            .param("now", now.atOffset(ZoneOffset.UTC))
            .query(Long.class).optional().map(PatrolId::new);
    }

    Optional<Patrol> running(AccountId account) {
        return jdbc.sql(SELECT + """
                where patrol.account = :account
                    and patrol.ended_at is null
                """)
            .param("account", account.value())
            .query(PatrolBook::patrol).optional();
    }

    Optional<Patrol> find(PatrolId id) {
        return jdbc.sql(SELECT + """
                where patrol.id = :id
                """)
            .param("id", id.value())
            .query(PatrolBook::patrol).optional();
    }

    /** Own rounds and those of the areas, between two moments, the latest first, from before the id. */
    List<Patrol> list(@Nullable AccountId own, Collection<AreaCode> areas, Instant from, Instant until,
        long before, int limit) {
        return jdbc.sql(SELECT + """
                where (patrol.account = :own or patrol.area_code like any(:within))
                    and patrol.started_at >= :from
                    and patrol.started_at < :until
                    and (:before = 0 or patrol.id < :before)
                order by patrol.id desc
                limit :limit
                """)
            .param("own", own == null ? 0 : own.value())
            .param("within", within(areas))
            .param("from", from.atOffset(ZoneOffset.UTC))
            .param("until", until.atOffset(ZoneOffset.UTC))
            .param("before", before)
            .param("limit", limit)
            .query(PatrolBook::patrol).list();
    }

    Day day(@Nullable AccountId own, Collection<AreaCode> areas, Instant from, Instant until, Instant now) {
        return jdbc.sql("""
                with rounds as (
                    select *
                    from visit.patrol
                    where (account = :own or area_code like any(:within))
                        and started_at >= :from
                        and started_at < :until
                ), found as (
                    select outcome
                    from visit.patrol_report
                    where (account = :own or place like any(:within))
                        and reported_at >= :from
                        and reported_at < :until
                )
                select count(distinct account) as people, count(*) as rounds, coalesce(sum(metres), 0) as metres,
                    coalesce(sum(extract(epoch from coalesce(ended_at, :now) - started_at) / 60), 0)::bigint as minutes,
                    (select count(*) from found where outcome = 'SOLVED') as solved,
                    (select count(*) from found where outcome = 'APPEAL') as appeals
                from rounds
                """)
            .param("own", own == null ? 0 : own.value())
            .param("within", within(areas))
            .param("from", from.atOffset(ZoneOffset.UTC))
            .param("until", until.atOffset(ZoneOffset.UTC))
            .param("now", now.atOffset(ZoneOffset.UTC))
            .query((row, n) -> new Day(row.getLong("people"), row.getLong("rounds"), row.getLong("minutes"),
                row.getLong("metres"), row.getLong("solved"), row.getLong("appeals"))).single();
    }

    private static String[] within(Collection<AreaCode> areas) {
        return areas.stream().map(area -> area.value() + "%").toArray(String[]::new);
    }

    /** Points that are there already are passed over. */
    void track(PatrolId id, Collection<Point> points) {
        jdbc.sql("""
                insert into visit.patrol_point (patrol, at, longitude, latitude)
                select :patrol, at, longitude, latitude
                from unnest(:at::timestamptz[], :longitude, :latitude) point (at, longitude, latitude)
                on conflict do nothing
                """)
            .param("patrol", id.value())
            .param("at", points.stream().map(point -> point.at().toString()).toArray(String[]::new))
            .param("longitude", points.stream().map(point -> point.where().longitude()).toArray(Double[]::new))
            .param("latitude", points.stream().map(point -> point.where().latitude()).toArray(Double[]::new))
            .update();
    }

    List<GeoPoint> points(PatrolId id) {
        return jdbc.sql("""
                select longitude, latitude
                from visit.patrol_point
                where patrol = :patrol
                order by at
                limit 5000
                """)
            .param("patrol", id.value())
            .query((row, n) -> new GeoPoint(row.getDouble("longitude"), row.getDouble("latitude"))).list();
    }

    boolean end(PatrolId id, int metres, String note, Instant now) {
        return jdbc.sql("""
                update visit.patrol
                set ended_at = :now, metres = :metres, note = :note
                where id = :id
                    and ended_at is null
                """)
            .param("now", now.atOffset(ZoneOffset.UTC))
            .param("metres", metres)
            .param("note", note)
            .param("id", id.value())
            .update() == 1;
    }

    /** The round on which this person was in that moment. */
    Optional<PatrolId> at(AccountId account, Instant moment) {
        return jdbc.sql("""
                select id
                from visit.patrol
                where account = :account
                    and started_at <= :moment
                    and (ended_at is null or ended_at >= :moment)
                order by id desc
                limit 1
                """)
            .param("account", account.value())
            .param("moment", moment.atOffset(ZoneOffset.UTC))
            .query(Long.class).optional().map(PatrolId::new);
    }

    private static Patrol patrol(ResultSet row, int number) throws SQLException {
        var ended = row.getObject("ended_at", OffsetDateTime.class);
        return new Patrol(new PatrolId(row.getLong("id")), new AccountId(row.getLong("account")), row.getString("name"),
            new AreaCode(row.getString("area_code")), row.getBoolean("track"),
            row.getObject("started_at", OffsetDateTime.class).toInstant(),
            ended == null ? null : ended.toInstant(), row.getInt("metres"), row.getString("note"), row.getInt("solved"),
            row.getInt("appeals"));
    }
}
