package org.minsheng.visit.internal.campaign;

import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import org.minsheng.household.Households;
import org.minsheng.shared.AuditTrail;
import org.minsheng.shared.Viewer;
import org.minsheng.visit.CampaignId;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Asks households too that came to be after the start; each evening by itself, and at once when somebody wishes. */
@Component
class Newcomers {

    private final CampaignBook campaigns;
    private final Households households;
    private final Shares shares;
    private final StartingCampaign starting;
    private final VisitorBook visitors;
    private final TaskBook tasks;
    private final CampaignTimers timers;
    private final AuditTrail audit;
    private final Clock clock;

    Newcomers(CampaignBook campaigns, Households households, Shares shares, StartingCampaign starting,
              VisitorBook visitors, TaskBook tasks, CampaignTimers timers, AuditTrail audit, Clock clock) {
        this.campaigns = campaigns;
        this.households = households;
        this.shares = shares;
        this.starting = starting;
        this.visitors = visitors;
        this.tasks = tasks;
        this.timers = timers;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional
    public Outcome take(Viewer viewer, CampaignId id) {
        var campaign = campaigns.hold(id).orElseThrow();
        if (!VisitRights.mayLead(viewer, campaign.area())) {
            return Outcome.NOT_YOURS;
        }
        if (!campaign.isRunning()) {
            return Outcome.CHANGED_MEANWHILE;
        }
        var known = tasks.households(id);
        var fresh = households.targets(campaign.draft().ask().filter(campaign.area())).stream()
            .filter(target -> !known.contains(target.id().value())).toList();
        if (fresh.isEmpty()) {
            return new Outcome.Done(id.value(), 0);
        }
        Map<VisitorRef, Integer> burdens = new HashMap<>();
        var open = tasks.burdens(id);
        visitors.of(id).values().forEach(visitor -> burdens.put(visitor.who(), open.getOrDefault(visitor.id(), 0)));
        int made = starting.write(id, shares.plan(campaign.draft(), fresh, burdens), clock.instant());
        campaigns.grow(id, made);
        timers.tellVisitors(campaign);
        audit.record(viewer, "visit.take-newcomers", campaign.subject(), null, Map.of("households", made));
        return new Outcome.Done(id.value(), made);
    }
}
