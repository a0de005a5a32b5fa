package org.minsheng.appeal.internal.console;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.minsheng.account.Accounts;
import org.minsheng.appeal.AppealKind;
import org.minsheng.appeal.AppealState;
import org.minsheng.appeal.internal.AppealBook;
import org.minsheng.appeal.internal.Exceptional;
import org.minsheng.appeal.internal.assigning.Colleagues;
import org.minsheng.appeal.internal.catalogue.Matters;
import org.minsheng.area.Places;
import org.minsheng.page.Form;
import org.minsheng.page.Option;
import org.minsheng.page.Page;
import org.minsheng.page.Tab;
import org.minsheng.page.Url;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.Grant;
import org.minsheng.shared.Role;
import org.minsheng.shared.Tier;
import org.minsheng.shared.Viewer;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/** The ledger: my queue, what is open, overdue, all of it; narrowed by the address, saved under a name. */
@Controller
class ConsoleLedgerPages {

    static final String PATH = "/console/appeals";
    private static final String TEMPLATE = "appeal/console/ledger";
    private static final List<String> KEPT = List.of("tab", "state", "kind", "matter", "tier", "place",
        "overdue", "care", "odd", "q");
    private static final int LONGEST_NAME = 20;
    private static final int MOST_PLACES = 200;

    private final ConsoleLedger ledger;
    private final ConsoleRows rows;
    private final AppealBook book;
    private final SavedViews views;
    private final SavingView saving;
    private final RemovingView removing;
    private final Matters matters;
    private final Places places;
    private final Colleagues colleagues;
    private final Accounts accounts;

    ConsoleLedgerPages(ConsoleLedger ledger, ConsoleRows rows, AppealBook book, SavedViews views, SavingView saving,
                       RemovingView removing, Matters matters, Places places, Colleagues colleagues,
                       Accounts accounts) {
        this.ledger = ledger;
        this.rows = rows;
        this.book = book;
        this.views = views;
        this.saving = saving;
        this.removing = removing;
        this.matters = matters;
        this.places = places;
        this.colleagues = colleagues;
        this.accounts = accounts;
    }

    @GetMapping(PATH)
    ModelAndView show(Page page, Viewer viewer) {
        var window = window(viewer);
        var query = ConsoleQuery.of(page.url(), window);
        if (query.isNumber() && book.byNumber(query.words()).isPresent()) {
            return page.go(PATH + "/" + query.words());
        }
        return page.show(TEMPLATE, view(page, viewer, page.url(), Form.empty()));
    }

    @PostMapping(PATH + "/views")
    ModelAndView save(Page page, Form form, Viewer viewer) {
        var name = form.required("name", LONGEST_NAME);
        var kept = new Url(PATH, Map.of());
        for (var part : KEPT) {
            kept = kept.with(part, form.value(part));
        }
        var account = viewer.account();
        var shared = form.value("shared");
        if (!shared.isEmpty() && shared(page).stream().noneMatch(option -> option.value().equals(shared))) {
            form.reject("shared", "form.not-a-choice");
        }
        if (account != null && !form.hasErrors()
            && !saving.save(viewer, account, window(viewer).grant().organisation(), name, queryOf(kept), shared)) {
            form.reject("name", "appeal.console.views.full", SavedViews.MOST);
        }
        return form.hasErrors() ? page.again(TEMPLATE, view(page, viewer, kept, form))
            : page.go(kept.toString(), "appeal.console.views.saved", name);
    }

    /** A shared one becomes one's own, to be changed at will. */
    @PostMapping(PATH + "/views/{view}/copy")
    ModelAndView copy(Page page, Viewer viewer, @PathVariable long view) {
        var account = viewer.account();
        var found = saved(viewer).stream().filter(saved -> saved.id() == view).findFirst()
            .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        var name = account == null ? null
            : saving.copy(viewer, account, window(viewer).grant().organisation(), found);
        return name == null ? page.go(PATH, "appeal.console.views.full", SavedViews.MOST)
            : page.go(PATH + "?" + found.query(), "appeal.console.views.saved", name);
    }

    private List<SavedViews.Saved> saved(Viewer viewer) {
        var account = viewer.account();
        var grant = window(viewer).grant();
        return account == null ? List.of() : views.of(account, grant.organisation(), viewer.grants().stream()
            .filter(one -> one.organisation().equals(grant.organisation())).map(Grant::role).toList());
    }

    /** A colleague's that one keeps oneself is not shown twice. */
    private List<SavedViews.Saved> shown(Viewer viewer) {
        var all = saved(viewer);
        var own = all.stream().filter(SavedViews.Saved::own).map(SavedViews.Saved::query).toList();
        return all.stream().filter(view -> view.own() || !own.contains(view.query())).toList();
    }

