package org.minsheng.cooperation.internal.order;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.minsheng.area.Place;
import org.minsheng.area.Places;
import org.minsheng.cooperation.internal.KeptFiles;
import org.minsheng.cooperation.internal.Outcome.Done;
import org.minsheng.cooperation.internal.Outcome.Refused;
import org.minsheng.cooperation.internal.ServiceKind;
import org.minsheng.cooperation.internal.agreement.ItemBook;
import org.minsheng.household.HouseholdCard;
import org.minsheng.household.Households;
import org.minsheng.page.Form;
import org.minsheng.page.Option;
import org.minsheng.page.Page;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.AreaCode.Level;
import org.minsheng.shared.RequestKey;
import org.minsheng.shared.Viewer;
import org.minsheng.volunteer.Member;
import org.minsheng.volunteer.Memberships;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;

/** 点单 on the phone: where, then from the menu of what units offer there or in own words, one question a page. */
@Controller
class OrderingPages {

    private static final String PATH = MyOrderPages.PATH + "/new";
    private static final String TEMPLATE = "cooperation/order/ordering";
    private static final int CANDIDATES = 12;

    private final PlacingOrder placing;
    private final ItemBook items;
    private final Households households;
    private final Memberships memberships;
    private final Places places;
    private final KeptFiles files;
    private final Clock clock;

    OrderingPages(PlacingOrder placing, ItemBook items, Households households, Memberships memberships, Places places,
                  KeptFiles files, Clock clock) {
        this.placing = placing;
        this.items = items;
        this.households = households;
        this.memberships = memberships;
        this.places = places;
        this.files = files;
        this.clock = clock;
    }

    @GetMapping(PATH)
    ModelAndView begin(Page page, Viewer viewer) {
        var form = Form.empty().prefill("place", page.url().get("place")).prefill("item", page.url().get("item"))
            .prefill("words", page.url().get("words"));
        if (form.value("place").isEmpty() && page.url().get("words").isEmpty() && !page.url().is("elsewhere", "1")) {
            own(viewer).ifPresent(code -> form.set("place", code.value()));
        }
        return page.show(TEMPLATE, view(page, form, page.url().is("free", "1")));
    }

    /** Where the person lives, else where the person has reported. */
    private Optional<AreaCode> own(Viewer viewer) {
        var person = Objects.requireNonNull(viewer.person());
        var homes = households.cards(households.of(person)).values().stream().map(HouseholdCard::door).findFirst();
        return homes.or(() -> memberships.members(List.of(person)).stream().map(Member::community).findFirst());
    }

    private OrderViews.Ordering view(Page page, Form form, boolean free) {
        var place = place(form);
        var community = place == null ? null : place.code().at(Level.COMMUNITY);
        var item = item(form, community);
        var menu = community == null || item != null || free ? List.<OrderViews.Course>of() : menu(community);
        return new OrderViews.Ordering(form, place, place == null ? "" : places.address(place.code()),
            place == null ? found(form) : List.of(), menu, item,
            free || item == null && community != null && menu.isEmpty(), OrderPages.kinds(page));
    }

    private @Nullable Place place(Form form) {
        var code = form.value("place");
        return AreaCode.isValid(code) && code.length() >= Level.COMMUNITY.digits()
            ? places.at(new AreaCode(code)).filter(one -> one.retiredAt() == null).orElse(null)
            : null;
    }

    private List<Option> found(Form form) {
        var words = form.value("words");
        if (words.isEmpty()) {
            return List.of();
        }
        var found = places.search(words, places.counties().stream().map(Place::code).toList(), CANDIDATES).stream()
            .filter(one -> one.code().value().length() >= Level.COMMUNITY.digits()).toList();
        var addresses = places.addresses(found.stream().map(Place::code).toList());
        return found.stream()
            .map(one -> new Option(one.code().value(), addresses.getOrDefault(one.code(), one.shortName()))).toList();
    }

    private ItemBook.@Nullable Offer item(Form form, @Nullable AreaCode community) {
        return form.value("item").matches("\\d{1,18}") ? items.offer(Long.parseLong(form.value("item")))
            .filter(offer -> offer.community().equals(community) && offer.item().retiredAt() == null
                && offer.item().promise().open()).orElse(null) : null;
    }

    private List<OrderViews.Course> menu(AreaCode community) {
        var courses = new ArrayList<OrderViews.Course>();
        var offers = items.menu(community);
        for (var kind : ServiceKind.values()) {
            var of = offers.stream().filter(offer -> offer.item().promise().kind() == kind).toList();
            if (!of.isEmpty()) {
                courses.add(new OrderViews.Course(kind, of));
            }
        }
        return courses;
    }

    @PostMapping(MyOrderPages.PATH)
    ModelAndView place(Page page, Form form, Viewer viewer,
                       @RequestParam(name = "photos", required = false) @Nullable List<MultipartFile> photos) {
        var kept = files.photos(form, "photos", photos);
        var key = form.read("requestKey", RequestKey::of, "form.not-a-choice");
        var place = place(form);
        var community = place == null ? null : place.code().at(Level.COMMUNITY);
        if (place == null || community == null) {
            return page.again(TEMPLATE, view(page, form, true));
        }
        var offer = item(form, community);
        var kind = offer == null ? form.choice("kind", ServiceKind.class) : offer.item().promise().kind();
        if (kind == null) {
            form.reject("kind", "form.required");
        }
        var title = offer == null ? form.required("title", 40) : offer.item().promise().title();
        var wantedAt = OrderPages.wantedAt(form, clock.getZone());
        var text = form.optional("text", 500);
        var detail = form.optional("placeDetail", 100);
        if (!form.hasErrors() && key != null && kind != null) {
            var wanted = new Order.Wanted(place.code(), detail, Order.Orderer.RESIDENT,
                viewer.person(), null, "", null, null, offer == null ? null : offer.item().id(), kind, title, text,
                wantedAt, form.checked("publish"));
            switch (placing.place(viewer, key, community, wanted, kept)) {
                case Done done -> {
                    return page.go(MyOrderPages.PATH + "/" + done.id(), "cooperation.order.placed.mine");
                }
                case Refused refused -> refused.why().on(form);
            }
        }
        return page.again(TEMPLATE, view(page, form, offer == null));
    }
}
