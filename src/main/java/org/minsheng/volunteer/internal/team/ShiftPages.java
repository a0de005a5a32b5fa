package org.minsheng.volunteer.internal.team;

import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.minsheng.area.Places;
import org.minsheng.page.Form;
import org.minsheng.page.Option;
import org.minsheng.page.Page;
import org.minsheng.people.MaskedPerson;
import org.minsheng.people.Persons;
import org.minsheng.shared.PersonId;
import org.minsheng.shared.Viewer;
import org.minsheng.volunteer.internal.Outcome;
import org.minsheng.volunteer.internal.Outcome.Done;
import org.minsheng.volunteer.internal.Outcome.Refused;
import org.minsheng.volunteer.internal.Rights;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/** One shift: its log, who was there for how long, and the community's confirmation. */
@Controller
class ShiftPages {

    private static final String ONE = "/console/shifts/{id}";

    private final TeamBook teams;
    private final ShiftBook book;
    private final RunningShifts running;
    private final StandingIn standing;
    private final Persons persons;
    private final Places places;
    private final Clock clock;

    ShiftPages(TeamBook teams, ShiftBook book, RunningShifts running, StandingIn standing, Persons persons,
               Places places, Clock clock) {
        this.teams = teams;
        this.book = book;
        this.running = running;
        this.standing = standing;
        this.persons = persons;
        this.places = places;
        this.clock = clock;
    }

    @GetMapping(ONE)
    ModelAndView one(Page page, Viewer viewer, @PathVariable long id) {
        return page.show("volunteer/team/shift", view(viewer, known(viewer, id), Form.empty()));
    }

    @PostMapping(ONE + "/confirmation")
    ModelAndView confirm(Page page, Form form, Viewer viewer, @PathVariable long id) {
        var shift = known(viewer, id);
        var log = shift.log().isEmpty() ? form.required("log", 500) : form.optional("log", 500);
        Map<PersonId, Integer> minutes = new HashMap<>();
        for (var typed : form.values("present")) {
            var each = form.value("minutes." + typed);
            if (typed.matches("\\d{1,18}") && each.matches("\\d{1,4}")) {
                minutes.put(new PersonId(Long.parseLong(typed)), Integer.valueOf(each));
            } else {
                form.reject("listed", "volunteer.minutes.wrong");
            }
        }
        return form.hasErrors() ? page.again("volunteer/team/shift", view(viewer, shift, form))
            : told(page, viewer, shift, form, running.confirm(viewer, id, version(form), log, minutes),
                "volunteer.shift.confirmed");
    }

    @PostMapping(ONE + "/cancellation")
    ModelAndView cancel(Page page, Form form, Viewer viewer, @PathVariable long id) {
        var shift = known(viewer, id);
        var reason = form.required("reason", 200);
        return form.hasErrors() ? page.again("volunteer/team/shift", view(viewer, shift, form))
            : told(page, viewer, shift, form, running.cancel(viewer, id, version(form), reason),
                "volunteer.shift.cancelled");
    }

    @PostMapping(ONE + "/substitutes")
    ModelAndView substitute(Page page, Form form, Viewer viewer, @PathVariable long id) {
        var shift = known(viewer, id);
        form.required("substitute", 18);
        var person = form.read("substitute", text -> new PersonId(Long.parseLong(text)), "form.not-a-choice");
        var insteadOf = form.read("insteadOf", text -> new PersonId(Long.parseLong(text)), "form.not-a-choice");
        return form.hasErrors() || person == null || insteadOf == null
            ? page.again("volunteer/team/shift", view(viewer, shift, form))
            : told(page, viewer, shift, form, standing.standIn(viewer, id, person, insteadOf),
                "volunteer.shift.substituted");
    }

    private static int version(Form form) {
        return Objects.requireNonNullElse(form.read("version", Integer::valueOf, "form.not-a-choice"), -1);
    }

    private ModelAndView told(Page page, Viewer viewer, ShiftBook.Shift shift, Form form,
                              Outcome outcome, String flash) {
        return switch (outcome) {
            case Done done -> page.go("/console/shifts/" + shift.id(), flash);
            case Refused refused -> {
                form.reject(refused.field(), refused.key(), refused.args());
                yield page.again("volunteer/team/shift", view(viewer, shift, form));
            }
        };
    }

    private ShiftBook.Shift known(Viewer viewer, long id) {
        return book.find(id).filter(shift -> teams.find(shift.team())
            .filter(team -> Rights.maySee(viewer, team.community())).isPresent())
            .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private TeamViews.ShiftOne view(Viewer viewer, ShiftBook.Shift shift, Form form) {
        var team = teams.find(shift.team()).orElseThrow();
        var going = book.people(shift.id());
        var there = going.stream().map(ShiftBook.Attendance::person).collect(Collectors.toSet());
        var free = teams.members(team.id()).stream().map(TeamBook.TeamMember::person)
            .filter(member -> !there.contains(member)).toList();
        var names = names(Stream.concat(there.stream(), free.stream()).toList());
        boolean planned = shift.state() == ShiftState.PLANNED;
        var replaced = going.stream().map(ShiftBook.Attendance::insteadOf).filter(Objects::nonNull)
            .collect(Collectors.toSet());
        var rows = going.stream().map(one -> new TeamViews.Going(one.person(), names.getOrDefault(one.person(), ""),
            planned ? one.away() == null : one.minutes() != null, one.minutes() == null ? planned
                ? shift.minutes() : 0 : one.minutes(), one.away(),
            replaced.contains(one.person()), one.insteadOf() == null ? "" : names.getOrDefault(one.insteadOf(), "")))
            .toList();
        form.prefill("version", Integer.toString(shift.version())).prefill("log", shift.log());
        return new TeamViews.ShiftOne(shift, places.names(List.of(team.community())).getOrDefault(team.community(), ""),
            rows, free.stream().map(person -> new Option(Long.toString(person.value()), names.getOrDefault(person, "")))
                .toList(),
            planned && Rights.mayLead(viewer, team.community()), !clock.instant().isBefore(shift.endsAt()), form);
    }

    private Map<PersonId, String> names(List<PersonId> people) {
        return persons.masked(people).values().stream()
            .collect(Collectors.toMap(MaskedPerson::id,
                person -> person.name().isEmpty() ? person.phone() : person.name()));
    }
}
