package org.minsheng.points.internal.console;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.minsheng.area.Places;
import org.minsheng.page.Form;
import org.minsheng.page.Menu;
import org.minsheng.page.Option;
import org.minsheng.page.Page;
import org.minsheng.page.Tab;
import org.minsheng.points.internal.EntryKind;
import org.minsheng.points.internal.PointsRights;
import org.minsheng.points.internal.PointsRule;
import org.minsheng.points.internal.PointsRules;
import org.minsheng.points.internal.claim.ClaimBook;
import org.minsheng.points.internal.shop.Numbers;
import org.minsheng.points.internal.shop.ShopBook;
import org.minsheng.points.internal.shop.ShopRows;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.Role;
import org.minsheng.shared.Viewer;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;

/** Points at a glance for those who oversee: how they flow, what is unusual, each figure opening what is behind it. */
@Controller
class OverviewPages {

    static final String PATH = "/console/points";
    private static final List<String> UNUSUAL = List.of("REVERSAL", "CORRECTION", "TAKE_BACK");
    private static final int FEW = 10;
    private static final int ROWS = 50;

    private final Overview overview;
    private final ClaimBook claims;
    private final ShopBook shops;
    private final ShopRows rows;
    private final PointsRules rules;
    private final Places places;
    private final Clock clock;

    OverviewPages(Overview overview, ClaimBook claims, ShopBook shops, ShopRows rows, PointsRules rules,
                  Places places, Clock clock) {
        this.overview = overview;
        this.claims = claims;
        this.shops = shops;
        this.rows = rows;
        this.rules = rules;
        this.places = places;
        this.clock = clock;
    }

    @Bean
    static Menu pointsMenu() {
        return new Menu(PATH, "points.title", "report-money", "menu.points", 60);
    }

    @GetMapping(PATH)
    ModelAndView show(Page page, Viewer viewer) {
        var areas = PointsRights.oversees(viewer);
        boolean year = page.url().is("since", "YEAR");
        var since = since(year);
        var spans = List.of(new Tab(page.t("points.since.MONTH"), PATH, !year, null),
            new Tab(page.t("points.since.YEAR"), PATH + "?since=YEAR", year, null));
        return page.show("points/console/overview",
            new PointsViews.Overview(year ? "YEAR" : "MONTH", spans, overview.flow(areas, since), claims.figures(areas),
                rows.of(shops.within(areas), since),
                overview.movements(areas, UNUSUAL, since, null, null, FEW).rows(),
                !PointsRights.verifies(viewer).isEmpty(), overview.closings(areas, FEW)));
    }

    private Instant since(boolean year) {
        var today = LocalDate.now(clock);
        return (year ? today.withDayOfYear(1) : today.withDayOfMonth(1)).atStartOfDay(clock.getZone()).toInstant();
    }

    /** The entries behind the figures. */
    @GetMapping(PATH + "/entries")
    ModelAndView entries(Page page, Viewer viewer) {
        var asked = Arrays.stream(page.url().get("kind").split(",")).filter(EntryKind::isOne)
            .collect(Collectors.toSet());
        var kinds = asked.isEmpty() ? UNUSUAL : asked;
        var year = page.url().get("year").matches("20\\d\\d") ? Integer.valueOf(page.url().get("year")) : null;
        var since = page.url().get("since").isEmpty() ? Instant.EPOCH : since(page.url().is("since", "YEAR"));
        var span = page.url().get("since").isEmpty() ? ""
            : "&since=" + (page.url().is("since", "YEAR") ? "YEAR" : "MONTH");
        var tabs = Arrays.stream(EntryKind.values())
            .map(one -> new Tab(page.t("points.EntryKind." + one), PATH + "/entries?kind=" + one + span,
                asked.contains(one.name()), null)).toList();
        return page.show("points/console/entries", new PointsViews.Movements(tabs, year,
            overview.movements(PointsRights.oversees(viewer), kinds, since, year,
                ClaimPages.number(page.url().get("after")), ROWS)));
    }

    @GetMapping(PATH + "/rules")
    ModelAndView rules(Page page, Viewer viewer) {
        var county = county(viewer, page.url().get("county"));
        return page.show("points/console/rules", view(viewer, county, Form.empty()));
    }

    @PostMapping(PATH + "/rules")
    ModelAndView rule(Page page, Form form, Viewer viewer) {
        var county = county(viewer, form.value("county"));
        var version = form.read("version", Integer::valueOf, "form.not-a-choice");
        Integer objection = number(form, "objectionDays", 1, 60);
        Integer reservation = number(form, "reservationDays", 1, 30);
        Integer reversal = number(form, "reversalHours", 0, 720);
        if (!form.hasErrors() && version != null && objection != null && reservation != null && reversal != null) {
            if (rules.set(viewer, county, new PointsRule(objection, reservation, reversal, version))) {
                return page.go(PATH + "/rules?county=" + county, "points.rules.set");
            }
            form.reject("objectionDays", "points.refused.changed-meanwhile");
        }
        return page.again("points/console/rules", view(viewer, county, form));
    }

    private static @Nullable Integer number(Form form, String field, int least, int most) {
        form.required(field, 4);
        return form.read(field, text -> Numbers.between(text, least, most), "points.fault.number");
    }

    private static AreaCode county(Viewer viewer, String asked) {
        var own = viewer.areas(Role.COUNTY_LEADER).stream().map(AreaCode::county).toList();
        return own.stream().filter(area -> area.value().equals(asked)).findFirst().orElse(own.getFirst());
    }

    private PointsViews.Rules view(Viewer viewer, AreaCode county, Form form) {
        var rule = rules.of(county);
        form.prefill("objectionDays", Integer.toString(rule.objectionDays()))
            .prefill("reservationDays", Integer.toString(rule.reservationDays()))
            .prefill("reversalHours", Integer.toString(rule.reversalHours()));
        var names = places.names(viewer.areas(Role.COUNTY_LEADER));
        return new PointsViews.Rules(names.entrySet().stream()
            .map(one -> new Option(one.getKey().value(), one.getValue())).toList(), county, rule, form);
    }
}
