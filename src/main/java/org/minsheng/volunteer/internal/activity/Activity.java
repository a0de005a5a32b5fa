package org.minsheng.volunteer.internal.activity;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.minsheng.shared.AccountId;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.OrganisationId;

/**
 * One activity.
 *
 * @param capacity null for as many as like
 * @param came known once it is confirmed, as {@code minutes} of all together
 */
public record Activity(long id, AreaCode area, ActivityKind kind, @Nullable OrganisationId unit, String unitName,
                       Plan plan, ActivityState state, @Nullable AccountId organiser, String organiserName, int signed,
                       int waiting, @Nullable Integer came, int minutes, String summary, String reason, int version) {

    /** What is announced. */
    public record Plan(String title, String text, String meetingPlace, Instant startsAt,
                       Instant endsAt, @Nullable Integer capacity, boolean membersOnly) {
    }

    public boolean isFull() {
        return plan.capacity() != null && signed >= plan.capacity();
    }

    boolean isOpen(Instant now) {
        return state == ActivityState.PLANNED && now.isBefore(plan.endsAt());
    }
}
