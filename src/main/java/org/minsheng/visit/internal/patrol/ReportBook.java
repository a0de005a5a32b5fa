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
import org.minsheng.shared.Viewer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads and writes {@code visit.patrol_report}: what was found on rounds and without one. */
@Repository
class ReportBook {

    private final JdbcClient jdbc;

    ReportBook(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Empty when the key was used before. */
    Optional<Long> add(Viewer by, String name, RequestKey key, @Nullable PatrolId patrol, NewReport report,
                       @Nullable String appeal, Instant at) {
        return jdbc.sql("""
                insert into visit.patrol_report (request_key, patrol, account, person, by_name, place, place_detail,
                    longitude, latitude, matter, said, done, outcome, appeal, reported_at)
                values (:key, :patrol::bigint, :account::bigint, :person::bigint, :name, :place, :placeDetail,
                    :longitude::double precision,
                    :latitude::double precision, :matter::text, :said, :done, :outcome, :appeal::text, :at)
                on conflict (request_key) do nothing
                returning id
                """)
            .param("key", key.value())
            .param("patrol", patrol == null ? null : patrol.value())
            .param("account", by.account() == null ? null : by.account().value())
            .param("person", by.person() == null ? null : by.person().value())
            .param("name", name)
            .param("place", report.place().value())
            .param("placeDetail", report.placeDetail())
            .param("longitude", report.point() == null ? null : report.point().longitude())
            .param("latitude", report.point() == null ? null : report.point().latitude())
            .param("matter", report.matter())
            .param("said", report.said())
            .param("done", report.done())
            .param("outcome", appeal == null ? "SOLVED" : "APPEAL")
            .param("appeal", appeal)
            .param("at", at.atOffset(ZoneOffset.UTC))
            .query(Long.class).optional();
    }

    /** Of one round, the latest first. */
    List<Report> of(PatrolId patrol) {
        return jdbc.sql("""
                select *
                from visit.patrol_report
                where patrol = :patrol
                order by id desc
                limit 200
                """)
            .param("patrol", patrol.value())
            .query(ReportBook::report).list();
    }

    /** What a day's list is narrowed to. @param outcome SOLVED or APPEAL, empty for both */
    record Filter(@Nullable AccountId own, Collection<AreaCode> areas, Instant from, Instant until, String outcome) {
    }

    /** Own ones and those of the areas, the latest first, from before the id; 0 begins. */
    List<Report> list(Filter filter, long before, int limit) {
        return jdbc.sql("""
                select *
                from visit.patrol_report
                where (account = :own or place like any(:within))
                    and reported_at >= :from
                    and reported_at < :until
                    and (:outcome = '' or outcome = :outcome)
                    and (:before = 0 or id < :before)
                order by id desc
                limit :limit
                """)
            .param("own", filter.own() == null ? 0 : filter.own().value())
            .param("within", filter.areas().stream().map(area -> area.value() + "%").toArray(String[]::new))
            .param("from", filter.from().atOffset(ZoneOffset.UTC))
            .param("until", filter.until().atOffset(ZoneOffset.UTC))
            .param("outcome", filter.outcome())
            .param("before", before)
            .param("limit", limit)
            .query(ReportBook::report).list();
    }

    /** Where it was found, and by whom. */
    record Origin(AreaCode place, @Nullable AccountId account) {
    }

    Optional<Origin> origin(long report) {
        return jdbc.sql("select place, account from visit.patrol_report where id = :id")
            .param("id", report)
            .query((row, n) -> {
                long account = row.getLong("account");
                return new Origin(new AreaCode(row.getString("place")), row.wasNull() ? null : new AccountId(account));
            }).optional();
    }

    private static Report report(ResultSet row, int number) throws SQLException {
        double longitude = row.getDouble("longitude");
        var point = row.wasNull() ? null : new GeoPoint(longitude, row.getDouble("latitude"));
        long patrol = row.getLong("patrol");
        var round = row.wasNull() ? null : new PatrolId(patrol);
        return new Report(row.getLong("id"), round, row.getString("by_name"), new AreaCode(row.getString("place")),
            row.getString("place_detail"),
            point, row.getString("matter"), row.getString("said"), row.getString("done"), row.getString("appeal"),
            row.getObject("reported_at", OffsetDateTime.class).toInstant());
    }
}
