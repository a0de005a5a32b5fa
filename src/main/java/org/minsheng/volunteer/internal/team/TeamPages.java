package org.minsheng.volunteer.internal.team;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.minsheng.area.Places;
import org.minsheng.page.Form;
import org.minsheng.page.Menu;
import org.minsheng.page.Page;
import org.minsheng.page.Tab;
import org.minsheng.people.Persons;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.PersonId;
import org.minsheng.shared.PhoneNumber;
import org.minsheng.shared.RequestKey;
import org.minsheng.shared.Slice;
import org.minsheng.shared.Viewer;
import org.minsheng.volunteer.internal.AreaChoice;
import org.minsheng.volunteer.internal.DayTime;
import org.minsheng.volunteer.internal.Outcome;
import org.minsheng.volunteer.internal.Outcome.Done;
import org.minsheng.volunteer.internal.Outcome.Refused;
import org.minsheng.volunteer.internal.Rights;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/** Teams of a community: roster, shifts ahead and behind. */
@Controller
class TeamPages {

    static final String PATH = "/console/teams";
    private static final String ONE = PATH + "/{id}";
    private static final int ROWS = 50;
    private static final int SHIFTS = 20;

    private final TeamBook book;
    private final ShiftBook shifts;
    private final KeepingTeams keeping;
    private final RunningShifts running;
    private final Persons persons;
    private final Places places;
    private final AreaChoice areas;
    private final Clock clock;

    TeamPages(TeamBook book, ShiftBook shifts, KeepingTeams keeping, RunningShifts running, Persons persons,
              Places places, AreaChoice areas, Clock clock) {
        this.book = book;
        this.shifts = shifts;
        this.keeping = keeping;
        this.running = running;
        this.persons = persons;
        this.places = places;
        this.areas = areas;
        this.clock = clock;
    }

    @Bean
    static Menu volunteerTeamMenu() {
        return new Menu(PATH, "volunteer.team.title", "users", "menu.together", 71);
    }

    @GetMapping(PATH)
    ModelAndView list(Page page, Viewer viewer) {
        return page.show("volunteer/team/list", view(page, viewer, Form.empty()));
    }

    @PostMapping(PATH)
    ModelAndView make(Page page, Form form, Viewer viewer) {
        var key = form.read("requestKey", RequestKey::of, "form.not-a-choice");
        form.required("community", 12);
        form.required("kind", 20);
        var community = form.read("community", AreaCode::new, "form.not-a-choice");
        var kind = form.choice("kind", TeamKind.class);
        var name = form.required("name", 40);
        var task = form.optional("task", 200);
        if (!form.hasErrors() && key != null && community != null && kind != null) {
            switch (keeping.make(viewer, key, community, kind, name, task)) {
                case Done done -> {
                    return page.go(PATH + "/" + done.id(), "volunteer.team.made", name);
                }
                case Refused refused -> form.reject(refused.field(), refused.key(), refused.args());
            }
        }
        return page.again("volunteer/team/list", view(page, viewer, form));
    }

    private TeamViews.Listed view(Page page, Viewer viewer, Form form) {
        var url = page.url();
        var seen = AreaChoice.within(Rights.areas(viewer), url.get("area"));
        var kind = Arrays.stream(TeamKind.values()).map(Enum::name).filter(url.get("kind")::equals)
            .findFirst().orElse("");
        var after = url.get("after").matches("\\d{1,18}") ? Long.parseLong(url.get("after")) : 0;
        var found = Slice.of(book.list(seen, kind, after, ROWS + 1), ROWS, team -> Long.toString(team.id()));
        var names = places.names(found.rows().stream().map(TeamBook.Team::community).distinct().toList());
        var tabs = new ArrayList<Tab>();
        tabs.add(new Tab(page.t("volunteer.all"), url.without("kind").without("after").toString(),
            kind.isEmpty(), null));
        Arrays.stream(TeamKind.values())
            .forEach(one -> tabs.add(new Tab(page.t(one), url.with("kind", one.name()).without("after").toString(),
                one.name().equals(kind), null)));
        var communities = areas.communities(Rights.leads(viewer));
        if (communities.size() == 1) {
            form.prefill("community", communities.getFirst().value());
        }
        return new TeamViews.Listed(tabs,
            found.map(team -> new TeamViews.Row(team, names.getOrDefault(team.community(), ""))),
            areas.options(Rights.areas(viewer), url.get("area")), communities, !Rights.leads(viewer).isEmpty(), form);
    }

