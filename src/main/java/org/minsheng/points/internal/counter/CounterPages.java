package org.minsheng.points.internal.counter;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.minsheng.page.Form;
import org.minsheng.page.Menu;
import org.minsheng.page.Page;
import org.minsheng.page.Tab;
import org.minsheng.people.Persons;
import org.minsheng.points.internal.HolderId;
import org.minsheng.points.internal.HolderNames;
import org.minsheng.points.internal.Holders;
import org.minsheng.points.internal.PointsOutcome.Done;
import org.minsheng.points.internal.PointsOutcome.Refused;
import org.minsheng.points.internal.PointsRights;
import org.minsheng.points.internal.shop.Offer;
import org.minsheng.points.internal.shop.Redeeming;
import org.minsheng.points.internal.shop.RedemptionBook;
import org.minsheng.points.internal.shop.ReservationBook;
import org.minsheng.points.internal.shop.Shop;
import org.minsheng.points.internal.shop.ShopBook;
import org.minsheng.shared.RequestKey;
import org.minsheng.shared.Viewer;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/** The counter: who is there, what they take, and the next one; made for a phone and large fingers. */
@Controller
class CounterPages {

    static final String PATH = "/console/counter";
    private static final int WAITING = 30;

    private final ShopBook shops;
    private final Offer offer;
    private final FindingHolder finding;
    private final Holders holders;
    private final HolderNames names;
    private final ReservationBook reservations;
    private final RedemptionBook redemptions;
    private final Redeeming redeeming;
    private final Persons persons;
    private final Clock clock;

    CounterPages(ShopBook shops, Offer offer, FindingHolder finding, Holders holders, HolderNames names,
                 ReservationBook reservations, RedemptionBook redemptions, Redeeming redeeming,
                 Persons persons, Clock clock) {
        this.shops = shops;
        this.offer = offer;
        this.finding = finding;
        this.holders = holders;
        this.names = names;
        this.reservations = reservations;
        this.redemptions = redemptions;
        this.redeeming = redeeming;
        this.persons = persons;
        this.clock = clock;
    }

    @Bean
    static Menu counterMenu() {
        return new Menu(PATH, "points.counter.title", "shopping-bag", "menu.points", 2);
    }

    @GetMapping(PATH)
    ModelAndView home(Page page, Viewer viewer) {
        var kept = shops.within(PointsRights.keeps(viewer)).stream().filter(shop -> shop.closedAt() == null).toList();
        var asked = page.url().get("shop");
        var shop = kept.stream().filter(one -> Long.toString(one.id()).equals(asked)).findFirst()
            .orElse(kept.isEmpty() ? null : kept.getFirst());
        var said = page.url().get("q").strip();
        if (shop == null) {
            return page.show("points/counter/home",
                new CounterViews.Home(List.of(), null, said, null, List.of(), null));
        }
        var found = said.isEmpty() ? null : finding.in(shop, said);
        if (found != null && found.size() == 1) {
            return page.go(basket(shop.id(), found.getFirst().holder().id()));
        }
        var tabs = kept.size() < 2 ? List.<Tab>of()
            : kept.stream().map(one -> new Tab(one.name(), PATH + "?shop=" + one.id(), one == shop, null)).toList();
        return page.show("points/counter/home", new CounterViews.Home(tabs, shop, said,
            found == null ? null : found.stream().map(one -> names.of(one.holder())).toList(), waiting(shop),
            redemptions.figures(List.of(shop.id()), today())));
    }

    private List<CounterViews.Waiting> waiting(Shop shop) {
        var open = reservations.open(List.of(shop.id()), WAITING);
        var known = names.byId(open.stream().map(ReservationBook.Reservation::holder).toList());
        return open.stream().map(one -> new CounterViews.Waiting(one, Objects.requireNonNull(known.get(one.holder()))))
            .toList();
    }

    private Instant today() {
        return LocalDate.now(clock).atStartOfDay(clock.getZone()).toInstant();
    }

    /** What the square on a resident's phone or card leads to. */
    @GetMapping(PATH + "/scans/{token}")
    ModelAndView scan(Page page, Viewer viewer, @PathVariable String token) {
        var holder = holders.byToken(token).orElse(null);
        var shop = holder == null ? null : shops.open(holder.area()).stream()
            .filter(one -> PointsRights.mayKeep(viewer, one.area())).findFirst().orElse(null);
        return holder == null || shop == null ? page.warn(PATH, "points.counter.scan.unknown")
            : page.go(basket(shop.id(), holder.id()));
    }

    @GetMapping(PATH + "/{shop}/{holder}")
    ModelAndView basket(Page page, Viewer viewer, @PathVariable long shop, @PathVariable long holder) {
        return page.show("points/counter/basket", view(viewer, known(viewer, shop), holder, Form.empty()));
    }

    /**
     * Nothing is read beforehand: whether the shop and the account are this keeper's is decided where the points are
     * spent.
     */
    @PostMapping(PATH + "/{shop}/{holder}/redemptions")
    ModelAndView redeem(Page page, Form form, Viewer viewer, @PathVariable long shop, @PathVariable long holder) {
        var key = form.read("requestKey", RequestKey::of, "form.not-a-choice");
        var reservation = form.read("reservation", Long::valueOf, "form.not-a-choice");
        var basket = BasketForm.read(form);
        if (!form.hasErrors() && reservation == null && basket.isEmpty()) {
            form.reject("basket", "points.redeem.refused.empty");
        }
        if (!form.hasErrors() && key != null) {
            switch (redeeming.redeem(viewer, key, shop, new HolderId(holder), reservation,
                reservation == null ? basket : BasketForm.NOTHING)) {
                case Done done -> {
                    return page.go(SlipPages.PATH + "/" + done.id());
                }
                case Refused refused -> form.reject(refused.field(), refused.key(), refused.args());
            }
        }
        return page.again("points/counter/basket", view(viewer, known(viewer, shop), holder, form));
    }

    private CounterViews.Basket view(Viewer viewer, Shop shop, long customer, Form form) {
        var holder = holders.find(new HolderId(customer)).filter(one -> shop.area().contains(one.area()))
            .orElseThrow(CounterPages::missing);
        if (holder.person() != null) {
            persons.seen(viewer, List.of(holder.person()), "points-holder:" + holder.id().value());
        }
        return new CounterViews.Basket(shop, names.of(holder),
            reservations.openOf(holder.id()).stream().filter(one -> one.shop() == shop.id()).toList(),
            offer.of(shop.id(), holder.id()), form);
    }

    private Shop known(Viewer viewer, long id) {
        return shops.find(id).filter(shop -> PointsRights.mayKeep(viewer, shop.area()))
            .orElseThrow(CounterPages::missing);
    }

    private static String basket(long shop, HolderId holder) {
        return PATH + "/" + shop + "/" + holder.value();
    }

    private static ResponseStatusException missing() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
