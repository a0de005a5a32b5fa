package org.minsheng.visit.internal.care;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.minsheng.account.Accounts;
import org.minsheng.area.Place;
import org.minsheng.area.Places;
import org.minsheng.household.HouseholdCard;
import org.minsheng.household.HouseholdFilter;
import org.minsheng.household.HouseholdId;
import org.minsheng.household.Households;
import org.minsheng.page.Form;
import org.minsheng.page.Menu;
import org.minsheng.page.Option;
import org.minsheng.page.Page;
import org.minsheng.page.Tab;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.RequestKey;
import org.minsheng.shared.Role;
import org.minsheng.shared.Slice;
import org.minsheng.shared.Viewer;
import org.minsheng.visit.internal.care.CareOutcome.Done;
import org.minsheng.visit.internal.care.CareOutcome.Refused;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;

/** Who is looked after, what is overdue and what alarms; and beginning to look after somebody. */
@Controller
class CareOverviewPages {

    static final String PATH = "/console/care";
    private static final int ROWS = 50;
    private static final int HOUSEHOLDS = 20;

    private final CareBook book;
    private final CareRights rights;
    private final RuleBook rules;
    private final BeginningCare beginning;
    private final Households households;
    private final Accounts accounts;
    private final Places places;
    private final Clock clock;

    CareOverviewPages(CareBook book, CareRights rights, RuleBook rules, BeginningCare beginning, Households households,
        Accounts accounts, Places places, Clock clock) {
        this.book = book;
        this.rights = rights;
        this.rules = rules;
        this.beginning = beginning;
        this.households = households;
        this.accounts = accounts;
        this.places = places;
        this.clock = clock;
    }

    @Bean
    static Menu visitCareMenu() {
        return new Menu(PATH, "visit.care.title", "heart", "menu.visits", 62);
    }

    @GetMapping(PATH)
    ModelAndView list(Page page, Viewer viewer) {
        var url = page.url();
        var kind = rights.kindOr(url.get("kind"), CareKind.VISITS, viewer);
        var only = Arrays.asList("OVERDUE", "ALARM", "ENDED").contains(url.get("only")) ? url.get("only") : "";
        var areas = rights.areas(viewer, kind);
        var found = Slice.of(book.list(new CareBook.Filter(kind, areas, only), url.get("after"), ROWS + 1), ROWS,
            care -> care.door().value() + ":" + care.id().value());
        var cards = households.cards(found.rows().stream().map(Care::household).toList());
        var figures = book.figures(kind, areas, LocalDate.now(clock).plusDays(1).atStartOfDay(clock.getZone())
            .toInstant());
        return page.show("visit/care/overview",
            new CareViews.Overview(kind, kinds(page, viewer, kind), tabs(page, kind, only, figures), figures,
            found.map(care -> CareViews.row(care, cards)), only,
            !viewer.areas(Role.COMMUNITY_SECRETARY, Role.TOWN_DISPATCHER, Role.DESK_CLERK).isEmpty(),
            viewer.has(Role.COUNTY_LEADER)));
    }

    private List<Tab> kinds(Page page, Viewer viewer, CareKind present) {
        return rights.kinds(viewer).stream().map(kind -> new Tab(page.t("visit.CareKind." + kind),
            PATH + "?kind=" + kind, kind == present, null)).toList();
    }

    private static List<Tab> tabs(Page page, CareKind kind, String only, CareBook.Figures figures) {
        var path = PATH + "?kind=" + kind;
        return List.of(new Tab(page.t("visit.care.all"), path, only.isEmpty(), figures.cared()),
            new Tab(page.t("visit.care.overdue"), path + "&only=OVERDUE", only.equals("OVERDUE"), figures.overdue()),
            new Tab(page.t("visit.care.alarms"), path + "&only=ALARM", only.equals("ALARM"), figures.alarms()),
            new Tab(page.t("visit.care.ended"), path + "&only=ENDED", only.equals("ENDED"), null));
    }

    @GetMapping(PATH + "/new")
    ModelAndView fresh(Page page, Viewer viewer) {
        var kind = rights.kindOr(page.url().get("kind"), CareKind.QUARANTINE, viewer);
        var form = Form.empty().prefill("place", page.url().get("place"));
        var chosen = chosen(viewer, page.url().get("household"));
        return page.show("visit/care/new", view(viewer, form, kind, chosen));
    }

    @PostMapping(PATH)
    ModelAndView begin(Page page, Form form, Viewer viewer) {
        var kind = rights.kindOr(form.value("kind"), CareKind.QUARANTINE, viewer);
        var key = form.read("requestKey", RequestKey::of, "form.not-a-choice");
        var chosen = chosen(viewer, form.value("household"));
        var terms = TermsForm.read(form, kind);
        if (chosen == null) {
            form.reject("household", "form.required");
        } else if (terms != null && key != null) {
            switch (beginning.begin(viewer, key, chosen.id(), terms)) {
                case Done done -> {
                    return page.go(PATH + "/" + done.id().value(), "visit.care.begun", chosen.address());
                }
                case Refused refused -> form.reject(refused.field(), refused.key(), refused.args());
            }
        }
        return page.again("visit/care/new", view(viewer, form, kind, chosen));
    }

    private @Nullable HouseholdCard chosen(Viewer viewer, String household) {
        if (!household.matches("\\d{1,18}")) {
            return null;
        }
        var id = new HouseholdId(Long.parseLong(household));
        var card = households.cards(List.of(id)).get(id);
        return card != null && CareRights.mayLead(viewer, card.door()) ? card : null;
    }

    private CareViews.Fresh view(Viewer viewer, Form form, CareKind kind, @Nullable HouseholdCard chosen) {
        var areas = viewer.areas(Role.COMMUNITY_SECRETARY, Role.TOWN_DISPATCHER, Role.DESK_CLERK);
        var rule = chosen != null ? rules.of(chosen.door().county()) : areas.isEmpty() ? CareRule.USUAL
            : rules.of(areas.getFirst().county());
        TermsForm.fill(form, rule);
        var typed = form.value("place");
        var found = typed.isEmpty() ? null : places.search(typed, areas, 1).stream().findFirst()
            .map(place -> at(viewer, place)).orElse(List.of());
        return new CareViews.Fresh(form, kind, found, chosen, rule, chosen == null ? List.of()
            : carers(chosen.door(), kind));
    }

    private List<HouseholdCard> at(Viewer viewer, Place place) {
        return households.find(viewer, HouseholdFilter.within(place.code()), null, HOUSEHOLDS).rows();
    }

    /** Members of staff who may look in there. */
    List<Option> carers(AreaCode door, CareKind kind) {
        var roles = kind == CareKind.QUARANTINE
            ? List.of(Role.PROPERTY_MANAGER, Role.GRID_WORKER, Role.COMMUNITY_SECRETARY, Role.DESK_CLERK)
            : List.of(Role.GRID_WORKER, Role.COMMUNITY_SECRETARY, Role.DESK_CLERK);
        return accounts.names(accounts.over(door, roles)).entrySet().stream()
            .map(one -> new Option(Long.toString(one.getKey().value()), one.getValue()))
            .sorted(java.util.Comparator.comparing(Option::label)).toList();
    }
}
