package org.minsheng.visit.internal.campaign;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import org.minsheng.shared.AuditTrail;
import org.minsheng.shared.Viewer;
import org.minsheng.visit.CampaignEnded;
import org.minsheng.visit.CampaignId;
import org.minsheng.visit.internal.campaign.Outcome.Done;
import org.minsheng.visit.internal.campaign.Outcome.Refused;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Closes a campaign with its report, cancels it, or gives it more time. */
@Component
class EndingCampaign {

    private final CampaignBook campaigns;
    private final TaskBook tasks;
    private final CampaignTimers timers;
    private final AuditTrail audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    EndingCampaign(CampaignBook campaigns, TaskBook tasks, CampaignTimers timers, AuditTrail audit,
        ApplicationEventPublisher events, Clock clock) {
        this.campaigns = campaigns;
        this.tasks = tasks;
        this.timers = timers;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    /** What is still open stays open and is shown as not visited; the figures are frozen a moment later. */
    @Transactional
    public Outcome close(Viewer viewer, CampaignId id, String note) {
        return end(viewer, id, CampaignState.CLOSED, note);
    }

    @Transactional
    public Outcome cancel(Viewer viewer, CampaignId id, String note) {
        return end(viewer, id, CampaignState.CANCELLED, note);
    }

    private Outcome end(Viewer viewer, CampaignId id, CampaignState state, String note) {
        var campaign = campaigns.hold(id).orElseThrow();
        if (!VisitRights.mayLead(viewer, campaign.area())) {
            return Outcome.NOT_YOURS;
        }
        if (campaign.state() == state) {
            return new Done(id.value(), 0);
        }
        if (!campaign.state().mayBecome(state)) {
            return Outcome.CHANGED_MEANWHILE;
        }
        var now = clock.instant();
        campaigns.end(id, state, viewer.name(), note, now);
        if (state == CampaignState.CANCELLED) {
            tasks.cancelOpen(id);
        }
        if (campaign.isRunning()) {
            timers.freezeSoon(id, 1);
        }
        audit.record(viewer, "visit.end-campaign", campaign.subject(), Map.of("state", campaign.state()),
            Map.of("state", state, "note", note));
        events.publishEvent(new CampaignEnded(id, campaign.area(), state == CampaignState.CANCELLED, now));
        return new Done(id.value(), 0);
    }

    @Transactional
    public Outcome prolong(Viewer viewer, CampaignId id, LocalDate endsOn) {
        var campaign = campaigns.hold(id).orElseThrow();
        if (!VisitRights.mayLead(viewer, campaign.area())) {
            return Outcome.NOT_YOURS;
        }
        if (!campaign.isRunning()) {
            return Outcome.CHANGED_MEANWHILE;
        }
        if (endsOn.isBefore(LocalDate.now(clock)) || endsOn.isBefore(campaign.draft().startsOn())) {
            return new Refused("endsOn", "visit.refused.over-already");
        }
        campaigns.prolong(id, endsOn);
        timers.set(campaigns.find(id).orElseThrow());
        audit.record(viewer, "visit.prolong-campaign", campaign.subject(),
            Map.of("ends", campaign.draft().endsOn().toString()), Map.of("ends", endsOn.toString()));
        return new Done(id.value(), 0);
    }
}
