package org.minsheng.points.internal.mine;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.minsheng.page.Form;
import org.minsheng.page.Page;
import org.minsheng.points.internal.Holder;
import org.minsheng.points.internal.HolderId;
import org.minsheng.points.internal.Holders;
import org.minsheng.points.internal.PointsOutcome.Done;
import org.minsheng.points.internal.PointsOutcome.Refused;
import org.minsheng.points.internal.counter.BasketForm;
import org.minsheng.points.internal.shop.Offer;
import org.minsheng.points.internal.shop.ReservationBook;
import org.minsheng.points.internal.shop.Reserving;
import org.minsheng.points.internal.shop.Shop;
import org.minsheng.points.internal.shop.ShopBook;
import org.minsheng.shared.RequestKey;
import org.minsheng.shared.Slice;
import org.minsheng.shared.Viewer;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/** A resident looks at the shelf, puts something aside and fetches it with a code. */
@Controller
class MyShopPages {

    private static final String SHOP = MyPointsPages.PATH + "/shops/{id}";
    private static final String RESERVATIONS = MyPointsPages.PATH + "/reservations";
    private static final HolderId NOBODY = new HolderId(0);
    private static final int ROWS = 30;

    private final ShopBook shops;
    private final Offer offer;
    private final ReservationBook reservations;
    private final Holders holders;
    private final Reserving reserving;

    MyShopPages(ShopBook shops, Offer offer, ReservationBook reservations, Holders holders, Reserving reserving) {
        this.shops = shops;
        this.offer = offer;
        this.reservations = reservations;
        this.holders = holders;
        this.reserving = reserving;
    }

    @GetMapping(SHOP)
    ModelAndView shop(Page page, Viewer viewer, @PathVariable long id) {
        return page.show("points/mine/shop", view(viewer, known(id), Form.empty()));
    }

    private MineViews.InShop view(Viewer viewer, Shop shop, Form form) {
        var account = account(viewer);
        return new MineViews.InShop(shop, account, offer.of(shop.id(), account == null ? NOBODY : account.id()),
            account != null && shop.area().contains(account.area()), form);
    }

    private @Nullable Holder account(Viewer viewer) {
        var person = Objects.requireNonNull(viewer.person());
        var home = holders.home(person);
        return home != null ? home : holders.ofPerson(person).orElse(null);
    }

    private Shop known(long id) {
        return shops.find(id).filter(shop -> shop.closedAt() == null)
            .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    @PostMapping(SHOP + "/reservations")
    ModelAndView reserve(Page page, Form form, Viewer viewer, @PathVariable long id) {
        var shop = known(id);
        var key = form.read("requestKey", RequestKey::of, "form.not-a-choice");
        var basket = BasketForm.read(form);
        if (!form.hasErrors() && basket.isEmpty()) {
            form.reject("basket", "points.redeem.refused.empty");
        }
        var account = account(viewer);
        if (account != null) {
            // Whoever spends has a row of the own, which says who fetched.
            holders.person(Objects.requireNonNull(viewer.person()), account.community());
        }
        if (!form.hasErrors() && key != null) {
            switch (reserving.reserve(viewer, key, id, basket)) {
                case Done done -> {
                    return page.go(RESERVATIONS + "/" + done.id(), "points.reservation.made");
                }
                case Refused refused -> form.reject(refused.field(), refused.key(), refused.args());
            }
        }
        return page.again("points/mine/shop", view(viewer, shop, form));
    }

    @GetMapping(RESERVATIONS)
    ModelAndView list(Page page, Viewer viewer) {
        var account = account(viewer);
        var after = page.url().get("after");
        Slice<ReservationBook.Reservation> rows = account == null ? new Slice<>(List.of(), null)
            : reservations.of(account.id(), after.matches("\\d{1,18}") ? Long.valueOf(after) : null, ROWS);
        return page.show("points/mine/reservations", new MineViews.Reservations(rows,
            shops.all(rows.rows().stream().map(ReservationBook.Reservation::shop).toList())));
    }

    @GetMapping(RESERVATIONS + "/{id}")
    ModelAndView one(Page page, Viewer viewer, @PathVariable long id) {
        var account = account(viewer);
        var reservation = reservations.find(id).filter(one -> account != null && one.holder().equals(account.id()))
            .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        return page.show("points/mine/reservation",
            new MineViews.Reserved(reservation, shops.find(reservation.shop()).orElseThrow(),
                page.base() + "/console/counter?shop=" + reservation.shop() + "&q=" + reservation.code()));
    }

    @PostMapping(RESERVATIONS + "/{id}/cancellation")
    ModelAndView cancel(Page page, Viewer viewer, @PathVariable long id) {
        return switch (reserving.cancel(viewer, id)) {
            case Done done -> page.go(RESERVATIONS + "/" + done.id(), "points.reservation.cancelled");
            case Refused refused -> page.warn(RESERVATIONS, refused.key(), refused.args());
        };
    }
}
