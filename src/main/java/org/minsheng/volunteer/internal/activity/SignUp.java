package org.minsheng.volunteer.internal.activity;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.minsheng.shared.PersonId;

/** @param minutes as corrected or confirmed; null before */
public record SignUp(long id, long activity, PersonId person, State state, Instant signedAt,
                     @Nullable Instant in, @Nullable Instant out, String checkedBy, @Nullable Integer minutes,
                     int rating, String feedback) {

    /** Whether there is a place, or one may become free. */
    public enum State {
        SIGNED, WAITING, CANCELLED
    }

    /**
     * From coming to going within the time of the activity, in whole minutes; who did not check out stayed to the end.
     */
    int counted(Activity.Plan plan) {
        if (minutes != null) {
            return minutes;
        }
        if (in == null) {
            return 0;
        }
        var from = in.isBefore(plan.startsAt()) ? plan.startsAt() : in;
        var to = out == null || out.isAfter(plan.endsAt()) ? plan.endsAt() : out;
        return (int) Math.max(0, Duration.between(from, to).toMinutes());
    }
}
