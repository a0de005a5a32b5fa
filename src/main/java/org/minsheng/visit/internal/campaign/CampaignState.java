package org.minsheng.visit.internal.campaign;

import java.util.Map;
import java.util.Set;

/** Where a campaign stands. */
public enum CampaignState {
    DRAFT, RUNNING, CLOSED, CANCELLED;

    private static final Map<CampaignState, Set<CampaignState>> NEXT = Map.of(
        DRAFT, Set.of(RUNNING, CANCELLED),
        RUNNING, Set.of(CLOSED, CANCELLED),
        CLOSED, Set.of(),
        CANCELLED, Set.of());

    public boolean mayBecome(CampaignState next) {
        return NEXT.getOrDefault(this, Set.of()).contains(next);
    }
}