    /** With whom a view can be shared. */
    private static List<Option> shared(Page page) {
        var options = new ArrayList<>(List.of(new Option(SavedViews.ALL, page.t("appeal.console.views.all"))));
        List.of(Role.DESK_CLERK, Role.COMMUNITY_SECRETARY, Role.TOWN_DISPATCHER, Role.GRID_WORKER,
            Role.PROPERTY_MANAGER, Role.COUNTY_DEPARTMENT)
            .forEach(role -> options.add(new Option(role.name(), page.t("appeal.console.views.role", page.t(role)))));
        return options;
    }

    @PostMapping(PATH + "/views/{view}/removal")
    ModelAndView remove(Page page, Viewer viewer, @PathVariable long view) {
        var account = viewer.account();
        boolean removed = account != null && removing.remove(viewer, account, view);
        return page.go(PATH, removed ? "appeal.console.views.removed" : "appeal.console.views.gone");
    }

    static ConsoleWindow window(Viewer viewer) {
        var window = ConsoleWindow.of(viewer);
        if (window == null) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        return window;
    }

    private ConsoleLedgerView view(Page page, Viewer viewer, Url url, Form naming) {
        var window = window(viewer);
        var query = ConsoleQuery.of(url, window);
        var slice = ledger.page(window, query, url.get("after"), ConsoleLedger.PAGE);
        var own = shown(viewer);
        var shown = new org.minsheng.shared.Slice<>(rows.of(page, slice.rows()), slice.next());
        return new ConsoleLedgerView(tabs(page, url, window, query, own), own, naming, filters(page, window), shown,
            query.isNarrowed(), url.get("after").isEmpty(), window.assigns(),
            shared(page),
            accounts.names(own.stream().filter(one -> !one.own()).map(SavedViews.Saved::owner).toList()));
    }

    private List<Tab> tabs(Page page, Url url, ConsoleWindow window, ConsoleQuery query, List<SavedViews.Saved> own) {
        var here = queryOf(url.without("after"));
        boolean saved = own.stream().anyMatch(view -> view.query().equals(here));
        var tabs = new ArrayList<Tab>();
        for (var tab : window.tabs()) {
            var path = new Url(PATH, Map.of()).with("tab", tab == window.tabs().getFirst() ? null : tab.inUrl());
            tabs.add(new Tab(page.t(tab), path.toString(), tab == query.tab() && !saved, ledger.count(window, tab)));
        }
        own.forEach(view -> tabs.add(new Tab(view.name(), PATH + "?" + view.query(), view.query().equals(here), null)));
        return tabs;
    }

    private static String queryOf(Url url) {
        var whole = url.toString();
        int mark = whole.indexOf('?');
        return mark < 0 ? "" : whole.substring(mark + 1);
    }

    private ConsoleLedgerView.Filters filters(Page page, ConsoleWindow window) {
        var kinds = Arrays.stream(AppealKind.values()).map(kind -> new Option(kind.name(), page.t(kind))).toList();
        var states = Arrays.stream(AppealState.values()).map(state -> new Option(state.name(), page.t(state))).toList();
        var tiers = Arrays.stream(Tier.values()).map(tier -> new Option(tier.name(), page.t(tier))).toList();
        var topics = matters.choices().stream()
            .map(topic -> new Option(topic.topic().code(), topic.topic().name(page)))
            .toList();
        return new ConsoleLedgerView.Filters(states, kinds, topics, tiers,
            window.isArea() ? below(window.area()) : List.of(), window.assigns() ? carers(page, window) : List.of(),
            Arrays.stream(Exceptional.values()).map(one -> new Option(one.name(), page.t(one))).toList());
    }

    private List<Option> carers(Page page, ConsoleWindow window) {
        var options = new ArrayList<>(List.of(new Option(ConsoleQuery.ME, page.t("appeal.care.me")),
            new Option(ConsoleQuery.NOBODY, page.t("appeal.care.nobody"))));
        colleagues.at(window.grant().organisation()).stream()
            .filter(colleague -> colleague.account() != null && !colleague.account().equals(window.account()))
            .forEach(colleague -> options.add(new Option(String.valueOf(colleague.account().value()),
                colleague.name())));
        return options;
    }

    private List<Option> below(@Nullable AreaCode area) {
        return area == null ? List.of() : places.children(area, null, MOST_PLACES).rows().stream()
            .map(place -> new Option(place.code().value(), place.shortName()))
            .toList();
    }
}
