package org.minsheng.volunteer.internal.mediation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.minsheng.area.Places;
import org.minsheng.page.Form;
import org.minsheng.page.Menu;
import org.minsheng.page.Option;
import org.minsheng.page.Page;
import org.minsheng.page.Tab;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.PersonId;
import org.minsheng.shared.PhoneNumber;
import org.minsheng.shared.RequestKey;
import org.minsheng.shared.Slice;
import org.minsheng.shared.Viewer;
import org.minsheng.volunteer.internal.AreaChoice;
import org.minsheng.volunteer.internal.Outcome.Done;
import org.minsheng.volunteer.internal.Outcome.Refused;
import org.minsheng.volunteer.internal.Rights;
import org.minsheng.volunteer.internal.team.Mediators;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;

/** The cases of a community, and accepting one. */
@Controller
class MediationListPages {

    private static final String PATH = MediationPages.PATH;
    private static final int ROWS = 50;
    private static final List<String> SHOWN = List.of("", "ACCEPTED", "AGREED_ORALLY", "AGREED_IN_WRITING",
        "FULFILLED", "BROKEN", "ARCHIVED");

    private final MediationBook book;
    private final Mediating mediating;
    private final Mediators mediators;
    private final Places places;
    private final AreaChoice areas;

    MediationListPages(MediationBook book, Mediating mediating, Mediators mediators, Places places, AreaChoice areas) {
        this.book = book;
        this.mediating = mediating;
        this.mediators = mediators;
        this.places = places;
        this.areas = areas;
    }

    @Bean
    static Menu volunteerMediationMenu() {
        return new Menu(MediationPages.PATH, "volunteer.mediation.title", "scale", "menu.together", 73);
    }

    @GetMapping(PATH)
    ModelAndView list(Page page, Viewer viewer) {
        var url = page.url();
        var leads = Rights.leads(viewer);
        var seen = AreaChoice.within(leads, url.get("area"));
        var state = SHOWN.contains(url.get("state")) ? url.get("state") : "";
        var before = url.get("after").matches("\\d{1,18}") ? Long.parseLong(url.get("after")) : 0;
        var found = Slice.of(book.list(seen, state, before, ROWS + 1), ROWS, one -> Long.toString(one.id()));
        var names = places.names(found.rows().stream().map(Mediation::community).distinct().toList());
        var tabs = SHOWN.stream()
            .map(one -> new Tab(one.isEmpty() ? page.t("volunteer.mediation.open") : page.t("MediationState." + one),
                url.with("state", one).without("after").toString(), one.equals(state), book.count(seen, one))).toList();
        return page.show("volunteer/mediation/list", new MediationViews.Listed(tabs,
            found.map(one -> new MediationViews.Row(one, names.getOrDefault(one.community(), ""))),
            areas.options(leads, url.get("area"))));
    }

    @GetMapping(PATH + "/new")
    ModelAndView fresh(Page page, Viewer viewer) {
        return page.show("volunteer/mediation/new", view(page, viewer, Form.empty()));
    }

    @PostMapping(PATH)
    ModelAndView accept(Page page, Form form, Viewer viewer) {
        var key = form.read("requestKey", RequestKey::of, "form.not-a-choice");
        form.required("community", 12);
        form.required("kind", 30);
        var community = form.read("community", AreaCode::new, "form.not-a-choice");
        var kind = form.choice("kind", DisputeKind.class);
        var title = form.required("title", 60);
        var dispute = form.required("dispute", 2000);
        var parties = parties(form);
        var mediator = form.value("mediator").matches("\\d{1,18}")
            ? new PersonId(Long.parseLong(form.value("mediator"))) : null;
        var mediatorName = form.required("mediatorName", 40);
        if (!form.hasErrors() && key != null && community != null && kind != null) {
            switch (mediating.accept(viewer, key, new Mediation.Opening(community, kind, title, dispute,
                mediatorName, mediator, parties))) {
                case Done done -> {
                    return page.go(PATH + "/" + done.id(), "volunteer.mediation.accepted");
                }
                case Refused refused -> form.reject(refused.field(), refused.key(), refused.args());
            }
        }
        return page.again("volunteer/mediation/new", view(page, viewer, form));
    }

    private static List<Mediation.ClearParty> parties(Form form) {
        var parties = new ArrayList<Mediation.ClearParty>();
        for (int at = 1; at <= 4; at++) {
            var name = at <= 2 ? form.required("party" + at, 40) : form.optional("party" + at, 40);
            var field = "phone" + at;
            var phone = form.read(field, PhoneNumber::new, "volunteer.phone.wrong");
            if (!name.isEmpty()) {
                parties.add(new Mediation.ClearParty(name, phone == null ? "" : phone.digits()));
            }
        }
        return parties;
    }

    private MediationViews.Fresh view(Page page, Viewer viewer, Form form) {
        var leads = Rights.leads(viewer);
        var communities = areas.communities(leads);
        if (communities.size() == 1) {
            form.prefill("community", communities.getFirst().value());
        }
        form.prefill("mediatorName", viewer.name());
        return new MediationViews.Fresh(form, communities,
            Arrays.stream(DisputeKind.values()).map(kind -> new Option(kind.name(), page.t(kind))).toList(),
            mediators.within(leads));
    }
}
