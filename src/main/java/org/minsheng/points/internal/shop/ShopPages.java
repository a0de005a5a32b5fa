package org.minsheng.points.internal.shop;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.minsheng.area.Places;
import org.minsheng.page.Form;
import org.minsheng.page.Menu;
import org.minsheng.page.Option;
import org.minsheng.page.Page;
import org.minsheng.points.internal.HolderNames;
import org.minsheng.points.internal.PointsOutcome;
import org.minsheng.points.internal.PointsOutcome.Done;
import org.minsheng.points.internal.PointsOutcome.Refused;
import org.minsheng.points.internal.PointsRights;
import org.minsheng.shared.AreaCode;
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

/** The shops of an area, and what was fetched in one. */
@Controller
class ShopPages {

    static final String PATH = "/console/shops";
    private static final int ROWS = 50;

    private final ShopBook shops;
    private final GoodsBook goods;
    private final CountBook counts;
    private final RedemptionBook redemptions;
    private final HolderNames names;
    private final ShopRows rows;
    private final RunningShop running;
    private final Places places;
    private final Clock clock;

    ShopPages(ShopBook shops, GoodsBook goods, CountBook counts, RedemptionBook redemptions,
              HolderNames names, ShopRows rows, RunningShop running, Places places, Clock clock) {
        this.shops = shops;
        this.goods = goods;
        this.counts = counts;
        this.redemptions = redemptions;
        this.names = names;
        this.rows = rows;
        this.running = running;
        this.places = places;
        this.clock = clock;
    }

    @Bean
    static Menu shopsMenu() {
        return new Menu(PATH, "points.shops.title", "building-store", "menu.points", 62);
    }

    @GetMapping(PATH)
    ModelAndView list(Page page, Viewer viewer) {
        return page.show("points/shop/list",
            new ShopViews.All(rows.of(shops.within(PointsRights.seesShops(viewer)), month()),
                !PointsRights.rules(viewer).isEmpty()));
    }

    private Instant month() {
        return LocalDate.now(clock).withDayOfMonth(1).atStartOfDay(clock.getZone()).toInstant();
    }

    @GetMapping(PATH + "/new")
    ModelAndView fresh(Page page, Viewer viewer) {
        return page.show("points/shop/terms", new ShopViews.Terms(null, areas(viewer), Form.empty()));
    }

    private List<Option> areas(Viewer viewer) {
        var options = new ArrayList<Option>();
        for (var area : PointsRights.rules(viewer)) {
            places.at(area).ifPresent(place -> options.add(new Option(area.value(), place.shortName())));
            if (area.level() == AreaCode.Level.TOWN) {
                places.children(area, null, 60).rows()
                    .forEach(place -> options.add(new Option(place.code().value(), place.shortName())));
            }
        }
        return options;
    }

    @PostMapping(PATH)
    ModelAndView open(Page page, Form form, Viewer viewer) {
        form.required("area", 12);
        var area = form.read("area", AreaCode::new, "form.not-a-choice");
        var key = form.read("requestKey", RequestKey::of, "form.not-a-choice");
        var terms = terms(form);
        if (!form.hasErrors() && area != null && key != null) {
            switch (running.open(viewer, key, area, terms)) {
                case Done done -> {
                    return page.go(PATH + "/" + done.id(), "points.shop.opened");
                }
                case Refused refused -> form.reject(refused.field(), refused.key(), refused.args());
            }
        }
        return page.again("points/shop/terms", new ShopViews.Terms(null, areas(viewer), form));
    }

    private static ShopBook.Terms terms(Form form) {
        return new ShopBook.Terms(form.required("name", 40), form.required("address", 80),
            form.required("hours", 80), form.optional("phone", 20),
            form.read("monthPoints", text -> Numbers.between(text, 1, 100_000), "points.fault.number"));
    }

