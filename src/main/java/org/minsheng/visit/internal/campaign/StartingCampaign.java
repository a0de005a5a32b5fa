package org.minsheng.visit.internal.campaign;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.minsheng.shared.AuditTrail;
import org.minsheng.shared.Viewer;
import org.minsheng.visit.CampaignId;
import org.minsheng.visit.CampaignStarted;
import org.minsheng.visit.internal.campaign.Outcome.Done;
import org.minsheng.visit.internal.campaign.Outcome.Refused;
import org.minsheng.visit.internal.campaign.TaskBook.NewTask;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Shares a campaign's doors out and lets it run. */
@Component
class StartingCampaign {

    private final CampaignBook campaigns;
    private final Shares shares;
    private final VisitorBook visitors;
    private final TaskBook tasks;
    private final CampaignTimers timers;
    private final AuditTrail audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    StartingCampaign(CampaignBook campaigns, Shares shares, VisitorBook visitors, TaskBook tasks, CampaignTimers timers,
                     AuditTrail audit, ApplicationEventPublisher events, Clock clock) {
        this.campaigns = campaigns;
        this.shares = shares;
        this.visitors = visitors;
        this.tasks = tasks;
        this.timers = timers;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    @Transactional
    public Outcome start(Viewer viewer, CampaignId id) {
        var campaign = campaigns.hold(id).orElseThrow();
        if (!VisitRights.mayLead(viewer, campaign.area())) {
            return Outcome.NOT_YOURS;
        }
        if (campaign.isRunning()) {
            return new Done(id.value(), campaign.households());
        }
        if (!campaign.state().mayBecome(CampaignState.RUNNING)) {
            return Outcome.CHANGED_MEANWHILE;
        }
        if (campaign.draft().endsOn().isBefore(LocalDate.now(clock))) {
            return new Refused("endsOn", "visit.refused.over-already");
        }
        var plan = shares.plan(campaign.draft());
        if (plan.doors() == 0) {
            return new Refused("ask", "visit.refused.nobody-to-ask");
        }
        var now = clock.instant();
        int made = write(id, plan, now);
        campaigns.begin(id, made, now);
        timers.set(campaign);
        if (viewer != Viewer.SYSTEM) {
            timers.tellVisitors(campaign);
        }
        audit.record(viewer, "visit.start-campaign", campaign.subject(), Map.of("state", campaign.state()),
            Map.of("state", CampaignState.RUNNING, "households", made, "visitors", plan.shares().size(), "nobody",
            plan.nobody().size()));
        events.publishEvent(new CampaignStarted(id, campaign.area(), made, now));
        return new Done(id.value(), made);
    }

    /** @return how many tasks are new */
    int write(CampaignId id, Shares.Plan plan, Instant now) {
        var ids = visitors.add(id, plan.shares().stream().map(Shares.Share::visitor).toList(), now);
        List<NewTask> all = new ArrayList<>(plan.doors());
        for (var share : plan.shares()) {
            long visitor = ids.getOrDefault(share.visitor().key(), 0L);
            share.doors().forEach(door -> all.add(new NewTask(door, plan.circles().grid(door.door()), visitor)));
        }
        plan.nobody().forEach(door -> all.add(new NewTask(door, plan.circles().grid(door.door()), 0)));
        return tasks.add(id, all, now);
    }
}
