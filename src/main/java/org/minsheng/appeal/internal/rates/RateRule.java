package org.minsheng.appeal.internal.rates;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import org.minsheng.appeal.AppealState;

/**
 * How a county counts, from one moment on.
 *
 * @param leftOut states whose appeals count for nothing
 * @param byName who set it, empty for what was shipped
 */
public record RateRule(Set<AppealState> leftOut, Response response, String reason, Instant at, String byName) {

    /** What can be left out as a rule: what ended without an answer to the person. */
    public static final Set<AppealState> CHOICES = EnumSet.of(AppealState.REFUSED,
        AppealState.WITHDRAWN, AppealState.MERGED);

    /**
     * What counts as a response: that the person was contacted, by the word that somebody has taken it on or by the
     * answer; or the answer alone.
     */
    public enum Response { CONTACT, ANSWER }

    public RateRule {
        leftOut = Set.copyOf(leftOut);
    }

    static RateRule shipped() {
        return new RateRule(CHOICES, Response.CONTACT, "", Instant.EPOCH, "");
    }
}
