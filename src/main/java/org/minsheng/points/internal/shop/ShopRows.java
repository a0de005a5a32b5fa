package org.minsheng.points.internal.shop;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.minsheng.area.Places;
import org.springframework.stereotype.Component;

/** Shops as lists show them: where they are, what was fetched, and whether this month was counted. */
@Component
public class ShopRows {

    private final RedemptionBook redemptions;
    private final CountBook counts;
    private final Places places;
    private final Clock clock;

    ShopRows(RedemptionBook redemptions, CountBook counts, Places places, Clock clock) {
        this.redemptions = redemptions;
        this.counts = counts;
        this.places = places;
        this.clock = clock;
    }

    /** @param since from when on what was fetched is added up */
    public List<ShopViews.Listed> of(List<Shop> shops, Instant since) {
        var ids = shops.stream().map(Shop::id).toList();
        var addresses = places.addresses(shops.stream().map(Shop::area).toList());
        var fetched = redemptions.figuresByShop(ids, since);
        var counted = counts.latest(ids);
        return shops.stream()
            .map(shop -> new ShopViews.Listed(shop, addresses.getOrDefault(shop.area(), shop.area().value()),
                fetched.getOrDefault(shop.id(), RedemptionBook.Figures.NONE), counted.get(shop.id()),
                shop.closedAt() == null && !CountBook.isOf(counted.get(shop.id()), LocalDate.now(clock)))).toList();
    }
}
