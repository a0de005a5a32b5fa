package org.minsheng.volunteer.internal.activity;

import java.time.Clock;
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
import org.minsheng.volunteer.Memberships;
import org.minsheng.volunteer.internal.AreaChoice;
import org.minsheng.volunteer.internal.Outcome.Done;
import org.minsheng.volunteer.internal.Outcome.Refused;
import org.minsheng.volunteer.internal.Rights;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;

/** What is planned, what waits to be confirmed, what was; and planning something. */
@Controller
class ActivityListPages {

    static final String PATH = "/console/activities";
    private static final List<String> WHEN = List.of("AHEAD", "UNCONFIRMED", "PAST", "CANCELLED");
    private static final int ROWS = 50;

    private final ActivityBook book;
    private final PlanningActivity planning;
    private final ActivityPages pages;
    private final Memberships memberships;
    private final AreaChoice areas;
    private final Posts posts;
    private final Places places;
    private final Clock clock;

    ActivityListPages(ActivityBook book, PlanningActivity planning, ActivityPages pages, Memberships memberships,
                      AreaChoice areas, Posts posts, Places places, Clock clock) {
        this.book = book;
        this.planning = planning;
        this.pages = pages;
        this.memberships = memberships;
        this.areas = areas;
        this.posts = posts;
        this.places = places;
        this.clock = clock;
    }

    @Bean
    static Menu volunteerActivityMenu() {
        return new Menu(PATH, "volunteer.activity.title", "calendar-event", "menu.together", 70);
    }

    @GetMapping(PATH)
    ModelAndView list(Page page, Viewer viewer) {
        var url = page.url();
        var seen = Rights.areas(viewer);
        var within = seen.isEmpty() ? seen : AreaChoice.within(seen, url.get("area"));
        var when = WHEN.contains(url.get("when")) ? url.get("when") : "AHEAD";
        var filter = new ActivityBook.Filter(within, Rights.units(viewer), when, url.get("kind"),
            url.is("joint", "1"), clock.instant());
        var found = Slice.of(book.list(filter, url.get("after"), ROWS + 1), ROWS, ActivityBook::cursor);
        var tabs = WHEN.stream().map(one -> new Tab(page.t("volunteer.activity.when." + one),
            url.with("when", one).without("after").toString(), one.equals(when), book.count(new ActivityBook.Filter(
                within, filter.units(), one, filter.kind(), filter.joint(), filter.now())))).toList();
        return page.show("volunteer/activity/list",
            new ActivityViews.Listed(tabs, new Slice<>(rows(found.rows()), found.next()),
                areas.options(seen, url.get("area")), kinds(page),
                !Rights.leads(viewer).isEmpty() || viewer.has(Role.UNIT_LIAISON)));
    }

    private List<ActivityViews.Row> rows(List<Activity> activities) {
        var names = places.names(activities.stream().map(Activity::area).distinct().toList());
        return activities.stream().map(activity -> new ActivityViews.Row(activity,
            names.getOrDefault(activity.area(), activity.area().value()))).toList();
    }

    static List<Option> kinds(Page page) {
        return Arrays.stream(ActivityKind.values()).map(kind -> new Option(kind.name(), page.t(kind))).toList();
    }

    @GetMapping(PATH + "/new")
    ModelAndView fresh(Page page, Viewer viewer) {
        return page.show("volunteer/activity/plan", view(page, viewer, Form.empty()));
    }

    @PostMapping(PATH)
    ModelAndView plan(Page page, Form form, Viewer viewer) {
        var key = form.read("requestKey", RequestKey::of, "form.not-a-choice");
        form.required("area", 12);
        form.required("kind", 40);
        var area = form.read("area", AreaCode::new, "form.not-a-choice");
        var kind = form.choice("kind", ActivityKind.class);
        var unit = form.value("unit").matches("\\d{1,18}")
            ? new OrganisationId(Long.parseLong(form.value("unit"))) : null;
        var plan = PlanForm.read(form, clock);
        if (plan != null && key != null && area != null && kind != null) {
            switch (planning.plan(viewer, key, area, kind, unit, plan)) {
                case Done done -> {
                    return page.go(PATH + "/" + done.id(), "volunteer.activity.planned", plan.title());
                }
                case Refused refused -> form.reject(refused.field(), refused.key(), refused.args());
            }
        }
        return page.again("volunteer/activity/plan", view(page, viewer, form));
    }

    private ActivityViews.Planning view(Page page, Viewer viewer, Form form) {
        var leads = Rights.leads(viewer);
        var own = Rights.units(viewer);
        var around = areas.communities(leads.isEmpty() ? viewer.areas(Role.UNIT_LIAISON) : leads);
        var units = own.isEmpty() && !leads.isEmpty() ? memberships.unitsAt(leads.getFirst()) : own;
        var options = posts.organisationNames(units).entrySet().stream()
            .map(one -> new Option(Long.toString(one.getKey().value()), one.getValue()))
            .sorted(java.util.Comparator.comparing(Option::label)).toList();
        if (!own.isEmpty() && leads.isEmpty()) {
            form.prefill("unit", Long.toString(own.getFirst().value()));
        }
        if (around.size() == 1) {
            form.prefill("area", around.getFirst().value());
        }
        return new ActivityViews.Planning(form, 0, around, kinds(page), options, 0);
    }

    @GetMapping(PATH + "/{id}/edit")
    ModelAndView edit(Page page, Viewer viewer, @PathVariable long id) {
        var activity = pages.organised(viewer, id);
        var form = PlanForm.fill(Form.empty(), activity.plan(), clock);
        return page.show("volunteer/activity/plan",
            new ActivityViews.Planning(form, id, List.of(), List.of(), List.of(), activity.version()));
    }

    @PostMapping(PATH + "/{id}")
    ModelAndView change(Page page, Form form, Viewer viewer, @PathVariable long id) {
        var activity = pages.organised(viewer, id);
        int version = Objects.requireNonNullElse(form.read("version", Integer::valueOf, "form.not-a-choice"), -1);
        var plan = PlanForm.read(form, clock);
        if (plan != null) {
            switch (planning.change(viewer, id, version, plan)) {
                case Done done -> {
                    return page.go(PATH + "/" + id, "volunteer.saved");
                }
                case Refused refused -> form.reject(refused.field(), refused.key(), refused.args());
            }
        }
        return page.again("volunteer/activity/plan",
            new ActivityViews.Planning(form, id, List.of(), List.of(), List.of(), activity.version()));
    }
}
