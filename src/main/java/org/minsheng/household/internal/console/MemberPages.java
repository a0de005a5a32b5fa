package org.minsheng.household.internal.console;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.minsheng.area.Places;
import org.minsheng.household.HouseholdId;
import org.minsheng.household.internal.AddingMember;
import org.minsheng.household.internal.ChangingMember;
import org.minsheng.household.internal.Gone;
import org.minsheng.household.internal.HouseholdBook;
import org.minsheng.household.internal.HouseholdRow;
import org.minsheng.household.internal.LeavingHousehold;
import org.minsheng.household.internal.MemberRow;
import org.minsheng.household.internal.Members;
import org.minsheng.household.internal.Outcome;
import org.minsheng.household.internal.Outcome.Done;
import org.minsheng.household.internal.Outcome.Refused;
import org.minsheng.household.internal.Relation;
import org.minsheng.household.internal.Remarks;
import org.minsheng.household.internal.Scopes;
import org.minsheng.page.Form;
import org.minsheng.page.Page;
import org.minsheng.people.Persons;
import org.minsheng.people.Persons.Field;
import org.minsheng.shared.Viewer;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/** People within a household: adding, changing and leaving, and seeing one value whole for a reason. */
@Controller
class MemberPages {

    static final String PATH = HouseholdListPages.PATH + "/{id}/people";
    static final String ONE = PATH + "/{member}";
    static final String TEMPLATE = "household/member";
    private static final String NEW = "household/member-new";

    private final HouseholdBook book;
    private final Members members;
    private final Remarks remarks;
    private final MemberViews views;
    private final AddingMember adding;
    private final ChangingMember changing;
    private final LeavingHousehold leaving;
    private final Scopes scopes;
    private final Places places;
    private final Persons persons;
    private final Clock clock;

    MemberPages(HouseholdBook book, Members members, Remarks remarks, MemberViews views, AddingMember adding,
                ChangingMember changing,
                LeavingHousehold leaving, Scopes scopes, Places places, Persons persons, Clock clock) {
        this.book = book;
        this.members = members;
        this.remarks = remarks;
        this.views = views;
        this.adding = adding;
        this.changing = changing;
        this.leaving = leaving;
        this.scopes = scopes;
        this.places = places;
        this.persons = persons;
        this.clock = clock;
    }

    @GetMapping(PATH + "/new")
    ModelAndView blank(Page page, Viewer viewer, @PathVariable long id) {
        var household = known(viewer, id);
        var form = Form.empty().prefill("version", Integer.toString(household.version())).prefill("came", "REGISTERED")
            .prefill("relation", household.head() == null ? "HEAD" : "")
            .prefill("since", LocalDate.now(clock).toString());
        return page.show(NEW, adding(household, form));
    }

    @PostMapping(PATH)
    ModelAndView add(Page page, Form form, Viewer viewer, @PathVariable long id) {
        var household = known(viewer, id);
        var version = form.read("version", Integer::valueOf, "form.not-a-choice");
        var wish = MemberForm.read(form, LocalDate.now(clock));
        if (wish != null && version != null) {
            switch (adding.add(viewer, household.id(), version, wish)) {
                case Done done -> {
                    return page.go(HouseholdListPages.PATH + "/" + id, "household.member.added");
                }
                case Refused refused -> form.reject(refused.field(), refused.key(), refused.args());
            }
        }
        return page.again(NEW, adding(household, form));
    }

    @GetMapping(ONE)
    ModelAndView show(Page page, Viewer viewer, @PathVariable long id, @PathVariable long member) {
        var household = known(viewer, id);
        var row = known(household, member);
        persons.seen(viewer, List.of(row.person()), "household:" + id);
        return page.show(TEMPLATE, views.of(page, household, row, filled(household, row), null));
    }

    @PostMapping(ONE)
    ModelAndView change(Page page, Form form, Viewer viewer, @PathVariable long id, @PathVariable long member) {
        var household = known(viewer, id);
        var row = known(household, member);
        var version = form.read("version", Integer::valueOf, "form.not-a-choice");
        form.required("relation", 20);
        var relation = form.choice("relation", Relation.class);
        var guardian = MemberForm.guardian(form);
        var remark = form.optional("remark", Remarks.LONGEST);
        var outcome = form.hasErrors() || version == null || relation == null ? null
            : changing.change(viewer, household.id(), version, member, relation, guardian, remark);
        return answer(page, form, viewer, row, outcome, "household.member.changed");
    }

    @PostMapping(ONE + "/leaving")
    ModelAndView leave(Page page, Form form, Viewer viewer, @PathVariable long id, @PathVariable long member) {
        var household = known(viewer, id);
        var row = known(household, member);
        var version = form.read("version", Integer::valueOf, "form.not-a-choice");
        form.required("gone", 20);
        var gone = form.choice("gone", Gone.class);
        var on = MemberForm.date(form, "on");
        var outcome = form.hasErrors() || version == null || gone == null ? null
            : leaving.leave(viewer, household.id(), version, member, gone, on == null ? LocalDate.now(clock) : on);
        return answer(page, form, viewer, row, outcome, "household.member.left");
    }

    /** A grid worker sees a name and a phone this way, since the household lies in the worker's grid. */
    @PostMapping(ONE + "/unmaskings")
    ModelAndView unmask(Page page, Form form, Viewer viewer, @PathVariable long id, @PathVariable long member) {
        var household = known(viewer, id);
        var row = known(household, member);
        var field = form.choice("field", Field.class);
        var reason = form.required("reason", 200);
        if (field == null) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
        }
        var value = form.hasErrors() ? null : persons.unmask(viewer, row.person(), field, reason);
        if (page.fragment()) {
            var masked = persons.masked(List.of(row.person()))
                .getOrDefault(row.person(), HouseholdPages.nobody(row.person()));
            var shown = new HouseholdView.Value(masked, field, value, page.path(), form);
            return value == null ? page.again("household/value", shown) : page.show("household/value", shown);
        }
        var view = views.of(page, household, row, value == null ? form : filled(household, row),
            value == null ? null : new HouseholdView.Shown(field, value));
        return value == null ? page.again(TEMPLATE, view) : page.show(TEMPLATE, view);
    }

    private ModelAndView answer(Page page, Form form, Viewer viewer, MemberRow row, @Nullable Outcome outcome,
                                String flash) {
        if (outcome instanceof Done) {
            return page.go(HouseholdListPages.PATH + "/" + row.household().value() + "/people/" + row.id(), flash);
        }
        if (outcome instanceof Refused refused) {
            form.reject(refused.field(), refused.key(), refused.args());
        }
        var household = known(viewer, row.household().value());
        return page.again(TEMPLATE, views.of(page, household, row, form, null));
    }

    private Form filled(HouseholdRow household, MemberRow row) {
        return Form.empty().prefill("remark", remarks.of(List.of(row.id())).get(row.id()))
            .prefill("version", Integer.toString(household.version())).prefill("relation", row.relation().name())
            .prefill("guardian", row.guardian() == null ? null : Long.toString(row.guardian().value()));
    }

    private HouseholdView.Adding adding(HouseholdRow household, Form form) {
        return new HouseholdView.Adding(household.id(), household.version(), places.address(household.door()),
            views.guardians(household.id(), null), form);
    }

    private HouseholdRow known(Viewer viewer, long id) {
        return book.find(new HouseholdId(id))
            .filter(row -> scopes.mayChange(viewer, row.door()))
            .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private MemberRow known(HouseholdRow household, long member) {
        return members.find(household.id(), member)
            .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