    @GetMapping(ONE)
    ModelAndView one(Page page, Viewer viewer, @PathVariable long id) {
        return page.show("volunteer/team/one", view(page, viewer, known(viewer, id), Form.empty()));
    }

    @PostMapping(ONE + "/members")
    ModelAndView join(Page page, Form form, Viewer viewer, @PathVariable long id) {
        var team = known(viewer, id);
        var name = form.required("name", 40);
        form.required("phone", 20);
        var phone = form.read("phone", PhoneNumber::new, "volunteer.phone.wrong");
        return form.hasErrors() || phone == null ? again(page, viewer, team, form)
            : told(page, viewer, team, form, keeping.join(viewer, id, name, phone, form.checked("leads")),
                "volunteer.team.joined");
    }

    @PostMapping(ONE + "/members/{person}/leaving")
    ModelAndView leave(Page page, Viewer viewer, @PathVariable long id, @PathVariable long person) {
        var team = known(viewer, id);
        return told(page, viewer, team, Form.empty(), keeping.leave(viewer, id, new PersonId(person)),
            "volunteer.team.left");
    }

    @PostMapping(ONE + "/ending")
    ModelAndView end(Page page, Form form, Viewer viewer, @PathVariable long id) {
        var team = known(viewer, id);
        var version = form.read("version", Integer::valueOf, "form.not-a-choice");
        return switch (keeping.end(viewer, id, version == null ? -1 : version)) {
            case Done done -> page.go(PATH, "volunteer.team.ended", team.name());
            case Refused refused -> page.warn(PATH + "/" + id, refused.key(), refused.args());
        };
    }

    @PostMapping(ONE + "/shifts")
    ModelAndView plan(Page page, Form form, Viewer viewer, @PathVariable long id) {
        var team = known(viewer, id);
        var key = form.read("requestKey", RequestKey::of, "form.not-a-choice");
        var place = form.required("place", 100);
        var time = DayTime.read(form, clock.getZone());
        var weeks = form.read("weeks", TeamPages::weeks, "volunteer.shift.weeks.wrong");
        var people = form.values("person").stream().filter(typed -> typed.matches("\\d{1,18}"))
            .map(typed -> new PersonId(Long.parseLong(typed))).toList();
        return form.hasErrors() || key == null || time == null ? again(page, viewer, team, form)
            : told(page, viewer, team, form, running.plan(viewer, id, key, place, time.from(), time.until(),
                weeks == null ? 1 : weeks, people), "volunteer.shift.planned");
    }

    private static Integer weeks(String typed) {
        int weeks = Integer.parseInt(typed);
        if (weeks < 1 || weeks > RunningShifts.MOST_WEEKS) {
            throw new IllegalArgumentException(typed);
        }
        return weeks;
    }

    private ModelAndView told(Page page, Viewer viewer, TeamBook.Team team, Form form, Outcome outcome, String flash) {
        return switch (outcome) {
            case Done done -> page.go(PATH + "/" + team.id(), flash);
            case Refused refused -> {
                form.reject(refused.field(), refused.key(), refused.args());
                yield again(page, viewer, team, form);
            }
        };
    }

    private ModelAndView again(Page page, Viewer viewer, TeamBook.Team team, Form form) {
        return page.again("volunteer/team/one", view(page, viewer, team, form));
    }

    private TeamBook.Team known(Viewer viewer, long id) {
        return book.find(id).filter(team -> Rights.maySee(viewer, team.community()))
            .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private TeamViews.One view(Page page, Viewer viewer, TeamBook.Team team, Form form) {
        var members = book.members(team.id());
        var people = persons.masked(members.stream().map(TeamBook.TeamMember::person).toList());
        var rows = members.stream().map(member -> {
            var person = people.get(member.person());
            return new TeamViews.Person(member.person(), person == null ? "" : person.name(),
                person == null ? "" : person.phone(), member.leads());
        }).toList();
        var found = Slice.of(shifts.of(team.id(), page.url().get("after"), SHIFTS + 1), SHIFTS,
            shift -> shift.startsAt().getEpochSecond() + ":" + shift.id());
        var place = places.names(List.of(team.community())).getOrDefault(team.community(), "");
        return new TeamViews.One(new TeamViews.Row(team, place), rows, found, Rights.mayLead(viewer, team.community()),
            form.prefill("weeks", "1"));
    }
}
