package org.minsheng.appeal.internal.console;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.minsheng.appeal.AppealKind;
import org.minsheng.appeal.internal.Deadlines;
import org.minsheng.appeal.internal.SettingTimeLimits;
import org.minsheng.area.Place;
import org.minsheng.area.Places;
import org.minsheng.page.Form;
import org.minsheng.page.Page;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.Role;
import org.minsheng.shared.Viewer;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/** Within how many days each kind of appeal is answered, county by county. */
@Controller
class ConsoleTimeLimitPages {

    private static final String PATH = "/console/time-limits";
    private static final String TEMPLATE = "appeal/console/timelimits";
    private static final int MOST_DAYS = 365;

    private final Places places;
    private final Deadlines deadlines;
    private final SettingTimeLimits setting;

    ConsoleTimeLimitPages(Places places, Deadlines deadlines, SettingTimeLimits setting) {
        this.places = places;
        this.deadlines = deadlines;
        this.setting = setting;
    }

    @GetMapping(PATH)
    ModelAndView show(Page page, Viewer viewer) {
        return page.show(TEMPLATE, view(viewer, null, Form.empty()));
    }

    @PostMapping(PATH + "/{county}")
    ModelAndView set(Page page, Form form, Viewer viewer, @PathVariable String county) {
        var place = counties(places, viewer).stream().filter(one -> one.code().value().equals(county)).findFirst()
            .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        Map<AppealKind, Integer> days = new EnumMap<>(AppealKind.class);
        for (var kind : AppealKind.values()) {
            days.put(kind, days(form, kind));
        }
        if (form.hasErrors()) {
            return page.again(TEMPLATE, view(viewer, place.code(), form));
        }
        setting.set(viewer, place.code(), days);
        return page.go(PATH, "appeal.limits.saved", place.shortName());
    }

    private static int days(Form form, AppealKind kind) {
        var text = form.required(kind.name(), 3);
        if (!text.isEmpty() && !text.matches("[1-9]\\d{0,2}") || text.matches("\\d{3}") && Integer.parseInt(text) > MOST_DAYS) {
            form.reject(kind.name(), "appeal.limits.wrong");
        }
        return form.fault(kind.name()) == null ? Integer.parseInt(text) : 1;
    }

    /** The counties that this reader has to do with. */
    static List<Place> counties(Places places, Viewer viewer) {
        return places.counties().stream()
            .filter(county -> viewer.grants().stream()
                .anyMatch(grant -> grant.area().contains(county.code()) || county.code().contains(grant.area())))
            .toList();
    }

    private ConsoleTimeLimitsView view(Viewer viewer, @Nullable AreaCode typed, Form form) {
        var limits = new ArrayList<ConsoleTimeLimitsView.Limits>();
        for (var county : counties(places, viewer)) {
            var shown = county.code().equals(typed) ? form : Form.empty();
            deadlines.days(county.code().value()).forEach((kind, days) -> shown.prefill(kind.name(), String.valueOf(days)));
            limits.add(new ConsoleTimeLimitsView.Limits(county, shown));
        }
        return new ConsoleTimeLimitsView(limits, viewer.has(Role.SYSTEM_ADMINISTRATOR));
    }
}
