package org.minsheng.appeal.internal.triage;

import org.jspecify.annotations.Nullable;
import org.minsheng.appeal.internal.triage.Sorter.Guess;

/**
 * Hears both what a county confirmed and what is shipped. A handful of confirmed matters says much about themselves and
 * little about everything else, so they add to the shipped words and never drown them; a county that confirmed much
 * speaks for itself.
 *
 * @param own null while the county has confirmed too little
 * @param confirmed how many appeals the own one stands on
 */
record Hearing(@Nullable Sorter own, Sorter shipped, int confirmed) {

    /** From here on the shipped words speak only where the county's own are at a loss. */
    static final int MUCH = 200;
    private static final double SURE = 0.5;

    /** @param learntFrom how many confirmed appeals it stands on, 0 for the shipped words alone */
    record Heard(Guess guess, int learntFrom) {
    }

    /** Null when nothing of it is known. */
    @Nullable Heard on(Features said) {
        var ours = own == null ? null : own.guess(said);
        if (ours != null && ours.share() >= (confirmed < MUCH ? SURE : Triage.LEAST_SHARE)) {
            return new Heard(ours, confirmed);
        }
        var theirs = shipped.guess(said);
        if (theirs == null || ours != null && ours.share() >= theirs.share()) {
            return ours == null ? null : new Heard(ours, confirmed);
        }
        return new Heard(theirs, 0);
    }
}
