package org.minsheng.household.internal.console;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.minsheng.area.Places;
import org.minsheng.grid.Grid;
import org.minsheng.grid.Grids;
import org.minsheng.household.HouseholdCard;
import org.minsheng.household.HouseholdId;
import org.minsheng.household.Households;
import org.minsheng.household.Residence;
import org.minsheng.household.internal.Cares;
import org.minsheng.household.internal.Data;
import org.minsheng.household.internal.EndingHousehold;
import org.minsheng.household.internal.HouseholdBook;
import org.minsheng.household.internal.HouseholdHistory;
import org.minsheng.household.internal.HouseholdRow;
import org.minsheng.household.internal.MemberRow;
import org.minsheng.household.internal.Members;
import org.minsheng.household.internal.OpeningHousehold;
import org.minsheng.household.internal.Outcome.Done;
import org.minsheng.household.internal.Outcome.Refused;
import org.minsheng.household.internal.Scopes;
import org.minsheng.household.internal.SettlingHousehold;
import org.minsheng.page.Form;
import org.minsheng.page.Page;
import org.minsheng.people.MaskedPerson;
import org.minsheng.people.Persons;
import org.minsheng.shared.PersonId;
import org.minsheng.shared.RequestKey;
import org.minsheng.shared.Viewer;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/** One household: who lives there, masked; opening, settling and closing it. */
@Controller
class HouseholdPages {

    private static final String PATH = HouseholdListPages.PATH;
    private static final String SETTLING = "household/settling";
    private static final int STEPS = 30;

    private final HouseholdBook book;
    private final Members members;
    private final Cares cares;
    private final HouseholdHistory history;
    private final Households households;
    private final OpeningHousehold opening;
    private final SettlingHousehold settling;
    private final EndingHousehold ending;
    private final Scopes scopes;
    private final DoorField doors;
    private final HistoryWords words;
    private final Data data;
    private final Places places;
    private final Grids grids;
    private final Persons persons;

    HouseholdPages(HouseholdBook book, Members members, Cares cares, HouseholdHistory history, Households households,
                   OpeningHousehold opening,
                   SettlingHousehold settling, EndingHousehold ending, Scopes scopes, DoorField doors,
                   HistoryWords words, Data data,
                   Places places, Grids grids, Persons persons) {
        this.book = book;
        this.members = members;
        this.cares = cares;
        this.history = history;
        this.households = households;
        this.opening = opening;
        this.settling = settling;
        this.ending = ending;
        this.scopes = scopes;
        this.doors = doors;
        this.words = words;
        this.data = data;
        this.places = places;
        this.grids = grids;
        this.persons = persons;
    }

    @GetMapping(PATH + "/new")
    ModelAndView blank(Page page, @RequestParam(defaultValue = "") String door) {
        return page.show(SETTLING,
            new HouseholdView.Settling(null, Form.empty().prefill("door", door).prefill("residence", "OWNER")));
    }

    @PostMapping(PATH)
    ModelAndView open(Page page, Form form, Viewer viewer) {
        var key = form.read("requestKey", RequestKey::of, "form.not-a-choice");
        var door = doors.read(form, scopes.areas(viewer));
        var residence = residence(form);
        if (!form.hasErrors() && key != null && door != null && residence != null) {
            switch (opening.open(viewer, door, residence, key)) {
                case Done(long id) -> {
                    return page.go(PATH + "/" + id, "household.opened");
                }
                case Refused refused -> form.reject(refused.field(), refused.key(), refused.args());
            }
        }
        return page.again(SETTLING, new HouseholdView.Settling(null, form));
    }

    /** Looking at people together is written down, too. */
    @GetMapping(PATH + "/{id}")
    ModelAndView show(Page page, Viewer viewer, @PathVariable long id) {
        var household = known(viewer, id);
        var view = view(page, viewer, household, Form.empty());
        persons.seen(viewer, view.living().stream().map(lives -> lives.row().person()).toList(), "household:" + id);
        return page.show("household/household", view);
    }

