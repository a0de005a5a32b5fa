package org.minsheng.visit.internal.campaign;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.minsheng.page.Form;
import org.minsheng.page.Option;
import org.minsheng.page.Page;
import org.minsheng.shared.Slice;
import org.minsheng.shared.Viewer;
import org.minsheng.visit.TaskId;
import org.minsheng.visit.internal.campaign.CampaignViews.MoveRow;
import org.minsheng.visit.internal.campaign.CampaignViews.Moving;
import org.minsheng.visit.internal.campaign.Outcome.Done;
import org.minsheng.visit.internal.campaign.Outcome.Refused;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/** The households of a campaign, and giving them to others. */
@Controller
class TaskPages {

    private static final String ONE = CampaignPages.PATH + "/{id}";
    private static final int ROWS = 50;
    private static final int MOST_VISITORS = 500;
    private static final int MOST_AT_ONCE = 200;

    private final CampaignHeads heads;
    private final VisitTasks tasks;
    private final HouseholdRows households;
    private final VisitorBook visitors;
    private final Reassigning reassigning;

    TaskPages(CampaignHeads heads, VisitTasks tasks, HouseholdRows households, VisitorBook visitors,
        Reassigning reassigning) {
        this.heads = heads;
        this.tasks = tasks;
        this.households = households;
        this.visitors = visitors;
        this.reassigning = reassigning;
    }

    @GetMapping(ONE + "/tasks")
    ModelAndView list(Page page, Viewer viewer, @PathVariable long id, @RequestParam(defaultValue = "") String after) {
        var campaign = heads.seen(viewer, id);
        var filter = filter(page, viewer, campaign);
        var found = tasks.list(filter, after, ROWS);
        var rows = new Slice<>(households.of(found.rows()), found.next());
        var stages = Arrays.stream(Stage.values()).map(one -> new Option(one.name(), page.t(one))).toList();
        return page.show("visit/campaign/tasks",
            new CampaignViews.Households(campaign, rows, stages, visitors(page, campaign),
            VisitRights.mayLead(viewer, VisitRights.sight(viewer, campaign.area())) && campaign.isRunning(),
            campaign.name()));
    }

    private static VisitTasks.Filter filter(Page page, Viewer viewer, Campaign campaign) {
        var url = page.url();
        var sight = VisitRights.sight(viewer, campaign.area());
        var chosen = CampaignPages.code(url.get("area"));
        var stage = Arrays.stream(Stage.values()).filter(one -> url.is("stage", one.name())).findFirst().orElse(null);
        return new VisitTasks.Filter(campaign.id(), chosen != null && sight.contains(chosen) ? chosen : sight, stage,
            number(url.get("visitor")), number(url.get("grid")), url.is("conflict", "1"));
    }

    private static @Nullable Long number(String text) {
        return text.matches("\\d{1,18}") ? Long.valueOf(text) : null;
    }

    private List<Option> visitors(Page page, Campaign campaign) {
        var all = new ArrayList<Option>();
        all.add(new Option("0", page.t("visit.nobody")));
        visitors.of(campaign.id()).values().stream().limit(MOST_VISITORS)
            .forEach(one -> all.add(new Option(Long.toString(one.id()), one.name() + " · "
                + page.t(one.who().kind()))));
        return all;
    }

    /** Those that are picked go to one visitor. */
    @PostMapping(ONE + "/tasks")
    ModelAndView give(Page page, Form form, Viewer viewer, @PathVariable long id) {
        var campaign = heads.seen(viewer, id);
        var picked = form.values("task").stream().filter(text -> text.matches("\\d{1,18}")).limit(MOST_AT_ONCE)
            .map(text -> new TaskId(Long.parseLong(text))).toList();
        var to = number(form.value("to"));
        var back = back(campaign, form);
        if (picked.isEmpty() || to == null) {
            return page.go(back, picked.isEmpty() ? "visit.tasks.nothing-picked" : "visit.tasks.nobody-chosen");
        }
        return switch (reassigning.give(viewer, campaign.id(), picked, to)) {
            case Done done -> page.go(back, "visit.tasks.given", done.count());
            case Refused refused -> page.warn(back, refused.key(), refused.args());
        };
    }

    private static String back(Campaign campaign, Form form) {
        var query = form.value("query");
        return campaign.path() + "/tasks" + (query.matches("\\?[\\w=&-]*") ? query : "");
    }

    /** What would go to whom: all of one visitor, or what no longer fits who answers there. */
    @GetMapping(ONE + "/reassignments")
    ModelAndView foresee(Page page, Viewer viewer, @PathVariable long id,
        @RequestParam(required = false) @Nullable Long visitor) {
        var campaign = heads.led(viewer, id);
        if (visitor == null) {
            return page.show("visit/campaign/moving",
                moving(page, campaign, reassigning.proposal(campaign, campaign.area()),
                page.t("visit.moving.roster"), null));
        }
        var one = visitors.find(campaign.id(), visitor)
            .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        return page.show("visit/campaign/moving",
            moving(page, campaign, reassigning.without(campaign, one, campaign.area()),
            page.t("visit.moving.visitor", one.name()), visitor));
    }

    private static Moving moving(Page page, Campaign campaign, List<Reassigning.Move> moves, String why,
        @Nullable Long visitor) {
        var rows = moves.stream()
            .map(move -> new MoveRow(name(page, move.from()), name(page, move.to()), move.doors().size(),
            move.doors().getFirst().door().value())).toList();
        return new Moving(campaign, rows, rows.stream().mapToInt(MoveRow::doors).sum(), why, visitor, campaign.path()
            + "/reassignments");
    }

    private static String name(Page page, @Nullable VisitorRef who) {
        if (who == null) {
            return page.t("visit.nobody");
        }
        return who.name().isEmpty() ? page.t("visit.visitor.erased") : who.name();
    }

    @PostMapping(ONE + "/reassignments")
    ModelAndView reassign(Page page, Form form, Viewer viewer, @PathVariable long id) {
        var campaign = heads.led(viewer, id);
        var visitor = number(form.value("visitor"));
        var outcome = visitor == null ? reassigning.follow(viewer, campaign.id())
            : reassigning.release(viewer, campaign.id(), visitor);
        return switch (outcome) {
            case Done done -> page.go(campaign.path(), "visit.tasks.given", done.count());
            case Refused refused -> page.warn(campaign.path(), refused.key(), refused.args());
        };
    }
}
