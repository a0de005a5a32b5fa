package org.minsheng.visit.internal.care;

import java.util.List;
import org.minsheng.area.Places;
import org.minsheng.page.Form;
import org.minsheng.page.Option;
import org.minsheng.page.Page;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.Role;
import org.minsheng.shared.Viewer;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/** The settings with which a county looks after people. */
@Controller
class CareRulePages {

    private static final String PATH = CareOverviewPages.PATH + "/rules";

    private final RuleBook rules;
    private final RulingCare ruling;
    private final Places places;

    CareRulePages(RuleBook rules, RulingCare ruling, Places places) {
        this.rules = rules;
        this.ruling = ruling;
        this.places = places;
    }

    @GetMapping(PATH)
    ModelAndView show(Page page, Viewer viewer, @RequestParam(defaultValue = "") String county) {
        var chosen = county(viewer, county);
        var form = Form.empty();
        TermsForm.fill(form, rules.of(chosen));
        return page.show("visit/care/rules", view(viewer, chosen, form));
    }

    @PostMapping(PATH)
    ModelAndView set(Page page, Form form, Viewer viewer) {
        var county = county(viewer, form.value("county"));
        var version = form.read("version", Integer::valueOf, "form.not-a-choice");
        var rule = version == null ? null : TermsForm.readRule(form, version);
        if (rule != null) {
            if (ruling.rule(viewer, county, rule)) {
                return page.go(CareOverviewPages.PATH, "visit.care.rules.saved");
            }
            form.reject("version", "visit.care.refused.changed-meanwhile");
        }
        return page.again("visit/care/rules", view(viewer, county, form));
    }

    private static AreaCode county(Viewer viewer, String typed) {
        return viewer.areas(Role.COUNTY_LEADER).stream().map(AreaCode::county)
            .filter(county -> typed.isEmpty() || county.value().equals(typed))
            .findFirst().orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private CareViews.Rules view(Viewer viewer, AreaCode county, Form form) {
        var codes = viewer.areas(Role.COUNTY_LEADER).stream().map(AreaCode::county).distinct().toList();
        var names = places.names(codes);
        return new CareViews.Rules(
            List.copyOf(codes.stream().map(code -> new Option(code.value(), names.getOrDefault(code, code.value())))
            .toList()), county, rules.of(county), form);
    }
}
