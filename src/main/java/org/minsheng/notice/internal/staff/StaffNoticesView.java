package org.minsheng.notice.internal.staff;

import java.util.List;
import org.minsheng.page.Tab;
import org.minsheng.shared.Slice;

/** The list behind the bell. */
public record StaffNoticesView(List<Tab> tabs, Slice<StaffNotice> notices) {

    public boolean anyUnread() {
        return notices.rows().stream().anyMatch(notice -> !notice.read());
    }

    /** The newest line that the reader saw, for marking all as read. */
    public long newest() {
        return notices.isEmpty() ? 0 : notices.rows().getFirst().id();
    }
}
