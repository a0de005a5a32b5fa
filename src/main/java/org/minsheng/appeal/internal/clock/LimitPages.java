package org.minsheng.appeal.internal.clock;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.minsheng.appeal.internal.console.ConsoleCounties;
import org.minsheng.area.Place;
import org.minsheng.area.Places;
import org.minsheng.page.Form;
import org.minsheng.page.Option;
import org.minsheng.page.Page;
import org.minsheng.shared.RequestKey;
import org.minsheng.shared.Role;
import org.minsheng.shared.Viewer;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/** The limits of a county, version by version, and a new one with a look at what it would have meant. */
@Controller
class LimitPages {

    private static final String PATH = "/console/time-limits";
    private static final String DRAFT = "appeal/clock/limitform";

    private final Places places;
    private final RulesBook book;
    private final IssuingLimits issuing;
    private final ForeseeingLimits foreseeing;
    private final Clock clock;

    LimitPages(Places places, RulesBook book, IssuingLimits issuing, ForeseeingLimits foreseeing, Clock clock) {
        this.places = places;
        this.book = book;
        this.issuing = issuing;
        this.foreseeing = foreseeing;
        this.clock = clock;
    }

    @GetMapping(PATH)
    ModelAndView show(Page page, Viewer viewer, @RequestParam(defaultValue = "") String county) {
        var counties = ConsoleCounties.of(places, viewer);
        var chosen = ConsoleCounties.one(places, viewer, county).or(() -> counties.stream().findFirst())
            .orElseThrow(LimitPages::unknown);
        return page.show("appeal/clock/limits", view(viewer, chosen, inForce(chosen)));
    }

    @GetMapping(PATH + "/{county}/versions/{version}")
    ModelAndView version(Page page, Viewer viewer, @PathVariable String county, @PathVariable int version) {
        var place = county(viewer, county);
        var shown = book.versions(place.code()).stream().filter(one -> one.version() == version).findFirst()
            .orElseThrow(LimitPages::unknown);
        return page.show("appeal/clock/limits", view(viewer, place, shown));
    }

    @GetMapping(PATH + "/{county}/versions/new")
    ModelAndView draft(Page page, Viewer viewer, @PathVariable String county) {
        var place = county(viewer, county);
        var form = LimitForm.fill(Form.empty().prefill("from", LocalDate.now(clock).plusDays(1).toString()),
            inForce(place));
        return page.show(DRAFT, draft(place, form, RequestKey.fresh(), null));
    }

    @PostMapping(PATH + "/{county}/preview")
    ModelAndView preview(Page page, Form form, Viewer viewer, @PathVariable String county) {
        var place = county(viewer, county);
        var rules = LimitForm.read(form, viewer.name(), clock);
        return form.hasErrors() ? page.again(DRAFT, draft(place, form, key(form), null))
            : page.show(DRAFT, draft(place, form, key(form), foreseeing.foresee(place.code(), inForce(place), rules)));
    }

    @PostMapping(PATH + "/{county}/versions")
    ModelAndView issue(Page page, Form form, Viewer viewer, @PathVariable String county) {
        var place = county(viewer, county);
        var rules = LimitForm.read(form, viewer.name(), clock);
        if (form.hasErrors()) {
            return page.again(DRAFT, draft(place, form, key(form), null));
        }
        issuing.issue(viewer, place.code(), key(form), rules);
        return page.go(PATH + "?county=" + county, "appeal.limits.saved", place.shortName());
    }

    private static RequestKey key(Form form) {
        var key = form.read("requestKey", RequestKey::of, "form.not-a-choice");
        return key == null ? RequestKey.fresh() : key;
    }

    private Rules inForce(Place county) {
        return book.at(county.code().value(), clock.instant()).orElseGet(Rules::defaults);
    }

    private LimitsView view(Viewer viewer, Place county, Rules shown) {
        List<Option> counties = ConsoleCounties.of(places, viewer).stream()
            .map(one -> new Option(one.code().value(), one.shortName())).toList();
        return new LimitsView(county, counties, book.versions(county.code()), shown,
            inForce(county).version() == shown.version(), viewer.may(county.code(), Role.SYSTEM_ADMINISTRATOR));
    }

    private LimitsView.Draft draft(Place county, Form form, RequestKey key, LimitsView.@Nullable Foreseen foreseen) {
        int next = book.versions(county.code()).stream().mapToInt(Rules::version).max().orElse(0) + 1;
        return new LimitsView.Draft(county, next, form, key, foreseen);
    }

    private Place county(Viewer viewer, String code) {
        return ConsoleCounties.one(places, viewer, code).orElseThrow(LimitPages::unknown);
    }

    private static ResponseStatusException unknown() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
