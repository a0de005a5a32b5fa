package org.minsheng.points.internal.mine;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.minsheng.area.Place;
import org.minsheng.area.Places;
import org.minsheng.page.Form;
import org.minsheng.page.Page;
import org.minsheng.points.internal.HolderId;
import org.minsheng.points.internal.HolderNames;
import org.minsheng.points.internal.Holders;
import org.minsheng.points.internal.PointsOutcome.Done;
import org.minsheng.points.internal.PointsOutcome.Refused;
import org.minsheng.points.internal.claim.Claim;
import org.minsheng.points.internal.claim.ClaimBook;
import org.minsheng.points.internal.claim.ClaimState;
import org.minsheng.points.internal.claim.Objecting;
import org.minsheng.points.internal.shop.GoodsBook;
import org.minsheng.points.internal.shop.Shop;
import org.minsheng.points.internal.shop.ShopBook;
import org.minsheng.points.internal.standard.Standard;
import org.minsheng.points.internal.standard.StandardBook;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.RequestKey;
import org.minsheng.shared.Viewer;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/**
 * What everybody may see: what was verified and for how much, what deeds are worth, what the shop has; and the way to
 * object.
 */
@Controller
class PublicPointsPages {

    private static final String PATH = "/points";
    private static final int ROWS = 50;
    private static final int LATELY = 20;
    private static final Duration LATE = Duration.ofDays(30);

    private final ClaimBook claims;
    private final Objecting objecting;
    private final StandardBook standards;
    private final ShopBook shops;
    private final GoodsBook goods;
    private final Holders holders;
    private final HolderNames names;
    private final Places places;
    private final ObjectionLimits limits;
    private final Clock clock;

    PublicPointsPages(ClaimBook claims, Objecting objecting, StandardBook standards, ShopBook shops, GoodsBook goods,
                      Holders holders, HolderNames names, Places places, ObjectionLimits limits, Clock clock) {
        this.claims = claims;
        this.objecting = objecting;
        this.standards = standards;
        this.shops = shops;
        this.goods = goods;
        this.holders = holders;
        this.names = names;
        this.places = places;
        this.limits = limits;
        this.clock = clock;
    }

    @GetMapping(PATH)
    ModelAndView counties(Page page) {
        return page.show("points/everybody/counties", places.counties());
    }

    @GetMapping(PATH + "/{area}")
    ModelAndView area(Page page, @PathVariable String area) {
        var place = place(area);
        var after = page.url().get("after");
        var publicised = claims.publicised(place.code(), after.matches("\\d{1,18}") ? Long.valueOf(after) : null, ROWS);
        var credited = claims.creditedLately(place.code(), clock.instant().minus(LATE), LATELY);
        var all = new ArrayList<>(publicised.rows());
        all.addAll(credited);
        var named = names.byId(all.stream().map(Claim::member).toList());
        var around = places.names(all.stream().map(Claim::community).distinct().toList());
        var above = place.code().level() == AreaCode.Level.COUNTY ? null
            : Objects.requireNonNull(place.code().parent());
        return page.show("points/everybody/area",
            new MineViews.Area(place, above == null ? null : places.at(above).orElse(null),
                standards.inForce(place.code()).orElse(null), shopsOf(place),
                publicised.map(claim -> shown(claim, named, around)), credited.stream()
                    .map(claim -> shown(claim, named, around)).toList(),
                place.code().level() == AreaCode.Level.COMMUNITY ? List.of()
                    : places.children(place.code(), null, 100).rows()));
    }

    private List<Shop> shopsOf(Place place) {
        return place.code().level() == AreaCode.Level.COMMUNITY ? shops.open(place.code())
            : shops.within(List.of(place.code())).stream().filter(shop -> shop.closedAt() == null).toList();
    }

    private static MineViews.Shown shown(Claim claim, Map<HolderId, HolderNames.Name> named,
                                         Map<AreaCode, String> around) {
        return new MineViews.Shown(claim, named(Objects.requireNonNull(named.get(claim.member()))),
            around.getOrDefault(claim.community(), ""));
    }

    @GetMapping(PATH + "/{area}/standard")
    ModelAndView standard(Page page, @PathVariable String area) {
        var place = place(area);
        var force = standards.inForce(place.code()).orElse(null);
        var versions = force == null ? List.<Standard>of() : standards.versions(force.area());
        var asked = page.url().get("version");
        var shown = versions.stream().filter(one -> Objects.toString(one.version()).equals(asked))
            .findFirst().orElse(force);
        return page.show("points/everybody/standard",
            new MineViews.Worth(place, shown, shown == null ? List.of() : standards.kinds(shown.id()), versions));
    }

    @GetMapping(PATH + "/shops/{id}")
    ModelAndView prices(Page page, @PathVariable long id) {
        var shop = shops.find(id).filter(one -> one.closedAt() == null).orElseThrow(PublicPointsPages::missing);
        return page.show("points/everybody/prices",
            new MineViews.Prices(shop, places.address(shop.area()), goods.of(id, false)));
    }

    @GetMapping(PATH + "/claims/{id}/objection")
    ModelAndView objection(Page page, @PathVariable long id) {
        return page.show("points/everybody/objection", view(publicised(id), Form.empty()));
    }

    @PostMapping(PATH + "/claims/{id}/objection")
    ModelAndView object(Page page, Form form, Viewer viewer, HttpServletRequest request,
                        HttpServletResponse response, @PathVariable long id) {
        var claim = publicised(id);
        var key = form.read("requestKey", RequestKey::of, "form.not-a-choice");
        var body = form.required("body", 500);
        var contact = form.optional("contact", 40);
        if (!form.hasErrors() && !limits.mayObject(request.getRemoteAddr())) {
            response.setHeader(HttpHeaders.RETRY_AFTER, "60");
            form.reject("limit", "points.objection.too-many");
            return page.show("points/everybody/objection", view(claim, form), HttpStatus.TOO_MANY_REQUESTS);
        }
        if (!form.hasErrors() && key != null) {
            switch (objecting.object(viewer, key, id, body, contact)) {
                case Done done -> {
                    return page.go(PATH + "/" + claim.community(), "points.objection.told");
                }
                case Refused refused -> form.reject(refused.field(), refused.key(), refused.args());
            }
        }
        return page.again("points/everybody/objection", view(claim, form));
    }

    private MineViews.Objecting view(Claim claim, Form form) {
        return new MineViews.Objecting(claim, named(names.of(holders.find(claim.member()).orElseThrow())), form);
    }

    /** Nobody's number stands on a public page, not even in part. */
    private static String named(HolderNames.Name name) {
        return name.name().matches("\\d.*") ? "" : name.name();
    }

    private Claim publicised(long id) {
        return claims.find(id).filter(claim -> claim.state() == ClaimState.PUBLICISED)
            .orElseThrow(PublicPointsPages::missing);
    }

    private Place place(String code) {
        return (AreaCode.isValid(code) && code.length() >= 6 && code.length() <= 12
            ? places.at(new AreaCode(code)) : Optional.<Place>empty())
            .orElseThrow(PublicPointsPages::missing);
    }

    private static ResponseStatusException missing() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
