package org.minsheng.appeal.internal;

import org.minsheng.appeal.AppealStep;

/** What open screens hear when an appeal changed: its number, its place and who holds it, nothing that was said. */
final class LiveAppeals {

    static final String TOPIC = "appeal";

    private LiveAppeals() {
    }

    /** number|place|holder|state */
    static String payload(AppealStep step, String area) {
        var holder = step.holder();
        return step.number() + "|" + area + "|" + (holder == null ? "" : holder.value()) + "|" + step.to();
    }
}
