package org.minsheng.grid.internal.roster;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.minsheng.account.Accounts;
import org.minsheng.grid.Duty;
import org.minsheng.grid.OpenWork;
import org.minsheng.grid.internal.roster.Outcome.Done;
import org.minsheng.grid.internal.roster.Outcome.Refused;
import org.minsheng.page.Form;
import org.minsheng.page.Option;
import org.minsheng.page.Page;
import org.minsheng.people.Persons;
import org.minsheng.shared.AccountId;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.PhoneNumber;
import org.minsheng.shared.RequestKey;
import org.minsheng.shared.Role;
import org.minsheng.shared.Viewer;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/** Naming somebody where nobody answers, handing over to a successor, and letting somebody go. */
@Controller
class NamingPages {

    private static final Set<Role> SIGN_INS = Set.of(Role.GRID_WORKER, Role.COMMUNITY_SECRETARY, Role.DESK_CLERK);
    private static final int LONGEST_YEARS = 10;

    private final RosterRepository rosters;
    private final RosterLedger ledger;
    private final GroundNames names;
    private final Appointing appointing;
    private final HandingOver handing;
    private final Relieving relieving;
    private final List<OpenWork> works;
    private final Accounts accounts;
    private final Persons persons;
    private final Clock clock;

    NamingPages(RosterRepository rosters, RosterLedger ledger, GroundNames names, Appointing appointing,
                HandingOver handing,
                Relieving relieving, List<OpenWork> works, Accounts accounts, Persons persons, Clock clock) {
        this.rosters = rosters;
        this.ledger = ledger;
        this.names = names;
        this.appointing = appointing;
        this.handing = handing;
        this.relieving = relieving;
        this.works = works;
        this.accounts = accounts;
        this.persons = persons;
        this.clock = clock;
    }

    @GetMapping("/console/duties/{duty}/{id}/holders/new")
    ModelAndView blank(Page page, Viewer viewer, @PathVariable String duty, @PathVariable long id) {
        return page.show("roster/naming", naming(page, viewer, duty(duty), id, Form.empty().prefill("fullTime", "1")));
    }

    @PostMapping("/console/duties/{duty}/{id}/holders")
    ModelAndView appoint(Page page, Form form, Viewer viewer, @PathVariable String duty, @PathVariable long id) {
        var asked = duty(duty);
        var view = naming(page, viewer, asked, id, form);
        var key = form.read("requestKey", RequestKey::of, "form.not-a-choice");
        var who = read(form, asked, view.named().community());
        if (who == null || key == null) {
            return page.again("roster/naming", view);
        }
        return switch (appointing.appoint(viewer, view.named().ground(), asked, who, key)) {
            case Done done -> page.go(view.named().ground().path(), "roster.appointed", who.name());
            case Refused refused -> refused(page, form, refused, view);
        };
    }

    private RosterViews.Naming naming(Page page, Viewer viewer, Duty duty, long id, Form form) {
        var named = known(viewer, new Ground(Ground.Kind.of(duty), id));
        return new RosterViews.Naming(named, duty, form, "/console/duties/" + duty + "/" + id + "/holders", null,
            List.of(), 0,
            signIns(duty, named.community()));
    }

    @GetMapping("/console/holders/{id}")
    ModelAndView one(Page page, Viewer viewer, @PathVariable long id) {
        var holder = held(id);
        var form = Form.empty().prefill("fullTime", holder.who().fullTime() ? "1" : "0")
            .prefill("body", holder.who().body());
        return page.show("roster/naming", handing(page, viewer, holder, form));
    }

    @PostMapping("/console/holders/{id}/successor")
    ModelAndView handOver(Page page, Form form, Viewer viewer, @PathVariable long id) {
        var holder = held(id);
        var view = handing(page, viewer, holder, form);
        var key = form.read("requestKey", RequestKey::of, "form.not-a-choice");
        var who = read(form, holder.who().duty(), view.named().community());
        if (who == null || key == null) {
            return page.again("roster/naming", view);
        }
        return switch (handing.handOver(viewer, id, who, form.checked("everywhere"), key)) {
            case Done done -> page.go(holder.ground().path(), done.count() > 1 ? "roster.handed-over.several"
                : "roster.handed-over", who.name(), done.count());
            case Refused refused -> refused(page, form, refused, view);
        };
    }

