package org.minsheng.points.internal.counter;

import java.time.Clock;
import java.time.Duration;
import org.minsheng.page.Form;
import org.minsheng.page.Page;
import org.minsheng.points.internal.HolderNames;
import org.minsheng.points.internal.Holders;
import org.minsheng.points.internal.PointsOutcome.Done;
import org.minsheng.points.internal.PointsOutcome.Refused;
import org.minsheng.points.internal.PointsRights;
import org.minsheng.points.internal.PointsRules;
import org.minsheng.points.internal.shop.RedemptionBook;
import org.minsheng.points.internal.shop.Reversing;
import org.minsheng.points.internal.shop.Shop;
import org.minsheng.points.internal.shop.ShopBook;
import org.minsheng.shared.Viewer;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/** The slip of a redemption, to be printed, and its reversal. */
@Controller
class SlipPages {

    static final String PATH = CounterPages.PATH + "/slips";

    private final RedemptionBook redemptions;
    private final ShopBook shops;
    private final Holders holders;
    private final HolderNames names;
    private final Reversing reversing;
    private final PointsRules rules;
    private final Clock clock;

    SlipPages(RedemptionBook redemptions, ShopBook shops, Holders holders, HolderNames names, Reversing reversing,
              PointsRules rules, Clock clock) {
        this.redemptions = redemptions;
        this.shops = shops;
        this.holders = holders;
        this.names = names;
        this.reversing = reversing;
        this.rules = rules;
        this.clock = clock;
    }

    @GetMapping(PATH + "/{id}")
    ModelAndView slip(Page page, Viewer viewer, @PathVariable long id) {
        return page.show("points/counter/slip", view(viewer, id, Form.empty()));
    }

    @PostMapping(PATH + "/{id}/reversal")
    ModelAndView reverse(Page page, Form form, Viewer viewer, @PathVariable long id) {
        view(viewer, id, form);
        var reason = form.required("reason", 100);
        if (!form.hasErrors()) {
            switch (reversing.reverse(viewer, id, reason)) {
                case Done done -> {
                    return page.go(PATH + "/" + done.id(), "points.reversal.done");
                }
                case Refused refused -> form.reject(refused.field(), refused.key(), refused.args());
            }
        }
        return page.again("points/counter/slip", view(viewer, id, form));
    }

    private CounterViews.Slip view(Viewer viewer, long id, Form form) {
        var redemption = redemptions.find(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        var shop = shops.find(redemption.shop()).filter(one -> PointsRights.maySeeShop(viewer, one.area()))
            .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        return new CounterViews.Slip(shop, redemption, redemptions.items(id),
            names.of(holders.find(redemption.holder()).orElseThrow()),
            redemption.reversedAt() == null && reversible(viewer, shop, redemption), form);
    }

    private boolean reversible(Viewer viewer, Shop shop, RedemptionBook.Redemption redemption) {
        int hours = rules.of(shop.area().county()).reversalHours();
        return PointsRights.mayRule(viewer, shop.area())
            || PointsRights.mayKeep(viewer, shop.area())
            && redemption.at().plus(Duration.ofHours(hours)).isAfter(clock.instant());
    }
}
