package org.minsheng.appeal.internal.clock;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.minsheng.appeal.AppealKind;
import org.minsheng.appeal.Urgency;
import org.minsheng.shared.Tier;

/**
 * One version of a county's limits and rules of the clock.
 *
 * @param id null for the defaults of a county that has issued none
 * @param version 0 for the defaults
 */
public record Rules(@Nullable Long id, int version, Instant validFrom, String note, String issuedBy,
                    List<Rule> limits, Settings settings) {

    /** @param kind and tier null for any */
    public record Rule(Urgency urgency, @Nullable AppealKind kind, @Nullable Tier tier, Limit limit) {
    }

    /**
     * @param pauseDays the longest pause in working days
     * @param mostPauses how often the clock may stop in one round
     * @param mostReturns how often a matter may be returned before the tier above names who must do it
     * @param mostExtensions how often a deadline may be put off
     * @param circulateAfterDays working days after the deadline at which it comes on the circular (通报)
     * @param riseAfterDays working days after the deadline at which it rises by itself, 0 for never
     */
    public record Settings(int pauseDays, int mostPauses, int mostReturns, int mostExtensions,
                           int circulateAfterDays, int riseAfterDays) {

        static final Settings DEFAULT = new Settings(30, 2, 2, 2, 5, 0);
    }

    private static final Limit LAST_RESORT = new Limit(13, Limit.Unit.WORKING_DAYS);

    public Rules {
        limits = List.copyOf(limits);
    }

    /**
     * Questions and help within 3 working days, all else within 13; urgent 24 hours, emergencies 2 (rules of the
     * field).
     */
    static Rules defaults() {
        var limits = new ArrayList<Rule>();
        for (var kind : AppealKind.values()) {
            boolean quick = kind == AppealKind.QUESTION || kind == AppealKind.HELP;
            limits.add(new Rule(Urgency.ORDINARY, kind, null, new Limit(quick ? 3 : 13, Limit.Unit.WORKING_DAYS)));
        }
        limits.add(new Rule(Urgency.URGENT, null, null, new Limit(24, Limit.Unit.HOURS)));
        limits.add(new Rule(Urgency.EMERGENCY, null, null, new Limit(2, Limit.Unit.HOURS)));
        return new Rules(null, 0, Instant.EPOCH, "", "", limits, Settings.DEFAULT);
    }

    /** The narrowest rule that fits; a kind of its own counts for more than a tier of its own. */
    public Limit limit(AppealKind kind, Urgency urgency, Tier tier) {
        return limits.stream()
            .filter(rule -> rule.urgency() == urgency && (rule.kind() == null || rule.kind() == kind)
                && (rule.tier() == null || rule.tier() == tier))
            .max(Comparator.comparingInt(rule -> (rule.kind() == null ? 0 : 2) + (rule.tier() == null ? 0 : 1)))
            .map(Rule::limit)
            .orElse(LAST_RESORT);
    }

    /** The limit written for exactly this, null when a wider one is used. */
    @Nullable Limit written(@Nullable AppealKind kind, Urgency urgency, @Nullable Tier tier) {
        return limits.stream()
            .filter(rule -> rule.urgency() == urgency && rule.kind() == kind && rule.tier() == tier)
            .map(Rule::limit)
            .findFirst().orElse(null);
    }
}
