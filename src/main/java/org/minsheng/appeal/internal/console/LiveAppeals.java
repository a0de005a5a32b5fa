package org.minsheng.appeal.internal.console;

import org.jspecify.annotations.Nullable;
import org.minsheng.appeal.AppealStep;
import org.minsheng.shared.OrganisationId;

/** What open screens hear when an appeal changed: its number, its place and who holds it, nothing that was said. */
public final class LiveAppeals {

    public static final String TOPIC = "appeal";

    private LiveAppeals() {
    }

    /** Several at once: no number, no state. */
    public static String manyAt(String area, @Nullable OrganisationId holder) {
        return "*|" + area + "|" + (holder == null ? "" : holder.value()) + "|";
    }

    /** number|place|holder|state|step */
    public static String payload(AppealStep step, String area) {
        var holder = step.holder();
        return step.number() + "|" + area + "|" + (holder == null ? "" : holder.value()) + "|"
            + step.to() + "|" + step.stepId();
    }
}
