package org.minsheng.notice.internal.quiet;

import java.util.List;
import org.minsheng.page.Form;
import org.minsheng.page.TimelineEntry;

/** The quiet hours, who set them, and how many messages wait for their end. */
public record QuietHoursView(Form form, List<TimelineEntry> history, long waiting) {
}
