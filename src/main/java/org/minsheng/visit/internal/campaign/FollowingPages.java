package org.minsheng.visit.internal.campaign;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.minsheng.area.Places;
import org.minsheng.grid.Grid;
import org.minsheng.grid.Grids;
import org.minsheng.page.Form;
import org.minsheng.page.Page;
import org.minsheng.page.Tab;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.Viewer;
import org.minsheng.visit.internal.campaign.CampaignViews.Followed;
import org.minsheng.visit.internal.campaign.CampaignViews.Preview;
import org.minsheng.visit.internal.campaign.CampaignViews.PreviewRow;
import org.minsheng.visit.internal.campaign.Outcome.Done;
import org.minsheng.visit.internal.campaign.Outcome.Refused;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;

/** One campaign: a draft with what would happen, and how far one has come that runs. */
@Controller
class FollowingPages {

    private static final String ONE = CampaignPages.PATH + "/{id}";
    private static final int MOST_SHARES = 300;
    private static final int LONGEST = 300;

    private final CampaignHeads heads;
    private final Shares shares;
    private final ProgressRows rows;
    private final StartingCampaign starting;
    private final EndingCampaign ending;
    private final Newcomers newcomers;
    private final CampaignTimers timers;
    private final Grids grids;
    private final Places places;
    private final Clock clock;

    FollowingPages(CampaignHeads heads, Shares shares, ProgressRows rows, StartingCampaign starting,
                   EndingCampaign ending, Newcomers newcomers,
                   CampaignTimers timers, Grids grids, Places places, Clock clock) {
        this.heads = heads;
        this.shares = shares;
        this.rows = rows;
        this.starting = starting;
        this.ending = ending;
        this.newcomers = newcomers;
        this.timers = timers;
        this.grids = grids;
        this.places = places;
        this.clock = clock;
    }

    @GetMapping(ONE)
    ModelAndView show(Page page, Viewer viewer, @PathVariable long id) {
        return show(page, viewer, heads.seen(viewer, id), Form.empty());
    }

    private ModelAndView show(Page page, Viewer viewer, Campaign campaign, Form form) {
        var template = campaign.startedAt() == null ? "visit/campaign/preview" : "visit/campaign/progress";
        var view = campaign.startedAt() == null ? preview(page, viewer, campaign, form)
            : followed(page, viewer, campaign, form);
        return form.hasErrors() ? page.again(template, view) : page.show(template, view);
    }

    private Followed followed(Page page, Viewer viewer, Campaign campaign, Form form) {
        var within = VisitRights.sight(viewer, campaign.area());
        var by = ProgressBook.By.of(page.url().get("by"));
        var made = rows.of(page, campaign, within, by);
        var head = heads.head(page, viewer, campaign, made.place(), form);
        var tabs = List.of(ProgressBook.By.values()).stream()
            .map(one -> new Tab(page.t("visit.by." + one), campaign.path() + "?by=" + one.name(), one == by, null))
            .toList();
        var changed = campaign.rosterChangedAt();
        return new Followed(head, made.total(), campaign.timeUsed(LocalDate.now(clock)), tabs, page.t("visit.by." + by),
            made.rows(), made.more(),
            made.conflicts(), made.late(), made.frozen(), made.map(), head.leads() && changed != null
            ? new CampaignViews.RosterOffer(changed) : null);
    }

    private Preview preview(Page page, Viewer viewer, Campaign campaign, Form form) {
        var head = heads.head(page, viewer, campaign, form);
        if (campaign.state() != CampaignState.DRAFT) {
            return new Preview(head, 0, 0, 0, 0, 0, List.of(), List.of(), 0, 0);
        }
        var plan = shares.plan(campaign.draft());
        var first = plan.shares().stream().map(share -> share.doors().getFirst().door()).limit(MOST_SHARES).toList();
        var communities = places.names(first.stream().map(FollowingPages::community).distinct().toList());
        var listed = plan.shares().stream().limit(MOST_SHARES)
            .map(share -> new PreviewRow(share.visitor().name(), share.visitor().kind(),
            communities.getOrDefault(community(share.doors().getFirst().door()), ""), share.doors().size())).toList();
        return new Preview(head, plan.doors(), plan.shares().size(), plan.fewest(), plan.most(), plan.mean(), listed,
            nobody(page, plan), plan.nobody().size(), Math.max(0, plan.shares().size() - MOST_SHARES));
    }