    @PostMapping("/console/holders/{id}/ending")
    ModelAndView relieve(Page page, Form form, Viewer viewer, @PathVariable long id) {
        var holder = held(id);
        var view = handing(page, viewer, holder, form);
        var left = day(form, "until");
        if (form.hasErrors()) {
            return page.again("roster/naming", view);
        }
        return switch (relieving.relieve(viewer, id, left)) {
            case Done done -> page.go(holder.ground().path(), "roster.relieved", holder.who().name());
            case Refused refused -> refused(page, form, refused, view);
        };
    }

    private RosterViews.Naming handing(Page page, Viewer viewer, Holder holder, Form form) {
        var named = known(viewer, holder.ground());
        var who = holder.who();
        var open = holder.isOver() ? List.<String>of() : works.stream()
            .flatMap(work -> work.of(who.person(), who.account(), holder.ground().grid(), holder.ground().unit())
            .stream())
            .filter(work -> work.count() > 0)
            .map(work -> page.t(work.text(), work.count())
            + page.t(work.moves() ? "roster.work.moves" : "roster.work.stays"))
            .toList();
        return new RosterViews.Naming(named, who.duty(), form, holder.path() + "/successor",
            RosterPages.person(holder, persons.masked(List.of(who.person()))), open, ledger.others(holder).size(),
            signIns(who.duty(), named.community()));
    }

    private static ModelAndView refused(Page page, Form form, Refused refused, RosterViews.Naming view) {
        form.reject(refused.field(), refused.key(), refused.args());
        return page.again("roster/naming", view);
    }

    private @Nullable Appointment read(Form form, Duty duty, AreaCode community) {
        var name = form.required("name", 20);
        form.required("phone", 20);
        var phone = form.read("phone", PhoneNumber::new, "roster.phone.malformed");
        var contact = form.read("contact", PhoneNumber::new, "roster.phone.malformed");
        var body = duty == Duty.PARTY_GROUP ? form.required("body", 40) : "";
        var account = form.read("account", text -> new AccountId(Long.parseLong(text)), "form.not-a-choice");
        if (account != null && !accounts.over(community, SIGN_INS).contains(account)) {
            form.reject("account", "form.not-a-choice");
        }
        var since = day(form, "since");
        return form.hasErrors() || phone == null ? null
            : new Appointment(name, phone, contact == null ? "" : contact.digits(), body, !form.value("fullTime")
            .equals("0"), account, since);
    }

    /** What happened last week is written down today; null for today, which is from now on. */
    private @Nullable Instant day(Form form, String field) {
        var today = LocalDate.now(clock);
        var day = form.read(field, AnswerPages::date, "roster.answers.date");
        if (day != null && day.isAfter(today)) {
            form.reject(field, "roster.answers.future");
        } else if (day != null && day.isBefore(today.minusYears(LONGEST_YEARS))) {
            form.reject(field, "roster.since.long-ago", LONGEST_YEARS);
        }
        return day == null || !day.isBefore(today) ? null : day.atStartOfDay(clock.getZone()).toInstant();
    }

    /** Heads and leads do not sign in to the console. */
    private List<Option> signIns(Duty duty, AreaCode community) {
        if (Ground.Kind.of(duty) != Ground.Kind.GRID) {
            return List.of();
        }
        var known = accounts.names(accounts.over(community, SIGN_INS));
        return known.entrySet().stream().map(one -> new Option(Long.toString(one.getKey().value()), one.getValue()))
            .sorted((one, other) -> one.label().compareTo(other.label())).toList();
    }

    private Holder held(long id) {
        return rosters.byId(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private GroundNames.Named known(Viewer viewer, Ground ground) {
        return names.find(ground).filter(found -> Rights.mayEdit(viewer, found.community()))
            .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private static Duty duty(String name) {
        return Arrays.stream(Duty.values()).filter(duty -> Objects.equals(duty.name(), name)).findFirst()
            .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
