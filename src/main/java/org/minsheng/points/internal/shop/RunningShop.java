package org.minsheng.points.internal.shop;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.minsheng.attachment.Attachments;
import org.minsheng.points.internal.PointsOutcome;
import org.minsheng.points.internal.PointsOutcome.Done;
import org.minsheng.points.internal.PointsOutcome.Refused;
import org.minsheng.points.internal.PointsRights;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.AuditTrail;
import org.minsheng.shared.RequestKey;
import org.minsheng.shared.Viewer;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Opens, changes and closes a shop, and says what it has and what it costs. */
@Component
public class RunningShop {

    private final ShopBook shops;
    private final GoodsBook goods;
    private final Attachments attachments;
    private final AuditTrail audit;
    private final Clock clock;

    RunningShop(ShopBook shops, GoodsBook goods, Attachments attachments, AuditTrail audit, Clock clock) {
        this.shops = shops;
        this.goods = goods;
        this.attachments = attachments;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional
    public PointsOutcome open(Viewer viewer, RequestKey key, AreaCode area, ShopBook.Terms terms) {
        if (!PointsRights.mayRule(viewer, area)) {
            return PointsOutcome.NOT_YOURS;
        }
        var made = shops.add(key, area, terms, clock.instant());
        made.ifPresent(id -> audit.record(viewer, "points.open-shop", "shop:" + id, null,
            Map.of("area", area.value(), "name", terms.name())));
        return made.or(() -> shops.byKey(key).map(Shop::id)).<PointsOutcome>map(Done::new)
            .orElse(PointsOutcome.CHANGED_MEANWHILE);
    }

    @Transactional
    public PointsOutcome change(Viewer viewer, long id, int version, ShopBook.Terms terms) {
        var shop = shops.find(id).orElseThrow();
        if (!PointsRights.mayRule(viewer, shop.area())) {
            return PointsOutcome.NOT_YOURS;
        }
        if (!shops.change(id, version, terms)) {
            return PointsOutcome.CHANGED_MEANWHILE;
        }
        audit.record(viewer, "points.change-shop", "shop:" + id, Map.of("name", shop.name()),
            Map.of("name", terms.name()));
        return new Done(id);
    }

    /** A shop in which somebody has reserved something stays open. */
    @Transactional
    public PointsOutcome close(Viewer viewer, long id, int version, boolean open) {
        var shop = shops.find(id).orElseThrow();
        if (!PointsRights.mayRule(viewer, shop.area())) {
            return PointsOutcome.NOT_YOURS;
        } else if (!open && shops.hasOpenReservations(id)) {
            return new Refused("version", "points.shop.refused.reserved");
        } else if (!shops.close(id, version, open ? null : clock.instant())) {
            return PointsOutcome.CHANGED_MEANWHILE;
        }
        audit.record(viewer, open ? "points.reopen-shop" : "points.close-shop", "shop:" + id, null,
            Map.of("name", shop.name()));
        return new Done(id);
    }

    @Transactional
    public PointsOutcome add(Viewer viewer, RequestKey key, long shopId, GoodsBook.Terms terms) {
        var shop = shops.find(shopId).orElseThrow();
        if (!PointsRights.mayKeep(viewer, shop.area())) {
            return PointsOutcome.NOT_YOURS;
        }
        var made = goods.add(key, shopId, terms);
        made.ifPresent(id -> {
            bind(id, terms);
            audit.record(viewer, "points.add-goods", "goods:" + id, null,
                Map.of("shop", shopId, "name", terms.name(), "price", terms.price()));
        });
        return made.or(() -> goods.byKey(key)).<PointsOutcome>map(Done::new).orElse(PointsOutcome.CHANGED_MEANWHILE);
    }

    @Transactional
    public PointsOutcome change(Viewer viewer, long id, int version, GoodsBook.Terms terms) {
        var known = goods.find(id).orElseThrow();
        if (!PointsRights.mayKeep(viewer, shops.find(known.shop()).orElseThrow().area())) {
            return PointsOutcome.NOT_YOURS;
        }
        if (!goods.change(id, version, terms, clock.instant())) {
            return PointsOutcome.CHANGED_MEANWHILE;
        }
        bind(id, terms);
        audit.record(viewer, "points.change-goods", "goods:" + id, Map.of("name", known.name(), "price", known.price()),
            Map.of("name", terms.name(), "price", terms.price()));
        return new Done(id);
    }

    private void bind(long id, GoodsBook.Terms terms) {
        if (terms.photo() != null) {
            attachments.bind(List.of(terms.photo()), Goods.SUBJECT + ":" + id);
        }
    }
}