    @GetMapping(PATH + "/{id}/edit")
    ModelAndView edit(Page page, Viewer viewer, @PathVariable long id) {
        var household = known(viewer, id);
        return page.show(SETTLING,
            new HouseholdView.Settling(household, Form.empty().prefill("door", household.door().value())
            .prefill("residence", household.residence().name())
            .prefill("version", Integer.toString(household.version()))));
    }

    @PostMapping(PATH + "/{id}")
    ModelAndView settle(Page page, Form form, Viewer viewer, @PathVariable long id) {
        var household = known(viewer, id);
        var version = form.read("version", Integer::valueOf, "form.not-a-choice");
        var door = doors.read(form, scopes.areas(viewer));
        var residence = residence(form);
        if (!form.hasErrors() && version != null && door != null && residence != null) {
            switch (settling.settle(viewer, household.id(), version, door, residence)) {
                case Done done -> {
                    return page.go(PATH + "/" + id, "household.saved");
                }
                case Refused refused -> form.reject(refused.field(), refused.key(), refused.args());
            }
        }
        return page.again(SETTLING, new HouseholdView.Settling(household, form));
    }

    @PostMapping(PATH + "/{id}/ending")
    ModelAndView end(Page page, Form form, Viewer viewer, @PathVariable long id) {
        var household = known(viewer, id);
        var version = form.read("version", Integer::valueOf, "form.not-a-choice");
        if (version != null) {
            switch (ending.end(viewer, household.id(), version)) {
                case Done done -> {
                    return page.go(PATH, "household.ended");
                }
                case Refused refused -> form.reject(refused.field(), refused.key(), refused.args());
            }
        }
        return page.again("household/household", view(page, viewer, household, form));
    }

    /** Whoever only reads sees who lives there now and the care groups that concern the own unit, nothing of before. */
    private HouseholdView.One view(Page page, Viewer viewer, HouseholdRow household, Form form) {
        boolean changes = scopes.mayChange(viewer, household.door());
        var only = changes ? null : scopes.helpedGroups(viewer);
        var rows = members.of(household.id()).stream().filter(row -> changes || row.until() == null).toList();
        var masked = persons.masked(people(rows));
        var names = data.all().stream().collect(Collectors.toMap(Data.Datum::code, datum -> datum.name(page.locale())));
        var groups = cares.of(household.id()).stream()
            .filter(care -> only == null || only.contains(care.group()))
            .collect(Collectors.groupingBy(Cares.Care::member,
            Collectors.mapping(care -> names.getOrDefault(care.group(), care.group()), Collectors.toList())));
        var lives = rows.stream().map(row -> lives(row, masked, groups)).toList();
        var neighbours = !changes ? List.<HouseholdCard>of() : households.at(household.door()).stream()
            .filter(card -> !card.id().equals(household.id())).toList();
        return new HouseholdView.One(household, places.address(household.door()), grids.at(household.door())
            .map(Grid::name).orElse(""),
            lives.stream().filter(one -> one.row().until() == null).toList(),
            lives.stream().filter(one -> one.row().until() != null).toList(), neighbours,
            !changes ? List.of() : history.latest(household.id(), STEPS).stream()
                .map(entry -> words.of(page, entry, masked, names)).toList(),
            changes, form);
    }

    private static HouseholdView.Lives lives(MemberRow row,
                                             Map<PersonId, MaskedPerson> masked, Map<Long, List<String>> groups) {
        return new HouseholdView.Lives(row, masked.getOrDefault(row.person(), nobody(row.person())),
            groups.getOrDefault(row.id(), List.of()), row.guardian() == null ? null : masked.get(row.guardian()));
    }

    static MaskedPerson nobody(PersonId id) {
        return new MaskedPerson(id, "", "", "", "");
    }

    private static List<PersonId> people(List<MemberRow> rows) {
        var ids = new ArrayList<PersonId>(rows.stream().map(MemberRow::person).toList());
        rows.stream().map(MemberRow::guardian).filter(Objects::nonNull).forEach(ids::add);
        return ids;
    }

    private static @Nullable Residence residence(Form form) {
        form.required("residence", 20);
        return form.choice("residence", Residence.class);
    }

    private HouseholdRow known(Viewer viewer, long id) {
        return book.find(new HouseholdId(id))
            .filter(row -> scopes.maySee(viewer, row))
            .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
