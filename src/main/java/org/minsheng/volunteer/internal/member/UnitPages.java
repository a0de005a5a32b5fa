package org.minsheng.volunteer.internal.member;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.minsheng.area.Places;
import org.minsheng.organisation.Posts;
import org.minsheng.page.Form;
import org.minsheng.page.Menu;
import org.minsheng.page.Option;
import org.minsheng.page.Page;
import org.minsheng.page.Tab;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.OrganisationId;
import org.minsheng.shared.RequestKey;
import org.minsheng.shared.Role;
import org.minsheng.shared.Slice;
import org.minsheng.shared.Viewer;
import org.minsheng.volunteer.internal.AreaChoice;
import org.minsheng.volunteer.internal.Outcome;
import org.minsheng.volunteer.internal.Outcome.Done;
import org.minsheng.volunteer.internal.Outcome.Refused;
import org.minsheng.volunteer.internal.Rights;
import org.minsheng.volunteer.internal.member.UnitBook.Registration;
import org.minsheng.volunteer.internal.member.UnitBook.UnitState;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/** Units that report to communities: asked for by their liaisons, decided by the communities. */
@Controller
class UnitPages {

    static final String PATH = "/console/unit-registrations";
    private static final String ONE = PATH + "/{id}";
    private static final int ROWS = 50;

    private final UnitBook book;
    private final RegisteringUnit registering;
    private final MemberPages members;
    private final AreaChoice areas;
    private final Places places;
    private final Posts posts;

    UnitPages(UnitBook book, RegisteringUnit registering, MemberPages members, AreaChoice areas,
              Places places, Posts posts) {
        this.book = book;
        this.registering = registering;
        this.members = members;
        this.areas = areas;
        this.places = places;
        this.posts = posts;
    }

    @Bean
    static Menu volunteerUnitsMenu() {
        return new Menu(PATH, "volunteer.unit.title", "building-community", "menu.together", 31);
    }

    @GetMapping(PATH)
    ModelAndView list(Page page, Viewer viewer) {
        var url = page.url();
        var seen = Rights.areas(viewer);
        var within = seen.isEmpty() ? seen : AreaChoice.within(seen, url.get("area"));
        var own = Rights.units(viewer);
        var state = Arrays.stream(UnitState.values()).filter(one -> url.is("state", one.name())).findFirst()
            .orElse(UnitState.CONFIRMED);
        var found = Slice.of(book.list(within, own, state, MemberFilter.number(url.get("after")), ROWS + 1), ROWS,
            one -> Long.toString(one.id()));
        var tabs = Arrays.stream(UnitState.values())
            .map(one -> new Tab(page.t(one), url.with("state", one.name()).without("after").toString(), one == state,
                book.count(within, own, one))).toList();
        return page.show("volunteer/member/units",
            new MemberViews.Units(tabs, new Slice<>(rows(found.rows()), found.next()),
                areas.options(seen, url.get("area")), viewer.has(Role.UNIT_LIAISON)));
    }

    private List<MemberViews.UnitRow> rows(List<Registration> registrations) {
        var names = places.names(registrations.stream().map(Registration::community).distinct().toList());
        return registrations.stream()
            .map(one -> new MemberViews.UnitRow(one, names.getOrDefault(one.community(), ""), one.members())).toList();
    }

    @GetMapping(PATH + "/new")
    ModelAndView fresh(Page page, Viewer viewer) {
        return page.show("volunteer/member/unit-new", view(page, viewer, Form.empty()));
    }

    @PostMapping(PATH)
    ModelAndView register(Page page, Form form, Viewer viewer) {
        var key = form.read("requestKey", RequestKey::of, "form.not-a-choice");
        form.required("community", 12);
        var community = form.read("community", AreaCode::new, "form.not-a-choice");
        var told = new UnitBook.Told(form.required("offers", 500),
            form.values("skill").stream().distinct().limit(20).toList(), form.required("contact", 60));
        var unit = new OrganisationId(MemberFilter.number(form.value("unit")));
        if (!form.hasErrors() && key != null && community != null) {
            switch (registering.register(viewer, key, unit, community, told)) {
                case Done done -> {
                    return page.go(PATH + "/" + done.id(), "volunteer.unit.asked");
                }
                case Refused refused -> form.reject(refused.field(), refused.key(), refused.args());
            }
        }
        return page.again("volunteer/member/unit-new", view(page, viewer, form));
    }

    private MemberViews.UnitNew view(Page page, Viewer viewer, Form form) {
        var own = Rights.units(viewer);
        var units = posts.organisationNames(own).entrySet().stream()
            .map(one -> new Option(Long.toString(one.getKey().value()), one.getValue())).toList();
        if (units.size() == 1) {
            form.prefill("unit", units.getFirst().value());
        }
        return new MemberViews.UnitNew(form, units, areas.communities(viewer.areas(Role.UNIT_LIAISON)),
            members.skills(page));
    }

    @GetMapping(ONE)
    ModelAndView one(Page page, Viewer viewer, @PathVariable long id) {
        return page.show("volunteer/member/unit", view(viewer, known(viewer, id), Form.empty()));
    }

    @PostMapping(ONE + "/confirmation")
    ModelAndView confirm(Page page, Form form, Viewer viewer, @PathVariable long id) {
        return told(page, viewer, form, known(viewer, id), registering.decide(viewer, id, version(form), true, ""),
            "volunteer.unit.confirmed");
    }

    @PostMapping(ONE + "/refusal")
    ModelAndView refuse(Page page, Form form, Viewer viewer, @PathVariable long id) {
        var known = known(viewer, id);
        var reason = form.required("reason", 200);
        return form.hasErrors() ? again(page, viewer, form, known)
            : told(page, viewer, form, known, registering.decide(viewer, id, version(form), false, reason),
                "volunteer.unit.refused");
    }

    @PostMapping(ONE + "/ending")
    ModelAndView end(Page page, Form form, Viewer viewer, @PathVariable long id) {
        var known = known(viewer, id);
        var reason = form.required("endReason", 200);
        return form.hasErrors() ? again(page, viewer, form, known)
            : told(page, viewer, form, known, registering.end(viewer, id, version(form), reason),
                "volunteer.unit.ended");
    }

    private static int version(Form form) {
        return Objects.requireNonNullElse(form.read("version", Integer::valueOf, "form.not-a-choice"), -1);
    }

    private ModelAndView told(Page page, Viewer viewer, Form form, Registration known, Outcome outcome, String flash) {
        return switch (outcome) {
            case Done done -> page.go(PATH + "/" + known.id(), flash, known.unitName());
            case Refused refused -> {
                form.reject(refused.field(), refused.key(), refused.args());
                yield again(page, viewer, form, known);
            }
        };
    }

    private ModelAndView again(Page page, Viewer viewer, Form form, Registration known) {
        return page.again("volunteer/member/unit", view(viewer, book.find(known.id()).orElse(known), form));
    }

    private Registration known(Viewer viewer, long id) {
        return book.find(id).filter(one -> Rights.maySee(viewer, one.community())
            || Rights.speaksFor(viewer, one.unit()))
            .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private MemberViews.UnitOne view(Viewer viewer, Registration one, Form form) {
        form.prefill("version", Integer.toString(one.version()));
        return new MemberViews.UnitOne(rows(List.of(one)).getFirst(), Rights.mayLead(viewer, one.community()),
            Rights.speaksFor(viewer, one.unit()), form);
    }
}
