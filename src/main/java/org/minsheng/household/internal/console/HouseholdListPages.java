package org.minsheng.household.internal.console;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.minsheng.grid.Grid;
import org.minsheng.grid.Grids;
import org.minsheng.household.HouseholdCard;
import org.minsheng.household.HouseholdFilter;
import org.minsheng.household.internal.Data;
import org.minsheng.household.internal.FindingHouseholds;
import org.minsheng.household.internal.Scopes;
import org.minsheng.page.Form;
import org.minsheng.page.Menu;
import org.minsheng.page.Option;
import org.minsheng.page.Page;
import org.minsheng.people.IdentityNumber;
import org.minsheng.people.Persons;
import org.minsheng.shared.PersonId;
import org.minsheng.shared.PhoneNumber;
import org.minsheng.shared.Slice;
import org.minsheng.shared.Viewer;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;

/** The households of an area by door, with filters; and who somebody is by a whole name or number. */
@Controller
class HouseholdListPages {

    static final String PATH = "/console/households";
    private static final String TEMPLATE = "household/households";
    private static final int ROWS = 50;
    private static final int MOST_GRIDS = 300;

    private final FindingHouseholds finding;
    private final Scopes scopes;
    private final ListFilter filter;
    private final Grids grids;
    private final Data data;
    private final Persons persons;

    HouseholdListPages(FindingHouseholds finding, Scopes scopes, ListFilter filter, Grids grids, Data data,
                       Persons persons) {
        this.finding = finding;
        this.scopes = scopes;
        this.filter = filter;
        this.grids = grids;
        this.data = data;
        this.persons = persons;
    }

    @Bean
    static Menu householdMenu() {
        return new Menu(PATH, "household.list.title", "home", "menu.ground", 15);
    }

    @GetMapping(PATH)
    ModelAndView list(Page page, Viewer viewer) {
        return page.show(TEMPLATE, view(page, viewer, finding.find(viewer, filter.areas(viewer, page.url()::get),
            filter.of(viewer, page.url()::get), page.url().get("after"), ROWS), false, Form.empty()));
    }

    /** Names and numbers come in a body, never in an address that logs and histories keep. */
    @PostMapping(PATH + "/lookups")
    ModelAndView look(Page page, Form form, Viewer viewer) {
        var typed = form.required("who", 50);
        if (form.hasErrors()) {
            return page.again(TEMPLATE, view(page, viewer, new Slice<>(List.of(), null), true, form));
        }
        var found = typed.matches("[\\d\\sXx+-]{11,24}") ? byNumber(typed, form, viewer)
            : finding.find(viewer, scopes.areas(viewer), HouseholdFilter.within(scopes.areas(viewer).getFirst())
            .named(typed), "", ROWS);
        if (found.isEmpty()) {
            form.reject("who", "household.lookup.none");
            return page.again(TEMPLATE, view(page, viewer, found, true, form));
        }
        if (found.rows().size() == 1) {
            return page.go(PATH + "/" + found.rows().getFirst().id().value());
        }
        return page.show(TEMPLATE, view(page, viewer, new Slice<>(found.rows(), null), true, form));
    }

    private Slice<HouseholdCard> byNumber(String typed, Form form, Viewer viewer) {
        try {
            var digits = typed.replaceAll("[\\s-]", "");
            var person = digits.length() == 18 ? persons.byIdentity(new IdentityNumber(digits))
                : persons.byPhone(new PhoneNumber(typed));
            return new Slice<>(person.map((PersonId id) -> finding.of(viewer, id)).orElse(List.of()), null);
        } catch (IllegalArgumentException malformed) {
            form.reject("who", "people.lookup.malformed");
            return new Slice<>(List.of(), null);
        }
    }

    private HouseholdView.Listed view(Page page, Viewer viewer, Slice<HouseholdCard> rows, boolean looked, Form form) {
        var options = scopes.areas(viewer).stream().flatMap(area -> grids.within(area).stream()).limit(MOST_GRIDS)
            .map((Grid grid) ->
            new Option(Long.toString(grid.id().value()), grid.name())).toList();
        return new HouseholdView.Listed(rows, groups(page, viewer), options, looked, form);
    }

    private Map<String, String> groups(Page page, Viewer viewer) {
        var only = scopes.onlyGroups(viewer);
        return data.all().stream()
            .filter(datum -> datum.kind() == Data.Kind.GROUP && (only == null || only.contains(datum.code())))
            .collect(Collectors.toMap(Data.Datum::code, datum -> datum.name(page.locale()), (one, same) -> one,
                LinkedHashMap::new));
    }
}
