package org.minsheng.points.internal.counter;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.minsheng.page.Form;
import org.minsheng.page.Tab;
import org.minsheng.points.internal.HolderNames;
import org.minsheng.points.internal.shop.Offer;
import org.minsheng.points.internal.shop.RedemptionBook;
import org.minsheng.points.internal.shop.ReservationBook;
import org.minsheng.points.internal.shop.Shop;

/** What the keeper's pages show. */
public final class CounterViews {

    private CounterViews() {
    }

    /** @param name whose it is, masked */
    public record Waiting(ReservationBook.Reservation reservation, HolderNames.Name name) {
    }

    /** @param found null before somebody was searched for */
    public record Home(List<Tab> shops, @Nullable Shop shop, String said,
                       @Nullable List<HolderNames.Name> found, List<Waiting> waiting,
                       RedemptionBook.@Nullable Figures today) {
    }

    public record Basket(Shop shop, HolderNames.Name name, List<ReservationBook.Reservation> reservations,
                         List<Offer.Offered> offered, Form form) {
    }

    /** @param reversible whether this viewer may still take it back */
    public record Slip(Shop shop, RedemptionBook.Redemption redemption, List<RedemptionBook.Item> items,
                       HolderNames.Name name, boolean reversible, Form form) {
    }
}
