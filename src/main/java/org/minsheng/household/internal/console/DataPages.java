package org.minsheng.household.internal.console;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.minsheng.household.internal.Data;
import org.minsheng.household.internal.DefiningDatum;
import org.minsheng.household.internal.EndingDatum;
import org.minsheng.household.internal.HelpingUnits;
import org.minsheng.household.internal.NamingHelper;
import org.minsheng.household.internal.Outcome.Done;
import org.minsheng.household.internal.Outcome.Refused;
import org.minsheng.household.internal.Removals;
import org.minsheng.organisation.Posts;
import org.minsheng.page.Form;
import org.minsheng.page.Menu;
import org.minsheng.page.Option;
import org.minsheng.page.Page;
import org.minsheng.shared.OrganisationId;
import org.minsheng.shared.Role;
import org.minsheng.shared.Viewer;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/** What may be held about people: purposes, grounds and retentions, and what was removed when they were over. */
@Controller
class DataPages {

    private static final String PATH = "/console/personal-data";
    private static final String ONE = "household/datum";
    private static final int REMOVALS = 50;
    /** Units of a similar name that a mistyped one is answered with. */
    private static final int ALIKE = 5;

    private final Data data;
    private final Removals removals;
    private final DefiningDatum defining;
    private final EndingDatum ending;
    private final HelpingUnits helping;
    private final NamingHelper naming;
    private final Posts posts;

    DataPages(Data data, Removals removals, DefiningDatum defining, EndingDatum ending, HelpingUnits helping,
              NamingHelper naming, Posts posts) {
        this.data = data;
        this.removals = removals;
        this.defining = defining;
        this.ending = ending;
        this.helping = helping;
        this.naming = naming;
        this.posts = posts;
    }

    @Bean
    static Menu personalDataMenu() {
        return new Menu(PATH, "household.data.title", "list-details", "menu.system", 28);
    }

    @GetMapping(PATH)
    ModelAndView list(Page page) {
        var all = data.all();
        return page.show("household/data", new HouseholdView.Held(all, removals.latest(REMOVALS),
            all.stream().collect(Collectors.toMap(Data.Datum::code, datum -> datum.name(page.locale())))));
    }

    @GetMapping(PATH + "/new")
    ModelAndView blank(Page page) {
        return page.show(ONE, view(null, Form.empty().prefill("sensitive", "1")
            .prefill("basis", Data.Basis.CONSENT.name()).prefill("retention", "12")));
    }

    @PostMapping(PATH)
    ModelAndView create(Page page, Form form, Viewer viewer) {
        var code = form.required("code", 40);
        if (!code.isEmpty() && !code.matches("[a-z][a-z0-9-]{1,39}")) {
            form.reject("code", "household.data.code.malformed");
        }
        return write(page, form, viewer, null, code, 0);
    }

    @GetMapping(PATH + "/{code}")
    ModelAndView one(Page page, @PathVariable String code) {
        var datum = known(code);
        return page.show(ONE, view(datum, filled(datum, Form.empty())));
    }

    @PostMapping(PATH + "/{code}")
    ModelAndView change(Page page, Form form, Viewer viewer, @PathVariable String code) {
        var version = form.read("version", Integer::valueOf, "form.not-a-choice");
        return write(page, form, viewer, known(code), code, Objects.requireNonNullElse(version, -1));
    }

    @PostMapping(PATH + "/{code}/ending")
    ModelAndView end(Page page, Form form, Viewer viewer, @PathVariable String code) {
        boolean ended = form.value("ended").equals("1");
        var outcome = ending.end(viewer, known(code).code(), ended);
        return outcome instanceof Done ? page.go(PATH, ended ? "household.data.ended" : "household.data.again")
            : page.warn(PATH, "household.refused.changed-meanwhile");
    }

