package org.minsheng.points.internal.shop;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.minsheng.points.internal.Moment;
import org.minsheng.shared.RequestKey;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The counts of shops. */
@Repository
public class CountBook {

    /** @param differing of how many goods there was another number than expected */
    public record Count(long id, long shop, LocalDate month, Instant countedAt, String byName,
                        String note, int differing) {
    }

    /** What was expected and what was there. */
    public record Line(long goods, String name, int expected, int counted, String reason) {

        public int difference() {
            return counted - expected;
        }
    }

    private final JdbcClient jdbc;

    CountBook(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public Optional<Count> find(long id) {
        return read("id = :id", id).stream().findFirst();
    }

    public List<Count> of(long shop) {
        return read("shop = :id", shop);
    }

    private List<Count> read(String which, long id) {
        return jdbc.sql("select * from points.stock_count where " + which + " order by counted_at desc limit 60")
            .param("id", id).query(CountBook::count).list();
    }

    private static Count count(ResultSet row, int number) throws SQLException {
        return new Count(row.getLong("id"), row.getLong("shop"), row.getObject("month", LocalDate.class),
            Moment.of(row, "counted_at"), row.getString("actor_name"), row.getString("note"), row.getInt("differing"));
    }

    /** The last count of each shop that was counted at all. */
    Map<Long, Count> latest(Collection<Long> shops) {
        return jdbc.sql("""
                select distinct on (shop) *
                from points.stock_count
                where shop = any(:shops)
                order by shop, counted_at desc
                """)
            .param("shops", shops.toArray(Long[]::new)).query(CountBook::count).list().stream()
            .collect(Collectors.toMap(Count::shop, count -> count));
    }

    /** Whether the month of a day was counted. */
    static boolean isOf(@Nullable Count count, LocalDate day) {
        return count != null && count.month().equals(day.withDayOfMonth(1));
    }

    /** Those of these shops that were not counted in the month of a day. */
    public List<Long> due(Collection<Long> shops, LocalDate day) {
        var counted = latest(shops);
        return shops.stream().filter(shop -> !isOf(counted.get(shop), day)).toList();
    }

    /** Open shops with something on the shelf that were not counted in the month of a day. */
    List<Shop> due(LocalDate day) {
        return jdbc.sql("""
                select *
                from points.shop
                where closed_at is null
                    and exists (select from points.goods where goods.shop = shop.id)
                    and not exists (select from points.stock_count where stock_count.shop = shop.id and month = :month)
                order by id
                """)
            .param("month", day.withDayOfMonth(1)).query(Shop::of).list();
    }

    public List<Line> lines(long count) {
        return jdbc.sql("""
                select goods, name, expected, counted, reason
                from points.count_line
                where stock_count = :id
                order by counted = expected, goods
                """)
            .param("id", count).query(Line.class).list();
    }

    Optional<Long> byKey(RequestKey key) {
        return jdbc.sql("select id from points.stock_count where request_key = :key").param("key", key.value())
            .query(Long.class).optional();
    }

    long add(RequestKey key, long shop, LocalDate month, Collection<Line> lines,
             String byName, String note, Instant now) {
        long id = jdbc.sql("""
                insert into points.stock_count (request_key, shop, month, counted_at, actor_name, note, differing)
                values (:key, :shop, :month, :now, :byName, :note, :differing)
                returning id
                """)
            .param("key", key.value())
            .param("shop", shop)
            .param("month", month)
            .param("now", now.atOffset(ZoneOffset.UTC))
            .param("byName", byName)
            .param("note", note)
            .param("differing", (int) lines.stream().filter(line -> line.difference() != 0).count())
            .query(Long.class).single();
        jdbc.sql("""
                insert into points.count_line (stock_count, goods, name, expected, counted, reason)
                select :id, line.*
                from unnest(:goods::bigint[], :names::text[], :expected::int[], :counted::int[], :reasons::text[]) line
                """)
            .param("id", id)
            .param("goods", lines.stream().map(Line::goods).toArray(Long[]::new))
            .param("names", lines.stream().map(Line::name).toArray(String[]::new))
            .param("expected", lines.stream().map(Line::expected).toArray(Integer[]::new))
            .param("counted", lines.stream().map(Line::counted).toArray(Integer[]::new))
            .param("reasons", lines.stream().map(Line::reason).toArray(String[]::new))
            .update();
        return id;
    }
}
