package org.minsheng.visit.internal.campaign;

import java.time.Clock;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.minsheng.shared.AuditTrail;
import org.minsheng.shared.RequestKey;
import org.minsheng.shared.Viewer;
import org.minsheng.visit.CampaignId;
import org.minsheng.visit.internal.campaign.Outcome.Done;
import org.minsheng.visit.internal.campaign.Outcome.Refused;
import org.minsheng.visit.internal.form.Forms;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Writes down what a campaign shall be, and changes it until it starts. */
@Component
class DraftingCampaign {

    private final CampaignBook campaigns;
    private final Forms forms;
    private final AuditTrail audit;
    private final Clock clock;

    DraftingCampaign(CampaignBook campaigns, Forms forms, AuditTrail audit, Clock clock) {
        this.campaigns = campaigns;
        this.forms = forms;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional
    public Outcome begin(Viewer viewer, RequestKey key, Draft draft) {
        var refusal = refusal(viewer, draft);
        if (refusal != null) {
            return refusal;
        }
        var made = campaigns.insert(viewer, key, draft, clock.instant());
        if (made.isEmpty()) {
            return new Done(campaigns.byKey(key).orElseThrow().value(), 0);
        }
        audit.record(viewer, "visit.draft-campaign", "campaign:" + made.get().value(), null, told(draft));
        return new Done(made.get().value(), 0);
    }

    @Transactional
    public Outcome change(Viewer viewer, CampaignId id, int version, Draft draft) {
        var before = campaigns.hold(id).orElseThrow();
        var refusal = VisitRights.mayLead(viewer, before.area()) ? refusal(viewer, draft) : Outcome.NOT_YOURS;
        if (refusal != null) {
            return refusal;
        }
        if (!campaigns.update(id, version, draft)) {
            return Outcome.CHANGED_MEANWHILE;
        }
        audit.record(viewer, "visit.change-campaign", before.subject(), told(before.draft()), told(draft));
        return new Done(id.value(), 0);
    }

    private @Nullable Refused refusal(Viewer viewer, Draft draft) {
        if (!VisitRights.mayLead(viewer, draft.area())) {
            return Outcome.NOT_YOURS;
        }
        if (draft.endsOn().isBefore(draft.startsOn())) {
            return new Refused("endsOn", "visit.refused.ends-before");
        }
        if (draft.visitors().isEmpty()) {
            return new Refused("visitors", "visit.refused.no-visitors");
        }
        if (draft.visitors().contains(VisitorKind.NAMED) && draft.named().isEmpty()) {
            return new Refused("named", "visit.refused.nobody-named");
        }
        if (draft.named().stream().anyMatch(one -> !draft.area().contains(one.code()))) {
            return new Refused("named", "visit.refused.named-elsewhere");
        }
        return forms.usable(draft.area()).stream().anyMatch(form -> form.id().equals(draft.form())) ? null
            : new Refused("form", "visit.refused.form-not-usable");
    }

    /** Without the persons that are named: their number is enough. */
    private static Map<String, Object> told(Draft draft) {
        return Map.of("name", draft.name(), "area", draft.area().value(), "form", draft.form().value(),
            "ask", draft.ask(),
            "visitors", draft.visitors(), "named", draft.named().size(), "starts", draft.startsOn().toString(), "ends",
            draft.endsOn().toString());
    }
}
