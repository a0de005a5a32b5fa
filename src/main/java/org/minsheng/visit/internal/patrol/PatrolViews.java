package org.minsheng.visit.internal.patrol;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.minsheng.page.AreaMap;
import org.minsheng.page.Form;
import org.minsheng.page.Option;
import org.minsheng.shared.Slice;

/** What the screens of patrols show. */
public final class PatrolViews {

    private PatrolViews() {
    }

    /** @param running the reader's own round that is under way, null for none */
    public record Log(@Nullable Patrol running, boolean walks, boolean reads, String day, PatrolBook.Day figures,
        Slice<Row> rows) {
    }

    public record Row(Patrol patrol, String area) {
    }

    /** @param before addresses of small photos; {@code after} likewise */
    public record Found(Report report, String place, List<String> before, List<String> after) {
    }

    /** @param way the track with what was found along it, null without one */
    public record One(Patrol patrol, String area, boolean own, List<Found> reports, @Nullable AreaMap way, Form form) {
    }

    /** What was found on one day. */
    public record Day(String day, List<Option> outcomes, Slice<Found> rows) {
    }

    public record Reporting(Patrol patrol, Form form, List<Option> matters, List<Option> kinds, List<Option> places) {
    }
}
