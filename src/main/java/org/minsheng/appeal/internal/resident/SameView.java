package org.minsheng.appeal.internal.resident;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What neighbours said before about perhaps the same thing.
 *
 * @param filing the report that it is compared with; null beside a text that is still being typed
 */
public record SameView(@Nullable FilingView filing, List<Thing> things) {

    /**
     * A neighbour's matter as far as the public wall would show it.
     *
     * @param ref its sealed name
     * @param place the community
     * @param others how many met the same besides the reporter
     * @param photo whether the photos look alike
     */
    public record Thing(String ref, String title, String place, String state, int others,
                        Instant filedAt, boolean photo) {
    }

    /** What the report said so far, to be carried along unseen. */
    public List<FilingView.Carried> carried() {
        var report = filing;
        return report == null ? List.of()
            : new FilingView(report.form(), FilingStep.CHECK, report.place(), report.key(), report.photos(),
                report.ownPhone(), null).carried();
    }
}
