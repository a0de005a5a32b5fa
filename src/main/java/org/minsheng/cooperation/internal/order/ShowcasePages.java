package org.minsheng.cooperation.internal.order;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.minsheng.area.Place;
import org.minsheng.area.Places;
import org.minsheng.organisation.Posts;
import org.minsheng.page.Page;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.AreaCode.Level;
import org.minsheng.shared.Slice;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/** 晒单: what was done for neighbours, for everybody to see, without a word on who asked for it. */
@Controller
class ShowcasePages {

    static final String PATH = "/showcase";
    private static final int PAGE = 20;
    private static final int CHILDREN = 100;

    private final OrderLists lists;
    private final Places places;
    private final Posts posts;

    ShowcasePages(OrderLists lists, Places places, Posts posts) {
        this.lists = lists;
        this.places = places;
        this.posts = posts;
    }

    @GetMapping(PATH + "/{area}")
    ModelAndView show(Page page, @PathVariable String area) {
        var place = AreaCode.isValid(area) && area.length() >= Level.COUNTY.digits()
            && area.length() <= Level.COMMUNITY.digits()
            ? places.at(new AreaCode(area)).orElse(null) : null;
        if (place == null) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        var found = Slice.of(lists.shown(place.code(), before(page.url().get("after")), PAGE + 1), PAGE,
            order -> Objects.requireNonNull(order.told().at()).toString());
        var units = posts.organisationNames(found.rows().stream().map(order -> order.work().unit())
            .filter(Objects::nonNull).distinct().toList());
        var names = places.names(found.rows().stream().map(Order::community).distinct().toList());
        var shown = found.map(order -> new OrderViews.Shown(order.id().value(),
            order.told().title(), order.told().text(), names.getOrDefault(order.community(), ""),
            order.work().unit() == null ? page.t("cooperation.member") : units.getOrDefault(order.work().unit(), ""),
            order.work().rating(), order.told().photos(), Objects.requireNonNull(order.told().at())));
        List<Place> within = place.code().level() == Level.COMMUNITY ? List.of()
            : places.children(place.code(), null, CHILDREN).rows();
        return page.show("cooperation/order/showcase", new OrderViews.Showcase(place,
            place.code().level() == Level.COUNTY ? null : place.code().parent(), shown, within));
    }

    private static Instant before(String typed) {
        try {
            return typed.isEmpty() ? Instant.parse("2100-01-01T00:00:00Z") : Instant.parse(typed);
        } catch (DateTimeException wrong) {
            return Instant.parse("2100-01-01T00:00:00Z");
        }
    }
}
