package org.minsheng.points.internal.shop;

import java.util.ArrayList;
import java.util.List;
import org.minsheng.page.Form;
import org.minsheng.page.Page;
import org.minsheng.points.internal.PointsOutcome.Done;
import org.minsheng.points.internal.PointsOutcome.Refused;
import org.minsheng.points.internal.PointsRights;
import org.minsheng.points.internal.shop.CountingStock.Counted;
import org.minsheng.shared.RequestKey;
import org.minsheng.shared.Viewer;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/** The monthly count of a shop and its differences. */
@Controller
class CountPages {

    private static final String PATH = ShopPages.PATH + "/{shop}/counts";

    private final ShopBook shops;
    private final GoodsBook goods;
    private final CountBook counts;
    private final CountingStock counting;

    CountPages(ShopBook shops, GoodsBook goods, CountBook counts, CountingStock counting) {
        this.shops = shops;
        this.goods = goods;
        this.counts = counts;
        this.counting = counting;
    }

    @GetMapping(PATH + "/new")
    ModelAndView fresh(Page page, Viewer viewer, @PathVariable long shop) {
        return page.show("points/shop/counting",
            new ShopViews.Counting(known(viewer, shop), goods.of(shop, true), Form.empty()));
    }

    @PostMapping(PATH)
    ModelAndView count(Page page, Form form, Viewer viewer, @PathVariable long shop) {
        var place = known(viewer, shop);
        var key = form.read("requestKey", RequestKey::of, "form.not-a-choice");
        var counted = counted(form);
        var note = form.optional("note", 200);
        if (counted.isEmpty() && !form.hasErrors()) {
            form.reject("note", "points.count.refused.empty");
        }
        if (!form.hasErrors() && key != null) {
            switch (counting.count(viewer, key, shop, counted, note)) {
                case Done done -> {
                    return page.go(ShopPages.PATH + "/" + shop + "/counts/" + done.id(), "points.count.done");
                }
                case Refused refused -> form.reject(refused.field(), refused.key(), refused.args());
            }
        }
        return page.again("points/shop/counting", new ShopViews.Counting(place, goods.of(shop, true), form));
    }

    private static List<Counted> counted(Form form) {
        var counted = new ArrayList<Counted>();
        for (var id : form.names("counted-")) {
            var seen = form.read("seen-" + id, text -> Numbers.between(text, 0, 1_000_000), "form.not-a-choice");
            form.required("counted-" + id, 7);
            var there = form.read("counted-" + id, text -> Numbers.between(text, 0, 1_000_000), "points.fault.number");
            var reason = form.optional("reason-" + id, 60);
            if (id.matches("\\d{1,18}") && seen != null && there != null) {
                counted.add(new Counted(Long.parseLong(id), seen, there, reason));
            }
        }
        return counted;
    }

    @GetMapping(PATH + "/{id}")
    ModelAndView one(Page page, Viewer viewer, @PathVariable long shop, @PathVariable long id) {
        var place = known(viewer, shop);
        var count = counts.find(id).filter(one -> one.shop() == shop)
            .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        return page.show("points/shop/counted", new ShopViews.Counted(place, count, counts.lines(id)));
    }

    private Shop known(Viewer viewer, long id) {
        return shops.find(id).filter(shop -> PointsRights.maySeeShop(viewer, shop.area()))
            .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