    private ModelAndView write(Page page, Form form, Viewer viewer, Data.@Nullable Datum datum, String code,
                               int version) {
        var name = form.required("name", 30);
        var nameEn = form.required("nameEn", 60);
        var purpose = form.required("purpose", 200);
        var purposeEn = form.required("purposeEn", 400);
        form.required("basis", 20);
        var basis = form.choice("basis", Data.Basis.class);
        var law = form.optional("law", 200);
        form.required("retention", 4);
        var months = form.read("retention", Integer::valueOf, "household.data.retention.malformed");
        if (months != null && (months < 0 || months > 1200)) {
            form.reject("retention", "household.data.retention.malformed");
        }
        if (!form.hasErrors() && basis != null && months != null) {
            var terms = new Data.Terms(purpose, purposeEn, basis, law, months, form.checked("sensitive"));
            switch (defining.define(viewer,
                new DefiningDatum.Wish(code, version, name, nameEn, terms, form.checked("asksAgain")))) {
                case Done done -> {
                    return page.go(PATH, "household.data.saved", name);
                }
                case Refused refused -> form.reject(refused.field(), refused.key(), refused.args());
            }
        }
        return page.again(ONE, view(datum, form));
    }

    /** A unit that helps the people of this group, by its whole name. */
    @PostMapping(PATH + "/{code}/units")
    ModelAndView addHelper(Page page, Form form, Viewer viewer, @PathVariable String code) {
        var datum = known(code);
        if (datum.kind() != Data.Kind.GROUP) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        var typed = form.required("unit", 100);
        if (!form.hasErrors()) {
            var found = units(viewer, typed);
            var exact = found.entrySet().stream().filter(one -> one.getValue().equals(typed)).map(Map.Entry::getKey)
                .findFirst().orElse(null);
            if (exact == null) {
                form.reject("unit", found.isEmpty() ? "household.helper.unknown" : "household.helper.like",
                    String.join("、", found.values()));
            } else if (naming.name(viewer, code, exact, true) instanceof Refused refused) {
                form.reject(refused.field(), refused.key(), refused.args());
            }
        }
        if (!form.hasErrors()) {
            return page.go(PATH + "/" + code, "household.helper.added", typed);
        }
        return page.again(ONE, view(datum, filled(datum, form)));
    }

    /** Also while a unit is corrected, for its form stands below the one that shows what is saved. */
    private static Form filled(Data.Datum datum, Form form) {
        var terms = datum.terms();
        return form.prefill("name", datum.name()).prefill("nameEn", datum.nameEn())
            .prefill("purpose", terms.purpose())
            .prefill("purposeEn", terms.purposeEn()).prefill("basis", terms.basis().name()).prefill("law", terms.law())
            .prefill("retention", Integer.toString(terms.retentionMonths()))
            .prefill("sensitive", terms.sensitive() ? "1" : null)
            .prefill("version", Integer.toString(datum.version()));
    }

    @PostMapping(PATH + "/{code}/units/{unit}/removal")
    ModelAndView removeHelper(Page page, Viewer viewer, @PathVariable String code, @PathVariable long unit) {
        return naming.name(viewer, known(code).code(), new OrganisationId(unit), false) instanceof Done
            ? page.go(PATH + "/" + code, "household.helper.removed")
            : page.warn(PATH + "/" + code, "household.refused.not-security");
    }

    private Map<OrganisationId, String> units(Viewer viewer, String words) {
        var all = new LinkedHashMap<OrganisationId, String>();
        viewer.areas(Role.SECURITY_ADMINISTRATOR).forEach(area -> all.putAll(posts.organisations(area, words, ALIKE)));
        return all;
    }

    private HouseholdView.Datum view(Data.@Nullable Datum datum, Form form) {
        if (datum == null) {
            return new HouseholdView.Datum(null, List.of(), List.of(), form);
        }
        var helpers = helping.of(datum.code());
        var names = posts.organisationNames(helpers);
        return new HouseholdView.Datum(datum, data.versions(datum.code()), helpers.stream()
            .map(unit -> new Option(Long.toString(unit.value()), names.getOrDefault(unit, ""))).toList(), form);
    }

    private Data.Datum known(String code) {
        return data.find(code).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
