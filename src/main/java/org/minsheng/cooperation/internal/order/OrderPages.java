package org.minsheng.cooperation.internal.order;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.minsheng.appeal.Appeals;
import org.minsheng.area.Places;
import org.minsheng.cooperation.internal.Ground;
import org.minsheng.cooperation.internal.KeptFiles;
import org.minsheng.cooperation.internal.Outcome.Done;
import org.minsheng.cooperation.internal.Outcome.Refused;
import org.minsheng.cooperation.internal.Rights;
import org.minsheng.cooperation.internal.Rows;
import org.minsheng.cooperation.internal.ServiceKind;
import org.minsheng.cooperation.internal.agreement.AgreementBook;
import org.minsheng.cooperation.internal.agreement.ItemBook;
import org.minsheng.cooperation.internal.pool.ListingBook;
import org.minsheng.organisation.Posts;
import org.minsheng.page.Form;
import org.minsheng.page.Menu;
import org.minsheng.page.Option;
import org.minsheng.page.Page;
import org.minsheng.page.Tab;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.AreaCode.Level;
import org.minsheng.shared.OrganisationId;
import org.minsheng.shared.RequestKey;
import org.minsheng.shared.Role;
import org.minsheng.shared.Slice;
import org.minsheng.shared.Viewer;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;

/**
 * The orders of a community, or of a unit, and placing one on the console: by a unit, or by the community out of an
 * appeal or a need.
 */
@Controller
class OrderPages {

    static final String PATH = "/console/orders";
    private static final int ROWS = 50;

    private final OrderLists lists;
    private final PlacingOrder placing;
    private final ItemBook items;
    private final AgreementBook agreements;
    private final ListingBook listings;
    private final Appeals appeals;
    private final Ground ground;
    private final KeptFiles files;
    private final Posts posts;
    private final Places places;
    private final Clock clock;

    OrderPages(OrderLists lists, PlacingOrder placing, ItemBook items, AgreementBook agreements, ListingBook listings,
               Appeals appeals, Ground ground, KeptFiles files, Posts posts, Places places, Clock clock) {
        this.lists = lists;
        this.placing = placing;
        this.items = items;
        this.agreements = agreements;
        this.listings = listings;
        this.appeals = appeals;
        this.ground = ground;
        this.files = files;
        this.posts = posts;
        this.places = places;
        this.clock = clock;
    }

    @Bean
    static Menu orderMenu() {
        return new Menu(PATH, "cooperation.orders", "clipboard-list", "menu.together", 70);
    }

    @GetMapping(PATH)
    ModelAndView list(Page page, Viewer viewer) {
        var scope = scope(viewer);
        var counts = lists.counts(scope);
        boolean unit = scope.areas().isEmpty();
        var tab = OrderLists.Tab.of(page.url().get("tab"), unit ? OrderLists.Tab.WAITING : OrderLists.Tab.PLACED);
        var item = page.url().get("item");
        var found = Slice.of(lists.list(scope, tab, item.matches("\\d{1,18}") ? Long.parseLong(item) : 0,
            Rows.after(page.url().get("after")), ROWS + 1), ROWS,
            order -> Long.toString(order.id().value()));
        var tabs = Arrays.stream(OrderLists.Tab.values())
            .filter(one -> !unit || one != OrderLists.Tab.PLACED && one != OrderLists.Tab.TO_SHOW)
            .map(one -> new Tab(page.t("cooperation.order.tab." + one), PATH + "?tab=" + one,
                one == tab, counts.get(one))).toList();
        return page.show("cooperation/order/list",
            new OrderViews.All(tabs, new Slice<>(rows(found.rows()), found.next()), tab.name(), mayPlace(viewer),
                viewer.has(Role.COUNTY_LEADER)));
    }

    private static boolean mayPlace(Viewer viewer) {
        return !Rights.communities(viewer).isEmpty() || !Rights.units(viewer).isEmpty();
    }

    OrderLists.Scope scope(Viewer viewer) {
        var units = Rights.units(viewer);
        return new OrderLists.Scope(Rights.areas(viewer), units,
            units.isEmpty() ? List.of() : agreements.communitiesOf(units));
    }

    List<OrderViews.Row> rows(List<Order> orders) {
        var communities = places.names(orders.stream().map(Order::community).distinct().toList());
        var units = posts.organisationNames(orders.stream().map(order -> order.work().unit())
            .filter(Objects::nonNull).distinct().toList());
        return orders.stream().map(order -> new OrderViews.Row(order, communities.getOrDefault(order.community(), ""),
            who(order, units))).toList();
    }

    private static String who(Order order, Map<OrganisationId, String> units) {
        var unit = order.work().unit() == null ? "" : units.getOrDefault(order.work().unit(), "");
        return (unit + " " + order.work().memberName()).strip();
    }

    @GetMapping(PATH + "/new")
    ModelAndView fresh(Page page, Viewer viewer) {
        var form = Form.empty().prefill("item", number(page.url().get("item")))
            .prefill("listing", number(page.url().get("listing")))
            .prefill("appeal", page.url().get("appeal"));
        fill(viewer, form);
        return page.show("cooperation/order/new", fresh(page, viewer, form));
    }

