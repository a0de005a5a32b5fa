package org.minsheng.appeal.internal.clock;

import java.util.List;
import org.minsheng.page.Tab;
import org.minsheng.shared.Slice;

/** What is or was overdue, in words. */
public record OverdueView(List<Tab> tabs, String what, Slice<Line> lines) {

    /** @param late working days since the deadline */
    public record Line(OverdueBook.Row row, String place, String holder, int late) {
    }
}
