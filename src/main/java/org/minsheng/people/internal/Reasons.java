package org.minsheng.people.internal;

import java.util.List;
import org.minsheng.page.Page;
import org.minsheng.people.TaskReason;
import org.minsheng.shared.Slice;
import org.springframework.stereotype.Component;

/**
 * Reads the reasons of unmaskings aloud: what somebody typed as it is, a task in words and with the way to it for
 * whoever may open it.
 */
@Component
class Reasons {

    private final List<TaskReason> tasks;

    Reasons(List<TaskReason> tasks) {
        this.tasks = List.copyOf(tasks);
    }

    Slice<ToldUnmasking> told(Page page, Slice<UnmaskingEntry> entries) {
        return entries.map(entry -> told(page, entry));
    }

    private ToldUnmasking told(Page page, UnmaskingEntry entry) {
        for (var task : tasks) {
            var number = task.number(entry.reason()).orElse(null);
            if (number != null) {
                var path = task.path() + number;
                return new ToldUnmasking(entry, page.t(task.text(), number), page.may("GET", path) ? path : null);
            }
        }
        return new ToldUnmasking(entry, entry.reason(), null);
    }
}
