package org.minsheng.appeal.internal.clock;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.minsheng.appeal.internal.Appeal;
import org.minsheng.appeal.internal.AppealBook;
import org.minsheng.appeal.internal.Sight;
import org.minsheng.appeal.internal.console.ConsoleDossier;
import org.minsheng.organisation.Posts;
import org.minsheng.page.Form;
import org.minsheng.page.Menu;
import org.minsheng.page.Page;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.OrganisationId;
import org.minsheng.shared.RequestKey;
import org.minsheng.shared.Role;
import org.minsheng.shared.Slice;
import org.minsheng.shared.Tier;
import org.minsheng.shared.Viewer;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/** Asking for more time, deciding on it, and the list of what waits for a decision. */
@Controller
class ExtensionPages {

    private static final String TEMPLATE = "appeal/clock/extension";
    private static final Role[] DESKS = {Role.DESK_CLERK, Role.COMMUNITY_SECRETARY, Role.TOWN_DISPATCHER};
    private static final Role[] OVERSEERS = {Role.DESK_CLERK, Role.COMMUNITY_SECRETARY,
        Role.TOWN_DISPATCHER, Role.COUNTY_LEADER};
    private static final int PAGE = 50;
    private static final int LONGEST_REASON = 500;

    private final ConsoleDossier dossier;
    private final ExtensionBook book;
    private final AskingForTime asking;
    private final DecidingOnTime deciding;
    private final AppealBook appeals;
    private final Posts posts;

    ExtensionPages(ConsoleDossier dossier, ExtensionBook book, AskingForTime asking, DecidingOnTime deciding,
                   AppealBook appeals, Posts posts) {
        this.dossier = dossier;
        this.book = book;
        this.asking = asking;
        this.deciding = deciding;
        this.appeals = appeals;
        this.posts = posts;
    }

    @GetMapping("/console/extensions")
    ModelAndView waiting(Page page, Viewer viewer, @RequestParam(defaultValue = "") String after,
                         @RequestParam(defaultValue = "") String scope) {
        long from = after.matches("\\d{1,18}") ? Long.parseLong(after) : 0;
        boolean all = scope.equals("area");
        var found = new ArrayList<Extension>();
        for (var area : viewer.areas(all ? OVERSEERS : DESKS)) {
            found.addAll(book.waiting(area, all ? null : rung(area), from, PAGE + 1));
        }
        found.sort(Comparator.comparingLong(Extension::id));
        var slice = Slice.of(found.stream().distinct().limit(PAGE + 1L).toList(), PAGE,
            wish -> Long.toString(wish.id()));
        return page.show("appeal/clock/extensions", new ExtensionViews.Waiting(lines(slice), all));
    }

    @GetMapping("/console/appeals/{number}/extensions")
    ModelAndView show(Page page, Viewer viewer, @PathVariable String number) {
        return page.show(TEMPLATE, view(page, viewer, appeal(viewer, number), Form.empty(), Form.empty()));
    }

    @PostMapping("/console/appeals/{number}/extensions")
    ModelAndView ask(Page page, Form form, Viewer viewer, @PathVariable String number) {
        var appeal = appeal(viewer, number);
        var reason = form.required("reason", LONGEST_REASON);
        int days = days(form);
        var key = form.read("requestKey", RequestKey::of, "form.not-a-choice");
        if (!form.hasErrors() && key != null) {
            var refused = asking.ask(viewer, appeal, key, reason, days);
            if (refused == null) {
                return page.go("/console/appeals/" + number + "/extensions", "appeal.extension.asked");
            }
            form.reject(refused.field().isEmpty() ? "reason" : refused.field(), refused.key(), refused.args());
        }
        return page.again(TEMPLATE, view(page, viewer, appeal, form, Form.empty()));
    }

    @PostMapping("/console/appeals/{number}/extensions/{id}/decision")
    ModelAndView decide(Page page, Form form, Viewer viewer, @PathVariable String number, @PathVariable long id) {
        var appeal = appeal(viewer, number);
        var decision = form.required("decision", LONGEST_REASON);
        boolean granted = form.value("granted").equals("yes");
        if (!granted && !form.value("granted").equals("no")) {
            form.reject("granted", "form.required");
        }
        Integer days = granted ? Integer.valueOf(days(form)) : null;
        if (!form.hasErrors()) {
            var refused = deciding.decide(viewer, id, days, decision);
            if (refused == null) {
                return page.go("/console/appeals/" + number + "/extensions", "appeal.extension.decided");
            }
            form.reject(refused.field().isEmpty() ? "decision" : refused.field(), refused.key(), refused.args());
        }
        return page.again(TEMPLATE, view(page, viewer, appeal, Form.empty(), form));
    }

    private static int days(Form form) {
        var text = form.required("days", 3);
        if (!text.isEmpty() && !text.matches("\\d{1,3}")) {
            form.reject("days", "appeal.limits.wrong", 1, AskingForTime.MOST_DAYS);
        }
        return text.matches("\\d{1,3}") ? Integer.parseInt(text) : 0;
    }

    private ExtensionViews.One view(Page page, Viewer viewer, Appeal appeal, Form ask, Form decision) {
        var wishes = book.of(appeal.id());
        var decidable = wishes.stream().filter(wish -> DecidingOnTime.mayDecide(viewer, wish)).findFirst().orElse(null);
        if (decidable != null) {
            decision.prefill("days", Integer.toString(decidable.days()));
        }
        return new ExtensionViews.One(appeal, wishes, sentence(page, viewer, appeal), decidable,
            ask, decision, page.newKey());
    }

    private @Nullable String sentence(Page page, Viewer viewer, Appeal appeal) {
        var refused = asking.whyNot(viewer, appeal);
        return refused == null ? null : page.t(refused.key(), refused.args());
    }

    private Slice<ExtensionViews.Line> lines(Slice<Extension> slice) {
        Map<OrganisationId, String> names = posts.organisationNames(
            slice.rows().stream().map(Extension::organisation).filter(Objects::nonNull).distinct().toList());
        var known = appeals.byIds(slice.rows().stream().map(Extension::appeal).toList());
        return slice.map(wish -> line(wish, Objects.requireNonNull(known.get(wish.appeal())), names));
    }

    private static ExtensionViews.Line line(Extension wish, Appeal appeal, Map<OrganisationId, String> names) {
        return new ExtensionViews.Line(wish, appeal.number(), appeal.said().title(),
            wish.organisation() == null ? "" : names.getOrDefault(wish.organisation(), ""));
    }

    static Tier rung(AreaCode area) {
        var tier = Tier.of(area);
        return tier == Tier.COMPOUND ? Tier.COMMUNITY : tier;
    }

    /** A desk that decides sees it although it belongs to a tier below. */
    private Appeal appeal(Viewer viewer, String number) {
        return dossier.find(viewer, number)
            .or(() -> appeals.byNumber(number).filter(appeal -> Sight.oversees(viewer, appeal.said().place())))
            .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    @Bean
    static Menu appealExtensionsMenu() {
        return new Menu("/console/extensions", "appeal.extension.title", "calendar-plus", "menu.oversight", 21);
    }
}
