package org.minsheng.points.internal.shop;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.minsheng.points.internal.HolderId;
import org.minsheng.points.internal.Moment;
import org.minsheng.shared.RequestKey;
import org.minsheng.shared.Slice;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What was fetched for points. */
@Repository
public class RedemptionBook {

    /** @param goods in words, with pieces */
    public record Redemption(long id, long shop, HolderId holder, @Nullable HolderId member, @Nullable Long reservation,
                             int points, Instant at, String byName, @Nullable Instant reversedAt, String reversedByName,
                             String reason, String goods) {
    }

    /** One line of a slip. */
    public record Item(long goods, String name, int pieces, int price) {
    }

    /** Of some shops since a moment. */
    public record Figures(long redemptions, long points, long reversed) {

        public static final Figures NONE = new Figures(0, 0, 0);
    }

    private static final String SELECT = """
        select redemption.*, (
            select string_agg(name || ' × ' || pieces, '、' order by goods)
            from points.redemption_item
            where redemption = redemption.id) as goods
        from points.redemption
        """;

    private final JdbcClient jdbc;

    RedemptionBook(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private static Redemption of(ResultSet row, int number) throws SQLException {
        var member = row.getObject("member", Long.class);
        return new Redemption(row.getLong("id"), row.getLong("shop"), new HolderId(row.getLong("holder")),
            member == null ? null : new HolderId(member), row.getObject("reservation", Long.class),
            row.getInt("points"), Moment.of(row, "at"), row.getString("actor_name"), Moment.in(row, "reversed_at"),
            row.getString("reversed_by_name"), row.getString("reversal_reason"), row.getString("goods"));
    }

    public Optional<Redemption> find(long id) {
        return jdbc.sql(SELECT + "where redemption.id = :id").param("id", id).query(RedemptionBook::of).optional();
    }

    public Optional<Redemption> byKey(RequestKey key) {
        return jdbc.sql(SELECT + "where request_key = :key").param("key", key.value())
            .query(RedemptionBook::of).optional();
    }

    Optional<Redemption> hold(long id) {
        return jdbc.sql(SELECT + "where redemption.id = :id for no key update of redemption").param("id", id)
            .query(RedemptionBook::of).optional();
    }

    public List<Item> items(long id) {
        return jdbc.sql("""
                select goods, name, pieces, price
                from points.redemption_item
                where redemption = :id
                order by goods
                """)
            .param("id", id)
            .query(Item.class).list();
    }

    void reversed(long id, long entry, String byName, String reason, Instant now) {
        jdbc.sql("""
                update points.redemption
                set reversed_at = :now, reversed_by_name = :byName, reversal_reason = :reason, reversal_entry = :entry
                where id = :id
                """)
            .param("now", now.atOffset(ZoneOffset.UTC))
            .param("byName", byName)
            .param("reason", reason)
            .param("entry", entry)
            .param("id", id)
            .update();
    }

    /** Newest first; only those that were taken back when asked. */
    public Slice<Redemption> list(Collection<Long> shops, boolean reversedOnly, Instant since,
                                  @Nullable Long before, int size) {
        var rows = jdbc.sql(SELECT + """
                where shop = any(:shops)
                    and at >= :since
                    and (not :reversed or reversed_at is not null)
                    and redemption.id < :before
                order by redemption.id desc
                limit :limit
                """)
            .param("shops", shops.toArray(Long[]::new))
            .param("since", since.atOffset(ZoneOffset.UTC))
            .param("reversed", reversedOnly)
            .param("before", before == null ? Long.MAX_VALUE : before)
            .param("limit", size + 1)
            .query(RedemptionBook::of).list();
        return Slice.of(rows, size, redemption -> Long.toString(redemption.id()));
    }

    public Figures figures(Collection<Long> shops, Instant since) {
        return jdbc.sql("""
                select count(*) as redemptions, coalesce(sum(points) filter (where reversed_at is null), 0) as points,
                    count(*) filter (where reversed_at is not null) as reversed
                from points.redemption
                where shop = any(:shops)
                    and at >= :since
                """)
            .param("shops", shops.toArray(Long[]::new))
            .param("since", since.atOffset(ZoneOffset.UTC))
            .query(Figures.class).single();
    }

    /** The same for each of many shops, in one query; those where nothing was fetched are left out. */
    public Map<Long, Figures> figuresByShop(Collection<Long> shops, Instant since) {
        var found = new HashMap<Long, Figures>();
        jdbc.sql("""
                select shop, count(*) as redemptions,
                    coalesce(sum(points) filter (where reversed_at is null), 0) as points,
                    count(*) filter (where reversed_at is not null) as reversed
                from points.redemption
                where shop = any(:shops)
                    and at >= :since
                group by shop
                """)
            .param("shops", shops.toArray(Long[]::new))
            .param("since", since.atOffset(ZoneOffset.UTC))
            .query((org.springframework.jdbc.core.RowCallbackHandler) row -> found.put(row.getLong("shop"),
                new Figures(row.getLong("redemptions"), row.getLong("points"), row.getLong("reversed"))));
        return found;
    }
}
