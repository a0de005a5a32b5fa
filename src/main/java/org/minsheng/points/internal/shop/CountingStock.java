package org.minsheng.points.internal.shop;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.minsheng.points.internal.PointsOutcome;
import org.minsheng.points.internal.PointsOutcome.Done;
import org.minsheng.points.internal.PointsOutcome.Refused;
import org.minsheng.points.internal.PointsRights;
import org.minsheng.points.internal.shop.GoodsBook.MoveKind;
import org.minsheng.points.internal.shop.GoodsBook.NewMove;
import org.minsheng.shared.AuditTrail;
import org.minsheng.shared.RequestKey;
import org.minsheng.shared.Viewer;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The monthly count. What was counted is compared with what the sheet showed; the difference is what moves, so that
 * goods fetched while somebody counts are not counted twice.
 */
@Component
public class CountingStock {

    /** @param seen the stock on the sheet when the counting began */
    public record Counted(long goods, int seen, int counted, String reason) {
    }

    private final ShopBook shops;
    private final GoodsBook goods;
    private final CountBook book;
    private final AuditTrail audit;
    private final Clock clock;

    CountingStock(ShopBook shops, GoodsBook goods, CountBook book, AuditTrail audit, Clock clock) {
        this.shops = shops;
        this.goods = goods;
        this.book = book;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional
    public PointsOutcome count(Viewer viewer, RequestKey key, long shopId, List<Counted> counted, String note) {
        var shop = shops.find(shopId).orElseThrow();
        if (!PointsRights.mayKeep(viewer, shop.area())) {
            return PointsOutcome.NOT_YOURS;
        }
        var held = goods.hold(counted.stream().map(Counted::goods).toList()).stream()
            .filter(one -> one.shop() == shopId)
            .collect(Collectors.toMap(Goods::id, Function.identity()));
        var earlier = book.byKey(key);
        if (earlier.isPresent()) {
            return new Done(earlier.get());
        }
        var lines = new ArrayList<CountBook.Line>();
        for (var one : counted) {
            var known = held.get(one.goods());
            int difference = one.counted() - one.seen();
            if (known == null) {
                return PointsOutcome.NOT_YOURS;
            } else if (difference != 0 && one.reason().isEmpty()) {
                return new Refused("reason-" + one.goods(), "points.count.refused.reason", known.name());
            } else if (known.free() + difference < 0) {
                return new Refused("counted-" + one.goods(), "points.count.refused.reserved",
                    known.name(), known.reserved());
            }
            lines.add(new CountBook.Line(one.goods(), known.name(), one.seen(), one.counted(), one.reason()));
        }
        var now = clock.instant();
        long id = book.add(key, shopId, LocalDate.now(clock).withDayOfMonth(1), lines, viewer.name(), note, now);
        lines.stream().filter(line -> line.difference() != 0).forEach(line -> goods.move(
            new NewMove(line.goods(), MoveKind.COUNT, line.difference(), null, id, null, "",
                line.reason(), viewer.name()), now));
        audit.record(viewer, "points.count-stock", "shop:" + shopId, null,
            Map.of("count", id, "differing", lines.stream().filter(line -> line.difference() != 0).count()));
        return new Done(id);
    }
}
