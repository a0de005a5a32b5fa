package org.minsheng.page.internal;

import java.time.Instant;
import java.util.List;
import org.minsheng.page.AreaMap;
import org.minsheng.page.Form;
import org.minsheng.page.Option;
import org.minsheng.page.Staged.Counts;
import org.minsheng.page.Staged.Mend;
import org.minsheng.page.Tab;
import org.minsheng.page.TimelineEntry;
import org.minsheng.shared.Slice;

/** Example data for every state of every component. */
public record ComponentsView(Form empty, Form wrong, Form sheet, List<Option> options, Slice<Example> examples,
                             List<TimelineEntry> history, List<Tab> tabs, AreaMap map, Counts counts,
                             List<Mend> mends, Instant now) {

    /** One row of the example list. */
    public record Example(String number, String title, String place, Instant since, Instant due, String tone) {
    }
}
