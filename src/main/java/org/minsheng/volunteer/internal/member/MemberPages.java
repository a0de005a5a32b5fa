package org.minsheng.volunteer.internal.member;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.minsheng.page.Form;
import org.minsheng.page.Menu;
import org.minsheng.page.Option;
import org.minsheng.page.Page;
import org.minsheng.page.Tab;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.Slice;
import org.minsheng.shared.Viewer;
import org.minsheng.volunteer.Memberships;
import org.minsheng.volunteer.internal.AreaChoice;
import org.minsheng.volunteer.internal.Outcome;
import org.minsheng.volunteer.internal.Outcome.Done;
import org.minsheng.volunteer.internal.Outcome.Refused;
import org.minsheng.volunteer.internal.Rights;
import org.minsheng.volunteer.internal.deed.DeedSums;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/** Members by community, group and skill; and one of them with what the community decides. */
@Controller
class MemberPages {

    static final String PATH = "/console/members";
    private static final String ONE = PATH + "/{id}";
    private static final int ROWS = 50;
    private static final int MOST_GROUPS = 200;
    private static final int MOST_COUNTED = 10_000;

    private final MembershipBook book;
    private final MemberRows rows;
    private final GroupBook groups;
    private final Memberships memberships;
    private final DecidingMembership deciding;
    private final LeavingMembership leaving;
    private final DeedSums sums;
    private final AreaChoice areas;

    MemberPages(MembershipBook book, MemberRows rows, GroupBook groups, Memberships memberships,
                DecidingMembership deciding, LeavingMembership leaving, DeedSums sums, AreaChoice areas) {
        this.book = book;
        this.rows = rows;
        this.groups = groups;
        this.memberships = memberships;
        this.deciding = deciding;
        this.leaving = leaving;
        this.sums = sums;
        this.areas = areas;
    }

    @Bean
    static Menu volunteerMembersMenu() {
        return new Menu(PATH, "volunteer.member.title", "users-group", "menu.together", 30);
    }

    @GetMapping(PATH)
    ModelAndView list(Page page, Viewer viewer) {
        var url = page.url();
        var filter = MemberFilter.of(viewer, url::get);
        var found = Slice.of(book.list(filter, MemberFilter.number(url.get("after")), ROWS + 1), ROWS,
            member -> Long.toString(member.id()));
        var seen = Rights.areas(viewer);
        var poster = filter.areas().size() == 1 && filter.areas().iterator().next().level() == AreaCode.Level.COMMUNITY
            ? filter.areas().iterator().next().value() : null;
        return page.show("volunteer/member/list",
            new MemberViews.Listed(tabs(page, filter), new Slice<>(rows.of(found.rows()), found.next()),
                areas.options(seen, url.get("area")), groupOptions(filter), skills(page),
                !Rights.leads(viewer).isEmpty(), poster));
    }

    private List<Tab> tabs(Page page, MembershipBook.Filter now) {
        return Arrays.stream(MembershipState.values()).map(state -> {
            boolean counted = state.isOpen();
            var filter = new MembershipBook.Filter(now.areas(), now.units(), state,
                now.group(), now.skill(), now.unit());
            return new Tab(page.t(state), page.url().with("state", state.name()).without("after").toString(),
                state == now.state(), counted ? book.count(filter, MOST_COUNTED) : null);
        }).toList();
    }

    private List<Option> groupOptions(MembershipBook.Filter filter) {
        return filter.areas().isEmpty() ? List.of() : groups.within(filter.areas(), "", MOST_GROUPS).stream()
            .map(group -> new Option(Long.toString(group.id()), group.name())).toList();
    }

    List<Option> skills(Page page) {
        return memberships.skills().stream().map(code -> new Option(code, page.t("volunteer.skill." + code))).toList();
    }

    @GetMapping(ONE)
    ModelAndView one(Page page, Viewer viewer, @PathVariable long id) {
        var member = known(viewer, id);
        rows.seen(viewer, member);
        return page.show("volunteer/member/one", view(page, viewer, member, Form.empty()));
    }

    @PostMapping(ONE + "/confirmation")
    ModelAndView confirm(Page page, Form form, Viewer viewer, @PathVariable long id) {
        var member = known(viewer, id);
        return told(page, viewer, member, form, deciding.confirm(viewer, id, version(form), group(form)),
            "volunteer.member.confirmed");
    }

    @PostMapping(ONE + "/refusal")
    ModelAndView refuse(Page page, Form form, Viewer viewer, @PathVariable long id) {
        var member = known(viewer, id);
        var reason = form.required("reason", 200);
        return form.hasErrors() ? again(page, viewer, member, form)
            : told(page, viewer, member, form, deciding.refuse(viewer, id, version(form), reason),
                "volunteer.member.refused");
    }

    @PostMapping(ONE + "/group")
    ModelAndView assign(Page page, Form form, Viewer viewer, @PathVariable long id) {
        var member = known(viewer, id);
        var unit = form.optional("unitName", 100);
        return form.hasErrors() ? again(page, viewer, member, form)
            : told(page, viewer, member, form, deciding.assign(viewer, id, version(form), group(form), unit),
                "volunteer.saved");
    }

    @PostMapping(ONE + "/ending")
    ModelAndView end(Page page, Form form, Viewer viewer, @PathVariable long id) {
        var member = known(viewer, id);
        var reason = form.required("endReason", 200);
        return form.hasErrors() ? again(page, viewer, member, form)
            : told(page, viewer, member, form, leaving.end(viewer, id, reason), "volunteer.member.ended");
    }

    private static int version(Form form) {
        var version = form.read("version", Integer::valueOf, "form.not-a-choice");
        return version == null ? -1 : version;
    }

    private static @Nullable Long group(Form form) {
        long group = MemberFilter.number(form.value("group"));
        return group == 0 ? null : group;
    }

    private ModelAndView told(Page page, Viewer viewer, Membership member, Form form, Outcome outcome, String flash) {
        return switch (outcome) {
            case Done done -> page.go(PATH + "/" + member.id(), flash, rows.of(member).name());
            case Refused refused -> {
                form.reject(refused.field(), refused.key(), refused.args());
                yield again(page, viewer, member, form);
            }
        };
    }

    private ModelAndView again(Page page, Viewer viewer, Membership member, Form form) {
        return page.again("volunteer/member/one", view(page, viewer, book.find(member.id()).orElse(member), form));
    }

    private Membership known(Viewer viewer, long id) {
        return book.find(id).filter(member -> Rights.maySee(viewer, member.community())
                || member.unit() != null && Rights.speaksFor(viewer, member.unit()))
            .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private MemberViews.One view(Page page, Viewer viewer, Membership member, Form form) {
        var row = rows.of(member);
        form.prefill("version", Integer.toString(member.version()))
            .prefill("group", member.group() == null ? "" : Long.toString(member.group()))
            .prefill("unitName", row.unit());
        var options = groups.within(List.of(member.community()), "", MOST_GROUPS).stream()
            .map(group -> new Option(Long.toString(group.id()), group.name())).toList();
        var past = book.of(member.person()).stream()
            .filter(other -> other.id() != member.id() && Rights.maySee(viewer, other.community())).toList();
        return new MemberViews.One(row, Rights.mayLead(viewer, member.community()), form, options, rows.of(past),
            sums.ofPerson(member.person(), member.community().county(), DeedSums.year(page.clock())));
    }
}
