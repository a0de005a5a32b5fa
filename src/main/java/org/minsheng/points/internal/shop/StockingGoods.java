package org.minsheng.points.internal.shop;

import java.time.Clock;
import java.util.List;
import java.util.Map;
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

/** Goods that came, and goods that broke or went off. */
@Component
public class StockingGoods {

    private final ShopBook shops;
    private final GoodsBook goods;
    private final AuditTrail audit;
    private final Clock clock;

    StockingGoods(ShopBook shops, GoodsBook goods, AuditTrail audit, Clock clock) {
        this.shops = shops;
        this.goods = goods;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * @param pieces that came, always more than none
     * @param sponsor who gave them; empty when they were bought
     */
    @Transactional
    public PointsOutcome receive(Viewer viewer, RequestKey key, long id, int pieces, String sponsor, String note) {
        return move(viewer, id, new NewMove(id, MoveKind.RECEIPT, pieces, null, null, key,
            sponsor, note, viewer.name()));
    }

    @Transactional
    public PointsOutcome writeOff(Viewer viewer, RequestKey key, long id, int pieces, String reason) {
        return move(viewer, id, new NewMove(id, MoveKind.LOSS, -pieces, null, null, key, "", reason, viewer.name()));
    }

    private PointsOutcome move(Viewer viewer, long id, NewMove move) {
        var known = goods.hold(List.of(id)).getFirst();
        if (!PointsRights.mayKeep(viewer, shops.find(known.shop()).orElseThrow().area())) {
            return PointsOutcome.NOT_YOURS;
        } else if (known.free() + move.pieces() < 0) {
            return new Refused("pieces", "points.goods.refused.below", known.free());
        } else if (goods.move(move, clock.instant())) {
            audit.record(viewer, "points.move-stock", "goods:" + id, Map.of("stock", known.stock()),
                Map.of("stock", known.stock() + move.pieces(), "kind", move.kind().name()));
        }
        return new Done(id);
    }
}