    private static @Nullable String number(String typed) {
        return typed.matches("\\d{1,18}") ? typed : null;
    }

    /** What the appeal, the need or the promise says already. */
    private void fill(Viewer viewer, Form form) {
        if (!form.value("appeal").isEmpty()) {
            appeals.find(viewer, form.value("appeal")).ifPresent(appeal -> {
                form.prefill("title", cut(appeal.title(), 40)).prefill("text", cut(appeal.text(), 500))
                    .prefill("place", appeal.place().value())
                    .prefill("placeDetail", appeal.placeDetail());
                var community = appeal.place().at(Level.COMMUNITY);
                form.prefill("community", community == null ? null : community.value());
            });
        }
        if (!form.value("listing").isEmpty()) {
            listings.find(Long.parseLong(form.value("listing"))).filter(one -> Rights.mayLead(viewer, one.community()))
                .ifPresent(one -> form.prefill("title", one.words().title()).prefill("text", one.words().detail())
                    .prefill("community", one.community().value()));
        }
        item(form).ifPresent(offer -> form.prefill("title", offer.item().promise().title())
            .prefill("kind", offer.item().promise().kind().name())
            .prefill("community", offer.community().value()));
    }

    private static String cut(String text, int most) {
        return text.length() > most ? text.substring(0, most) : text;
    }

    private java.util.Optional<ItemBook.Offer> item(Form form) {
        return form.value("item").isEmpty() || !form.value("item").matches("\\d{1,18}") ? java.util.Optional.empty()
            : items.offer(Long.parseLong(form.value("item"))).filter(offer -> offer.item().retiredAt() == null);
    }

    private OrderViews.Fresh fresh(Page page, Viewer viewer, Form form) {
        boolean leads = !Rights.communities(viewer).isEmpty();
        var units = leads ? List.<OrganisationId>of() : Rights.units(viewer);
        return new OrderViews.Fresh(form, leads ? ground.communities(viewer)
            : ground.named(agreements.communitiesOf(units)),
            posts.organisationNames(units).entrySet().stream()
                .map(unit -> new Option(Long.toString(unit.getKey().value()), unit.getValue()))
                .collect(Collectors.toList()), kinds(page), item(form).orElse(null));
    }

    static List<Option> kinds(Page page) {
        return Arrays.stream(ServiceKind.values()).map(kind -> new Option(kind.name(), page.t(kind))).toList();
    }

    @PostMapping(PATH)
    ModelAndView place(Page page, Form form, Viewer viewer,
                       @RequestParam(name = "photos", required = false) @Nullable List<MultipartFile> photos) {
        var kept = files.photos(form, "photos", photos);
        var key = form.read("requestKey", RequestKey::of, "form.not-a-choice");
        boolean leads = !Rights.communities(viewer).isEmpty();
        var community = leads ? ground.community(form, viewer)
            : form.read("community", AreaCode::new, "form.not-a-choice");
        var unit = leads ? null : Rights.units(viewer).stream()
            .filter(one -> form.value("unit").isEmpty() || form.value("unit").equals(Long.toString(one.value())))
            .findFirst().orElse(null);
        var place = community == null ? null : ground.place(form, "place", community);
        var wanted = community == null || place == null ? null
            : wanted(form, place, leads ? Order.Orderer.COMMUNITY : Order.Orderer.UNIT, viewer, unit);
        if (!form.hasErrors() && key != null && wanted != null && community != null) {
            switch (placing.place(viewer, key, community, wanted, kept)) {
                case Done done -> {
                    return page.go(PATH + "/" + done.id(), "cooperation.order.placed");
                }
                case Refused refused -> refused.why().on(form);
            }
        }
        return page.again("cooperation/order/new", fresh(page, viewer, form));
    }

    private Order.@Nullable Wanted wanted(Form form, AreaCode place, Order.Orderer orderer, Viewer viewer,
                                          @Nullable OrganisationId unit) {
        var offer = item(form).orElse(null);
        var kind = offer == null ? form.choice("kind", ServiceKind.class) : offer.item().promise().kind();
        if (kind == null) {
            form.reject("kind", "form.required");
            return null;
        }
        var appeal = form.value("appeal").isEmpty() ? null : form.value("appeal");
        if (appeal != null && appeals.find(viewer, appeal).isEmpty()) {
            form.reject("appeal", "cooperation.order.refused.appeal");
        }
        var listing = form.value("listing").matches("\\d{1,18}") ? Long.valueOf(form.value("listing")) : null;
        return new Order.Wanted(place, form.optional("placeDetail", 100), orderer, null, unit,
            orderer == Order.Orderer.COMMUNITY ? viewer.name() : "", appeal, listing,
            offer == null ? null : offer.item().id(), kind, form.required("title", 40), form.optional("text", 500),
            wantedAt(form, clock.getZone()), form.checked("publish"));
    }

    /** A day and a time as phones send them; null for as soon as it can be. */
    static @Nullable Instant wantedAt(Form form, ZoneId zone) {
        return form.read("wantedAt", text -> {
            try {
                return LocalDateTime.parse(text).atZone(zone).toInstant();
            } catch (java.time.DateTimeException wrong) {
                throw new IllegalArgumentException(wrong);
            }
        }, "cooperation.date.wrong");
    }
}