    private List<CampaignViews.Line> nobody(Page page, Shares.Plan plan) {
        var counts = plan.gridsOfNobody();
        var names = grids.grids(counts.keySet().stream().filter(id -> id.value() != 0).toList()).values().stream()
            .collect(Collectors.toMap(Grid::id, Grid::name));
        return counts.entrySet().stream()
            .map(entry -> new CampaignViews.Line(names.getOrDefault(entry.getKey(), page.t("visit.no-grid")),
            entry.getValue(), "")).sorted(Comparator.comparingLong(CampaignViews.Line::count).reversed()).toList();
    }

    private static AreaCode community(AreaCode door) {
        var community = door.at(AreaCode.Level.COMMUNITY);
        return community == null ? door : community;
    }

    @PostMapping(ONE + "/start")
    ModelAndView start(Page page, Viewer viewer, @PathVariable long id) {
        var campaign = heads.led(viewer, id);
        return answer(page, viewer, campaign, starting.start(viewer, campaign.id()), "visit.campaign.started");
    }

    @PostMapping(ONE + "/closure")
    ModelAndView close(Page page, Form form, Viewer viewer, @PathVariable long id) {
        var campaign = heads.led(viewer, id);
        var note = form.optional("note", LONGEST);
        return form.hasErrors() ? show(page, viewer, campaign, form)
            : answer(page, viewer, campaign, ending.close(viewer, campaign.id(), note), "visit.campaign.closed");
    }

    @PostMapping(ONE + "/cancellation")
    ModelAndView cancel(Page page, Form form, Viewer viewer, @PathVariable long id) {
        var campaign = heads.led(viewer, id);
        var note = form.required("note", LONGEST);
        return form.hasErrors() ? show(page, viewer, campaign, form)
            : answer(page, viewer, campaign, ending.cancel(viewer, campaign.id(), note), "visit.campaign.cancelled");
    }

    @PostMapping(ONE + "/end")
    ModelAndView prolong(Page page, Form form, Viewer viewer, @PathVariable long id) {
        var campaign = heads.led(viewer, id);
        form.required("endsOn", 10);
        var ends = form.read("endsOn", FollowingPages::day, "visit.refused.no-date");
        return form.hasErrors() || ends == null ? show(page, viewer, campaign, form)
            : answer(page, viewer, campaign, ending.prolong(viewer, campaign.id(), ends), "visit.campaign.prolonged");
    }

    @PostMapping(ONE + "/newcomers")
    ModelAndView takeNewcomers(Page page, Viewer viewer, @PathVariable long id) {
        var campaign = heads.led(viewer, id);
        return answer(page, viewer, campaign, newcomers.take(viewer, campaign.id()), "visit.campaign.newcomers-taken");
    }

    @PostMapping(ONE + "/reminders")
    ModelAndView remind(Page page, Viewer viewer, @PathVariable long id) {
        var campaign = heads.led(viewer, id);
        if (campaign.isRunning()) {
            timers.remindNow(campaign.id());
        }
        return page.go(campaign.path(), "visit.campaign.reminded");
    }

    private ModelAndView answer(Page page, Viewer viewer, Campaign campaign, Outcome outcome, String flash) {
        return switch (outcome) {
            case Done done -> page.go(campaign.path(), flash, done.count());
            case Refused refused -> {
                var form = Form.empty();
                form.reject(refused.field(), refused.key(), refused.args());
                yield show(page, viewer, campaign, form);
            }
        };
    }

    private static LocalDate day(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException noDate) {
            throw new IllegalArgumentException(noDate);
        }
    }
}
