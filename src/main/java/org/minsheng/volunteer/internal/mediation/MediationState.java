package org.minsheng.volunteer.internal.mediation;

import java.util.Map;
import java.util.Set;

/** Where a case stands, with its one table of transitions (People's Mediation Law, art. 26 to 33). */
public enum MediationState {
    ACCEPTED, AGREED_ORALLY, AGREED_IN_WRITING, FAILED, WITHDRAWN, FULFILLED, BROKEN, ARCHIVED;

    private static final Map<MediationState, Set<MediationState>> NEXT = Map.of(
        ACCEPTED, Set.of(AGREED_ORALLY, AGREED_IN_WRITING, FAILED, WITHDRAWN),
        AGREED_ORALLY, Set.of(FULFILLED, BROKEN),
        AGREED_IN_WRITING, Set.of(FULFILLED, BROKEN),
        FAILED, Set.of(ARCHIVED),
        WITHDRAWN, Set.of(ARCHIVED),
        FULFILLED, Set.of(ARCHIVED),
        BROKEN, Set.of(ARCHIVED),
        ARCHIVED, Set.of());

    public boolean mayBecome(MediationState next) {
        return NEXT.getOrDefault(this, Set.of()).contains(next);
    }

    public boolean isAgreed() {
        return this == AGREED_ORALLY || this == AGREED_IN_WRITING;
    }

    public String tone() {
        return switch (this) {
            case ACCEPTED -> "info";
            case AGREED_ORALLY, AGREED_IN_WRITING -> "warn";
            case FULFILLED -> "good";
            case BROKEN, FAILED -> "bad";
            case WITHDRAWN, ARCHIVED -> "neutral";
        };
    }
}
