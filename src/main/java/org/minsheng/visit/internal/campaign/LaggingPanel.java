package org.minsheng.visit.internal.campaign;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.minsheng.page.Page;
import org.minsheng.page.StartPanel;
import org.minsheng.shared.Viewer;
import org.minsheng.visit.CampaignId;
import org.springframework.stereotype.Component;

/**
 * Campaigns in which doors may need other visitors, and those of which less is done than of their time is gone, on the
 * start page of whoever leads or follows them.
 */
@Component
class LaggingPanel implements StartPanel {

    private static final int LOOKED_AT = 50;
    private static final int ROWS = 5;
    private static final String PATH = "/console/campaigns";

    private final CampaignBook campaigns;
    private final ProgressBook progress;
    private final Clock clock;

    LaggingPanel(CampaignBook campaigns, ProgressBook progress, Clock clock) {
        this.campaigns = campaigns;
        this.progress = progress;
        this.clock = clock;
    }

    @Override
    public boolean isFor(Viewer viewer) {
        return viewer.has(VisitRights.LEADERS);
    }

    @Override
    public int order() {
        return 25;
    }

    @Override
    public Panel show(Page page) {
        var areas = page.viewer().areas(VisitRights.LEADERS);
        var running = campaigns.in(areas, null, CampaignState.RUNNING, null, LOOKED_AT).rows();
        Map<CampaignId, Progress> made = running.isEmpty() ? Map.of()
            : progress.of(running.stream().map(Campaign::id).toList(), areas.getFirst());
        var today = LocalDate.now(clock);
        var all = running.stream().map(one -> new CampaignViews.Row(one, "",
            made.getOrDefault(one.id(), Progress.NONE), one.timeUsed(today),
            VisitRights.mayLead(page.viewer(), one.area()))).toList();
        var lagging = all.stream().filter(CampaignViews.Row::lags)
            .sorted(Comparator.comparingInt(row -> row.progress().percent() - row.timeUsed())).toList();
        var rows = Stream.concat(all.stream().flatMap(row -> changed(page, row).stream())
            .sorted(Comparator.comparing(Row::since).reversed()), lagging.stream().map(row -> row(page, row)))
            .limit(ROWS).toList();
        var figures = List.of(new Figure(page.t("visit.panel.running"), running.size(), PATH, "info"),
            new Figure(page.t("visit.panel.lag"), lagging.size(), PATH, lagging.isEmpty() ? "good" : "warn"));
        return new Panel(page.t("visit.campaigns.title"), figures, rows, page.t("visit.panel.lag.empty"),
            new More(page.t("visit.panel.lag.all"), PATH));
    }

    /** Leads to the proposal at once. */
    private Optional<Row> changed(Page page, CampaignViews.Row row) {
        var campaign = row.campaign();
        return Optional.ofNullable(row.changedAt()).map(since -> new Row(campaign.path() + "/reassignments",
            campaign.name(), page.t("visit.panel.changed"), page.t("visit.changed"), "warn", since, null));
    }

    private Row row(Page page, CampaignViews.Row row) {
        var campaign = row.campaign();
        var since = campaign.startedAt() == null ? campaign.createdAt() : campaign.startedAt();
        return new Row(campaign.path(), campaign.name(),
            page.t("visit.panel.left", row.progress().left(), row.progress().percent()),
            page.t("visit.lags"), "warn", since, campaign.draft().endsOn().plusDays(1).atStartOfDay(clock.getZone())
            .toInstant());
    }
}