    @GetMapping(PATH + "/{id}")
    ModelAndView one(Page page, Viewer viewer, @PathVariable long id) {
        var shop = known(viewer, id);
        var counted = counts.of(id);
        boolean due = shop.closedAt() == null && !CountBook.isOf(counted.isEmpty() ? null : counted.getFirst(),
            LocalDate.now(clock));
        return page.show("points/shop/one", new ShopViews.One(shop, places.address(shop.area()),
            goods.of(id, true), counted, redemptions.figures(List.of(id), month()), due,
            PointsRights.mayKeep(viewer, shop.area()), PointsRights.mayRule(viewer, shop.area())));
    }

    @GetMapping(PATH + "/{id}/terms")
    ModelAndView edit(Page page, Viewer viewer, @PathVariable long id) {
        var shop = known(viewer, id);
        return page.show("points/shop/terms", new ShopViews.Terms(shop, List.of(),
            Form.empty().prefill("name", shop.name()).prefill("address", shop.address())
            .prefill("hours", shop.hours()).prefill("phone", shop.phone())
            .prefill("monthPoints", shop.monthPoints() == null ? null : Integer.toString(shop.monthPoints()))));
    }

    @PostMapping(PATH + "/{id}/terms")
    ModelAndView change(Page page, Form form, Viewer viewer, @PathVariable long id) {
        var shop = known(viewer, id);
        var version = form.read("version", Integer::valueOf, "form.not-a-choice");
        var terms = terms(form);
        if (!form.hasErrors() && version != null) {
            switch (running.change(viewer, id, version, terms)) {
                case Done done -> {
                    return page.go(PATH + "/" + done.id(), "points.shop.changed");
                }
                case Refused refused -> form.reject(refused.field(), refused.key(), refused.args());
            }
        }
        return page.again("points/shop/terms", new ShopViews.Terms(shop, List.of(), form));
    }

    @PostMapping(PATH + "/{id}/closing")
    ModelAndView close(Page page, Form form, Viewer viewer, @PathVariable long id) {
        return closed(page, id, running.close(viewer, known(viewer, id).id(), version(form), false),
            "points.shop.closed.told");
    }

    @PostMapping(PATH + "/{id}/opening")
    ModelAndView reopen(Page page, Form form, Viewer viewer, @PathVariable long id) {
        return closed(page, id, running.close(viewer, known(viewer, id).id(), version(form), true),
            "points.shop.reopened");
    }

    private static int version(Form form) {
        var version = form.read("version", Integer::valueOf, "form.not-a-choice");
        return version == null ? -1 : version;
    }

    private static ModelAndView closed(Page page, long id, PointsOutcome outcome, String told) {
        return outcome instanceof Refused refused ? page.warn(PATH + "/" + id, refused.key(), refused.args())
            : page.go(PATH + "/" + id, told);
    }

    @GetMapping(PATH + "/{id}/redemptions")
    ModelAndView redemptions(Page page, Viewer viewer, @PathVariable long id) {
        var shop = known(viewer, id);
        boolean reversed = page.url().is("only", "REVERSED");
        var today = LocalDate.now(clock);
        var since = switch (page.url().get("since")) {
            case "DAY" -> today.atStartOfDay(clock.getZone()).toInstant();
            case "MONTH" -> month();
            case "YEAR" -> today.withDayOfYear(1).atStartOfDay(clock.getZone()).toInstant();
            default -> Instant.EPOCH;
        };
        var rows = redemptions.list(List.of(id), reversed, since, before(page.url().get("after")), ROWS);
        return page.show("points/shop/redemptions", new ShopViews.Redemptions(shop, rows,
            names.byId(rows.rows().stream().map(RedemptionBook.Redemption::holder).toList()), reversed,
            redemptions.figures(List.of(id), month())));
    }

    static @Nullable Long before(String cursor) {
        return cursor.matches("\\d{1,18}") ? Long.valueOf(cursor) : null;
    }

    private Shop known(Viewer viewer, long id) {
        return shops.find(id).filter(shop -> PointsRights.maySeeShop(viewer, shop.area()))
            .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
