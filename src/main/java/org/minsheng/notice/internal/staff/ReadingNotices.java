package org.minsheng.notice.internal.staff;

import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.minsheng.shared.AccountId;
import org.minsheng.shared.AuditTrail;
import org.minsheng.shared.Viewer;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Somebody looks at the own notices. That they were read is kept like every write: later it may matter who knew when.
 */
@Component
class ReadingNotices {

    private final StaffNoticeRepository notices;
    private final AuditTrail audit;
    private final Clock clock;

    ReadingNotices(StaffNoticeRepository notices, AuditTrail audit, Clock clock) {
        this.notices = notices;
        this.audit = audit;
        this.clock = clock;
    }

    /** @return where it leads, empty when it is not this account's */
    @Transactional
    public Optional<String> read(Viewer viewer, AccountId account, long id) {
        var path = notices.path(account, id);
        if (path.isPresent() && notices.read(account, id, clock.instant())) {
            audit.record(viewer, "notice.read", "staff-notice:" + id, null, null);
        }
        return path;
    }

    /** Marks as read what was there when the reader looked. */
    @Transactional
    public void readUpTo(Viewer viewer, AccountId account, long newest) {
        int read = notices.readUpTo(account, newest, clock.instant());
        if (read > 0) {
            audit.record(viewer, "notice.read", "staff-notice:" + newest, null, Map.of("read", read));
        }
    }
}
