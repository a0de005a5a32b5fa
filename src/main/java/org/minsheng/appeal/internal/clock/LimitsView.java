package org.minsheng.appeal.internal.clock;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.minsheng.appeal.AppealKind;
import org.minsheng.appeal.Urgency;
import org.minsheng.area.Place;
import org.minsheng.page.Form;
import org.minsheng.page.Option;
import org.minsheng.page.Page;
import org.minsheng.shared.RequestKey;
import org.minsheng.shared.Tier;

/**
 * A county's limits: one version shown.
 *
 * @param inForce whether it is the one that holds now
 */
public record LimitsView(Place county, List<Option> counties, List<Rules> versions, Rules shown,
                         boolean inForce, boolean edits) {

    /** What holds there, such as 3 working days; without a tier, what holds where a tier has none of its own. */
    public String cell(Page page, Urgency urgency, AppealKind kind, @Nullable Tier tier) {
        var all = shown.written(kind, urgency, null);
        var limit = tier != null || all == null ? shown.limit(kind, urgency, tier == null ? Tier.COMMUNITY : tier)
            : all;
        return page.t("appeal.limits.unit." + limit.unit(), limit.amount());
    }

    /** Whether the tier has a limit of its own there. */
    public boolean own(Urgency urgency, AppealKind kind, Tier tier) {
        return shown.written(kind, urgency, tier) != null;
    }

    /**
     * A version being written.
     *
     * @param foreseen what it would have meant, null until it was asked for
     */
    public record Draft(Place county, int next, Form form, RequestKey key, @Nullable Foreseen foreseen) {

        public String amount(Urgency urgency, AppealKind kind, @Nullable Tier tier) {
            return LimitForm.amount(urgency, kind, tier);
        }

        public String unit(Urgency urgency, AppealKind kind) {
            return LimitForm.unit(urgency, kind);
        }
    }

    /** The answers of the last twelve months under the limits of now and of the draft. */
    public record Foreseen(List<Line> lines, long answers, long lateNow, long lateThen) {
    }

    public record Line(AppealKind kind, Tier tier, long answers, long lateNow, long lateThen) {

        public long change() {
            return lateThen - lateNow;
        }
    }
}
