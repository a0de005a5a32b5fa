package org.minsheng.appeal.internal.rates;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import org.minsheng.appeal.AppealState;
import org.minsheng.area.Places;
import org.minsheng.page.Form;
import org.minsheng.page.Page;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.Grant;
import org.minsheng.shared.RequestKey;
import org.minsheng.shared.Viewer;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/** How the county counts its three rates: for everybody to read, for its leader to set. */
@Controller
class RateRulePages {

    private static final String PATH = RatePages.PATH + "/rules";
    private static final int LONGEST = 300;

    private final RateRules rules;
    private final Places places;

    RateRulePages(RateRules rules, Places places) {
        this.rules = rules;
        this.places = places;
    }

    @GetMapping(PATH)
    ModelAndView show(Page page, Viewer viewer) {
        return page.show("appeal/rates/rules", view(page, viewer, county(viewer), Form.empty(), true));
    }

    @PostMapping(PATH)
    ModelAndView set(Page page, Form form, Viewer viewer) {
        var county = county(viewer);
        var leftOut = EnumSet.noneOf(AppealState.class);
        RateRule.CHOICES.stream().filter(state -> form.value("out-" + state).equals("yes")).forEach(leftOut::add);
        form.required("response", 20);
        var response = form.choice("response", RateRule.Response.class);
        var reason = form.required("reason", LONGEST);
        var key = form.read("requestKey", RequestKey::of, "form.not-a-choice");
        if (form.hasErrors() || response == null || key == null) {
            return page.again("appeal/rates/rules", view(page, viewer, county, form, false));
        }
        if (!rules.set(viewer, county, key, leftOut, response, reason)) {
            throw new ResponseStatusException(HttpStatus.FORBIDDEN);
        }
        return page.go(PATH, "appeal.rates.rules.set");
    }

    private RateViews.Rules view(Page page, Viewer viewer, AreaCode county, Form form, boolean fresh) {
        var known = rules.of(county);
        if (fresh) {
            known.getFirst().leftOut().forEach(state -> form.prefill("out-" + state, "yes"));
            form.prefill("response", known.getFirst().response().name());
        }
        return new RateViews.Rules(places.names(List.of(county)).getOrDefault(county, ""), known,
            RateRules.maySet(viewer, county), rules.isRefolding(county),
            new ArrayList<>(RateRule.CHOICES), form, page.newKey());
    }

    private static AreaCode county(Viewer viewer) {
        return viewer.grants().stream().map(Grant::area).filter(area -> area.value().length() >= 6)
            .map(AreaCode::county).findFirst()
            .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
