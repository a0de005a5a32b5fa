package org.minsheng.points.internal.shop;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.minsheng.points.internal.HolderId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What a shop offers one household, with what it has had of limited goods already; two queries for the whole shelf. */
@Component
public class Offer {

    /** @param taken pieces that this household has had of limited goods in their period */
    public record Offered(Goods goods, long taken) {

        public int most() {
            var limit = goods.limitPieces();
            int free = Math.max(0, goods.free());
            return limit == null ? free : (int) Math.clamp(limit - taken, 0, free);
        }
    }

    private record Taken(long goods, long pieces) {
    }

    private final GoodsBook goods;
    private final JdbcClient jdbc;
    private final Clock clock;

    Offer(GoodsBook goods, JdbcClient jdbc, Clock clock) {
        this.goods = goods;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    public List<Offered> of(long shop, HolderId holder) {
        Map<Long, Long> taken = jdbc.sql("""
                select goods.id as goods,
                    points.taken(:holder, goods.id, case goods.limit_period when 'MONTH' then :month::timestamptz
                        else :year::timestamptz end) as pieces
                from points.goods
                where goods.shop = :shop
                    and goods.hidden_at is null
                    and goods.limit_pieces is not null
                """)
            .param("holder", holder.value())
            .param("month", Redeeming.month(clock))
            .param("year", Redeeming.year(clock))
            .param("shop", shop)
            .query(Taken.class).list().stream().collect(Collectors.toMap(Taken::goods, Taken::pieces));
        return goods.of(shop, false).stream().map(one -> new Offered(one, taken.getOrDefault(one.id(), 0L))).toList();
    }
}
