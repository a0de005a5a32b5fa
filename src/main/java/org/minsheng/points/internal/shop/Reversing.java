package org.minsheng.points.internal.shop;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.minsheng.points.internal.EntryKind;
import org.minsheng.points.internal.Holders;
import org.minsheng.points.internal.Ledger;
import org.minsheng.points.internal.Ledger.Entry;
import org.minsheng.points.internal.Ledger.Line;
import org.minsheng.points.internal.PointsOutcome;
import org.minsheng.points.internal.PointsOutcome.Done;
import org.minsheng.points.internal.PointsOutcome.Refused;
import org.minsheng.points.internal.PointsRights;
import org.minsheng.points.internal.PointsRules;
import org.minsheng.points.internal.shop.GoodsBook.MoveKind;
import org.minsheng.points.internal.shop.GoodsBook.NewMove;
import org.minsheng.shared.AuditTrail;
import org.minsheng.shared.RequestKey;
import org.minsheng.shared.Viewer;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** A redemption is taken back with a reason: points and pieces return by entries of their own. */
@Component
public class Reversing {

    private final ShopBook shops;
    private final GoodsBook goods;
    private final RedemptionBook book;
    private final Holders holders;
    private final Ledger ledger;
    private final PointsRules rules;
    private final AuditTrail audit;
    private final Clock clock;

    Reversing(ShopBook shops, GoodsBook goods, RedemptionBook book, Holders holders, Ledger ledger, PointsRules rules,
              AuditTrail audit, Clock clock) {
        this.shops = shops;
        this.goods = goods;
        this.book = book;
        this.holders = holders;
        this.ledger = ledger;
        this.rules = rules;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional
    public PointsOutcome reverse(Viewer viewer, long id, String reason) {
        var shop = shops.find(book.find(id).orElseThrow().shop()).orElseThrow();
        if (!PointsRights.mayKeep(viewer, shop.area())) {
            return PointsOutcome.NOT_YOURS;
        }
        holders.hold(List.of(book.find(id).orElseThrow().holder()));
        var redemption = book.hold(id).orElseThrow();
        var now = clock.instant();
        int hours = rules.of(shop.area().county()).reversalHours();
        if (redemption.reversedAt() != null) {
            return new Refused("reason", "points.reversal.refused.again");
        } else if (!PointsRights.mayRule(viewer, shop.area())
            && redemption.at().plus(Duration.ofHours(hours)).isBefore(now)) {
            return new Refused("reason", "points.reversal.refused.late", hours);
        }
        var items = book.items(id);
        goods.hold(items.stream().map(RedemptionBook.Item::goods).toList());
        var entry = ledger.write(viewer, new Entry(EntryKind.REVERSAL, RequestKey.fresh(),
            shop.area().county(), "redemption:" + id, reason, List.of(Line.shop(shop.id(), -redemption.points()),
                Line.holder(redemption.holder(), redemption.member(), redemption.points()))), now);
        items.forEach(item -> goods.move(new NewMove(item.goods(), MoveKind.REVERSAL, item.pieces(), id, null, null, "",
            reason, viewer.name()), now));
        book.reversed(id, entry.orElseThrow(), viewer.name(), reason, now);
        audit.record(viewer, "points.reverse", "redemption:" + id, Map.of("points", redemption.points()),
            Map.of("reversed", true));
        return new Done(id);
    }
}
