package org.minsheng.people.internal;

import java.util.Map;
import java.util.Optional;
import org.minsheng.page.Form;
import org.minsheng.page.Menu;
import org.minsheng.page.Page;
import org.minsheng.people.IdentityNumber;
import org.minsheng.people.Persons.Field;
import org.minsheng.shared.PersonId;
import org.minsheng.shared.PhoneNumber;
import org.minsheng.shared.Viewer;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/** Looking one person up by a whole number, seeing that person masked, and unmasking with a reason. */
@Controller
class PeoplePages {

    static final int LATEST = 20;

    private final PersonRepository persons;
    private final Unmasking unmasking;
    private final IdentifyingPerson identifying;
    private final UnmaskingLog log;
    private final Reasons reasons;

    PeoplePages(PersonRepository persons, Unmasking unmasking, IdentifyingPerson identifying,
                UnmaskingLog log, Reasons reasons) {
        this.persons = persons;
        this.unmasking = unmasking;
        this.identifying = identifying;
        this.log = log;
        this.reasons = reasons;
    }

    @Bean
    static Menu peopleMenu() {
        return new Menu("/console/people", "people.lookup.menu", "user-search", "menu.ground", 20);
    }

    @GetMapping("/console/people")
    ModelAndView lookup(Page page) {
        return page.show("people/lookup", Form.empty());
    }

    /** The number comes in a body, never in an address that logs and histories keep. */
    @PostMapping("/console/people/lookups")
    ModelAndView find(Page page, Form form) {
        var number = form.required("number", 30);
        var found = number.isEmpty() ? Optional.<PersonId>empty() : find(number, form);
        if (found.isEmpty()) {
            form.reject("number", "people.lookup.unknown");
            return page.again("people/lookup", form);
        }
        return page.go("/console/people/" + found.get().value());
    }

    private Optional<PersonId> find(String number, Form form) {
        try {
            var digits = number.replaceAll("[\\s-]", "");
            return digits.length() == 18 ? persons.byIdentity(new IdentityNumber(digits))
                : persons.byPhone(new PhoneNumber(number));
        } catch (IllegalArgumentException neither) {
            form.reject("number", "people.lookup.malformed");
            return Optional.empty();
        }
    }

    @GetMapping("/console/people/{id}")
    ModelAndView person(Page page, @PathVariable long id) {
        return page.show("people/person", view(page, known(id), Form.empty(), Map.of()));
    }

    @PostMapping("/console/people/{id}/unmaskings")
    ModelAndView unmask(Page page, Form form, Viewer viewer, @PathVariable long id) {
        var person = known(id);
        var field = form.choice("field", Field.class);
        var reason = form.required("reason", 200);
        if (field == null) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
        }
        if (form.hasErrors()) {
            return page.fragment() ? page.again("people/value", new ValueView(person.masked(), field, null, form))
                : page.again("people/person", view(page, person, form, Map.of()));
        }
        var value = unmasking.unmask(viewer, person.masked().id(), field, reason);
        return page.fragment() ? page.show("people/value", new ValueView(person.masked(), field, value, form))
            : page.show("people/person", view(page, person, Form.empty(), Map.of(field, value)));
    }

    @PostMapping("/console/people/{id}/identity")
    ModelAndView identify(Page page, Form form, Viewer viewer, @PathVariable long id) {
        var person = known(id);
        var name = form.required("name", 50);
        var number = form.read("identityNumber", IdentityNumber::new, "people.identity.malformed");
        var version = form.read("version", Integer::valueOf, "form.not-a-choice");
        if (!form.hasErrors() && version != null) {
            switch (identifying.identify(viewer, person.masked().id(), version, name, number)) {
                case RECORDED -> {
                    return page.go("/console/people/" + id, "people.identity.recorded");
                }
                case CHANGED_MEANWHILE -> form.reject("name", "people.identity.changed-meanwhile");
                case NUMBER_OF_ANOTHER -> form.reject("identityNumber", "people.identity.of-another");
            }
        }
        return page.again("people/person", view(page, known(id), form, Map.of()));
    }

    private PersonView view(Page page, PersonRow row, Form form, Map<Field, String> shown) {
        return new PersonView(row.masked(), row.version(), form, shown,
            reasons.told(page, log.page(row.masked().id(), null, LATEST)), log.viewings(row.masked().id(), LATEST));
    }

    private PersonRow known(long id) {
        return persons.find(new PersonId(id)).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
