package org.minsheng.grid.internal.roster;

import org.minsheng.area.Places;
import org.minsheng.page.Form;
import org.minsheng.page.Page;
import org.minsheng.shared.Role;
import org.minsheng.shared.Viewer;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/** What a county wishes of its rosters: when the town hears of a vacancy, whether grid workers hear of appeals. */
@Controller
class SettingPages {

    private static final String PATH = RosterTabs.ROSTERS + "/settings";

    private final RosterSettings settings;
    private final RosterTabs tabs;
    private final Places places;

    SettingPages(RosterSettings settings, RosterTabs tabs, Places places) {
        this.settings = settings;
        this.tabs = tabs;
        this.places = places;
    }

    @GetMapping(PATH)
    ModelAndView show(Page page, Viewer viewer) {
        return page.show("roster/settings", view(page, viewer, "", Form.empty()));
    }

    private RosterViews.Settings view(Page page, Viewer viewer, String typedFor, Form typed) {
        return new RosterViews.Settings(tabs.of(page, PATH), places.counties().stream()
            .filter(county -> viewer.may(county.code(), Role.SYSTEM_ADMINISTRATOR))
            .map(county -> {
                var now = settings.of(county.code());
                return new RosterViews.County(county.code(), county.shortName(), county.code().value().equals(typedFor)
                    ? typed
                    : Form.empty().prefill("days", Integer.toString(now.vacantDays()))
                    .prefill("tells", now.tellsOfAppeals() ? "1" : null));
            }).toList());
    }

    @PostMapping(PATH + "/{county}")
    ModelAndView change(Page page, Form form, Viewer viewer, @PathVariable String county) {
        var known = places.counties().stream()
            .filter(one -> one.code().value().equals(county) && viewer.may(one.code(), Role.SYSTEM_ADMINISTRATOR))
            .findFirst().orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        form.required("days", 2);
        var days = form.read("days", Integer::valueOf, "roster.settings.days.wrong");
        if (days != null && (days < 1 || days > 90)) {
            form.reject("days", "roster.settings.days.wrong");
        }
        if (days == null || form.hasErrors()) {
            return page.again("roster/settings", view(page, viewer, county, form));
        }
        settings.change(viewer, known.code(), new RosterSettings.Setting(days, form.checked("tells")));
        return page.go(PATH, "roster.settings.saved", known.shortName());
    }
}
