package org.minsheng.points.internal.mine;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.minsheng.area.Place;
import org.minsheng.page.Form;
import org.minsheng.page.Option;
import org.minsheng.page.Tab;
import org.minsheng.points.internal.Holder;
import org.minsheng.points.internal.Statements;
import org.minsheng.points.internal.claim.Claim;
import org.minsheng.points.internal.claim.ObjectionBook;
import org.minsheng.points.internal.shop.Goods;
import org.minsheng.points.internal.shop.Offer;
import org.minsheng.points.internal.shop.ReservationBook;
import org.minsheng.points.internal.shop.Shop;
import org.minsheng.points.internal.standard.Kind;
import org.minsheng.points.internal.standard.Standard;
import org.minsheng.shared.Slice;

/** What residents see of points, and what everybody may see. */
public final class MineViews {

    private MineViews() {
    }

    /**
     * @param account where points go: the household's or the own; null for somebody who has none yet
     * @param left points of the own account that can be brought to the household's
     * @param expiring what is lost on {@code expiresOn} as things stand
     */
    public record Home(@Nullable Holder account, int left, int expiring, LocalDate expiresOn, List<Shop> shops,
                       List<ReservationBook.Reservation> reservations, List<Claim> claims,
                       String scan, @Nullable String area) {

        public boolean household() {
            return account != null && account.kind() == Holder.Kind.HOUSEHOLD;
        }
    }

    public record Statement(List<Tab> tabs, Slice<Statements.Row> rows, boolean withBalance) {
    }

    public record Claims(Slice<Claim> rows) {
    }

    /** @param places that the typed words may mean; {@code chosen} is the community, null before */
    public record Claiming(Form form, @Nullable Place chosen, List<Option> places, List<Kind> kinds) {
    }

    public record One(Claim claim, Kind kind, String place, List<String> photos,
                      List<ObjectionBook.Objection> objections) {
    }

    /** @param holder null for somebody who has no points yet */
    public record InShop(Shop shop, @Nullable Holder holder, List<Offer.Offered> offered, boolean fits, Form form) {
    }

    public record Reservations(Slice<ReservationBook.Reservation> rows, Map<Long, Shop> shops) {
    }

    public record Reserved(ReservationBook.Reservation reservation, Shop shop, String scan) {
    }

    /** @param name of whoever did it, masked */
    public record Shown(Claim claim, String name, String place) {
    }

    public record Area(Place place, @Nullable Place above, @Nullable Standard standard, List<Shop> shops,
                       Slice<Shown> publicised, List<Shown> credited, List<Place> within) {
    }

    public record Worth(Place place, @Nullable Standard standard, List<Kind> kinds, List<Standard> versions) {
    }

    public record Prices(Shop shop, String place, List<Goods> goods) {
    }

    public record Objecting(Claim claim, String name, Form form) {
    }
}
