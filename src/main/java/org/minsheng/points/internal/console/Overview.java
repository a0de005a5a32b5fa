package org.minsheng.points.internal.console;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.minsheng.points.internal.Moment;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.Slice;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** How points flow in some areas, and the entries that those who oversee look at. */
@Repository
class Overview {

    private final JdbcClient jdbc;

    Overview(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Since a moment; what is in hands is of now. */
    PointsViews.Flow flow(Collection<AreaCode> areas, Instant since) {
        return jdbc.sql("""
                with moved as (
                    select entry.kind, sum(line.amount) as amount, count(*) as entries
                    from points.entry
                    join points.line on line.entry = entry.id and line.book = 'HOLDER'
                    join points.holder on holder.id = line.holder
                    where entry.at >= :since
                        and entry.county = any(:counties)
                        and exists (
                            select
                            from unnest(:areas::text[]) mine (code)
                            where starts_with(holder.area, mine.code)
                        )
                    group by entry.kind
                )
                select coalesce(sum(amount) filter (where kind = 'CREDIT'), 0) as issued,
                    -coalesce(sum(amount) filter (where kind in ('REDEMPTION', 'REVERSAL')), 0) as redeemed,
                    -coalesce(sum(amount) filter (where kind in ('EXPIRY', 'CLOSURE')), 0) as expired,
                    -coalesce(sum(amount) filter (where kind = 'TAKE_BACK'), 0) as taken_back,
                    coalesce(sum(entries) filter (where kind = 'CORRECTION'), 0) as corrections,
                    (select coalesce(sum(balance), 0) from points.holder
                        where exists (
                            select
                            from unnest(:areas::text[]) mine (code)
                            where starts_with(holder.area, mine.code)
                        )) as held,
                    (select count(*) from points.holder
                        where balance > 0 and exists (
                            select
                            from unnest(:areas::text[]) mine (code)
                            where starts_with(holder.area, mine.code)
                        )) as accounts
                from moved
                """)
            .param("since", since.atOffset(ZoneOffset.UTC))
            .param("counties", areas.stream().map(area -> area.county().value()).distinct().toArray(String[]::new))
            .param("areas", areas.stream().map(AreaCode::value).toArray(String[]::new))
            .query(PointsViews.Flow.class).single();
    }

    /** The years that were closed, the latest first, with what expired in these areas. */
    List<PointsViews.Closing> closings(Collection<AreaCode> areas, int limit) {
        return jdbc.sql("""
                select closing.year, max(closing.closed_at) as closed_at,
                    coalesce(sum(expired.accounts), 0)::bigint as accounts,
                    coalesce(sum(expired.points), 0)::bigint as points
                from points.closing
                left join lateral (
                    select count(distinct line.holder) as accounts, -sum(line.amount) as points
                    from points.entry
                    join points.line on line.entry = entry.id and line.book = 'HOLDER'
                    join points.holder on holder.id = line.holder
                    where entry.county = closing.county
                        and entry.kind = 'EXPIRY'
                        and entry.year = closing.year
                        and exists (
                            select
                            from unnest(:areas::text[]) mine (code)
                            where starts_with(holder.area, mine.code)
                        )
                ) expired on true
                where closing.county = any(:counties)
                group by closing.year
                order by closing.year desc
                limit :limit
                """)
            .param("counties", areas.stream().map(area -> area.county().value()).distinct().toArray(String[]::new))
            .param("areas", areas.stream().map(AreaCode::value).toArray(String[]::new))
            .param("limit", limit)
            .query((row, n) -> new PointsViews.Closing(row.getInt("year"), Moment.of(row, "closed_at"),
                row.getLong("accounts"), row.getLong("points"))).list();
    }

    /** Entries of these kinds, newest first; {@code year} whose closing wrote them, null for any. */
    Slice<PointsViews.Movement> movements(Collection<AreaCode> areas, Collection<String> kinds,
                                          Instant since, @Nullable Integer year, @Nullable Long before, int size) {
        var rows = jdbc.sql("""
                select line.id, entry.kind, entry.about, entry.reason, entry.at, entry.actor_name, line.amount,
                    line.holder
                from points.entry
                join points.line on line.entry = entry.id and line.book = 'HOLDER'
                join points.holder on holder.id = line.holder
                where entry.county = any(:counties)
                    and entry.kind = any(:kinds)
                    and entry.at >= :since
                    and (:year::int is null or entry.year = :year::int)
                    and exists (
                        select
                        from unnest(:areas::text[]) mine (code)
                        where starts_with(holder.area, mine.code)
                    )
                    and line.id < :before
                order by line.id desc
                limit :limit
                """)
            .param("counties", areas.stream().map(area -> area.county().value()).distinct().toArray(String[]::new))
            .param("kinds", kinds.toArray(String[]::new))
            .param("since", since.atOffset(ZoneOffset.UTC))
            .param("areas", areas.stream().map(AreaCode::value).toArray(String[]::new))
            .param("year", year)
            .param("before", before == null ? Long.MAX_VALUE : before)
            .param("limit", size + 1)
            .query(Overview::movement).list();
        return Slice.of(rows, size, row -> Long.toString(row.id()));
    }

    private static PointsViews.Movement movement(ResultSet row, int number) throws SQLException {
        return new PointsViews.Movement(row.getLong("id"), row.getString("kind"), row.getString("about"),
            row.getString("reason"), row.getInt("amount"), Moment.of(row, "at"), row.getString("actor_name"),
            row.getObject("holder", Long.class));
    }
}
