package org.minsheng.household.internal.console;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.minsheng.area.Places;
import org.minsheng.household.internal.DecidingRequest;
import org.minsheng.household.internal.EverythingHeld;
import org.minsheng.household.internal.Outcome.Done;
import org.minsheng.household.internal.Outcome.Refused;
import org.minsheng.household.internal.Requests;
import org.minsheng.household.internal.Scopes;
import org.minsheng.page.Form;
import org.minsheng.page.Menu;
import org.minsheng.page.Page;
import org.minsheng.people.HeldRecords.Fate;
import org.minsheng.people.HeldRecords.Held;
import org.minsheng.people.MaskedPerson;
import org.minsheng.people.Persons;
import org.minsheng.shared.PersonId;
import org.minsheng.shared.Vault;
import org.minsheng.shared.Viewer;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/** What people ask about their own data, decided at the desk of their community. */
@Controller
class RequestPages {

    static final String PATH = "/console/data-requests";
    private static final int ROWS = 50;
    private static final int MENTIONS = 50;

    private final Requests requests;
    private final DecidingRequest deciding;
    private final EverythingHeld held;
    private final Scopes scopes;
    private final Places places;
    private final Persons persons;
    private final Vault vault;
    private final Clock clock;

    RequestPages(Requests requests, DecidingRequest deciding, EverythingHeld held, Scopes scopes, Places places,
                 Persons persons, Vault vault,
                 Clock clock) {
        this.requests = requests;
        this.deciding = deciding;
        this.held = held;
        this.scopes = scopes;
        this.places = places;
        this.persons = persons;
        this.vault = vault;
        this.clock = clock;
    }

    @Bean
    static Menu dataRequestMenu() {
        return new Menu(PATH, "household.request.title", "user-check", "menu.ground", 22);
    }

    @GetMapping(PATH)
    ModelAndView list(Page page, Viewer viewer) {
        boolean open = !page.url().is("tab", "decided");
        var after = page.url().get("after").matches("\\d{1,18}") ? Long.valueOf(page.url().get("after")) : null;
        var areas = scopes.decides(viewer);
        var rows = open ? requests.open(areas, after, ROWS) : requests.decided(areas, after, ROWS);
        var people = persons.masked(rows.rows().stream().map(Requests.Request::person).distinct().toList());
        var names = places.names(rows.rows().stream().map(Requests.Request::community).distinct().toList());
        return page.show("household/requests", new HouseholdView.Requested(
            rows.map(request -> asked(request, people,
            names.getOrDefault(request.community(), request.community().value()))), open));
    }

    @GetMapping(PATH + "/{id}")
    ModelAndView one(Page page, Viewer viewer, @PathVariable long id) {
        var request = known(viewer, id);
        return page.show("household/request", view(viewer, request,
            Form.empty().prefill("version", Integer.toString(request.version()))));
    }

    @PostMapping(PATH + "/{id}/decision")
    ModelAndView decide(Page page, Form form, Viewer viewer, @PathVariable long id) {
        var request = known(viewer, id);
        var version = form.read("version", Integer::valueOf, "form.not-a-choice");
        var granted = form.required("granted", 3);
        var answer = form.optional("answer", 500);
        if (!form.hasErrors() && version != null) {
            switch (deciding.decide(viewer, id, version, granted.equals("yes"), answer)) {
                case Done done -> {
                    return page.go(PATH, "household.request.decided");
                }
                case Refused refused -> form.reject(refused.field(), refused.key(), refused.args());
            }
        }
        return page.again("household/request", view(viewer, request, form));
    }

    private HouseholdView.Deciding view(Viewer viewer, Requests.Request request, Form form) {
        boolean erases = request.state() == Requests.State.OPEN && request.kind() == Requests.Kind.ERASURE;
        var about = erases ? held.of(request.person()) : List.<Held>of();
        return new HouseholdView.Deciding(
            asked(request, persons.masked(List.of(request.person())), places.address(request.community())),
            request.body() == null ? "" : vault.open(request.body()), about,
            about.stream().anyMatch(record -> record.fate() == Fate.IN_THE_WAY),
            erases ? persons.mentions(request.person(), request.community(), MENTIONS) : List.of(),
            scopes.mayDecide(viewer, request.community()), form);
    }

    private HouseholdView.Asked asked(Requests.Request request, Map<PersonId, MaskedPerson> people, String place) {
        return new HouseholdView.Asked(request, place,
            people.getOrDefault(request.person(), HouseholdPages.nobody(request.person())),
            request.state() == Requests.State.OPEN && request.dueAt().isBefore(clock.instant()));
    }

    private Requests.Request known(Viewer viewer, long id) {
        return requests.find(id)
            .filter(request -> scopes.mayDecide(viewer, request.community()))
            .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
