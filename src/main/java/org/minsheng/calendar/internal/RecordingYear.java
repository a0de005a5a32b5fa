package org.minsheng.calendar.internal;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.minsheng.shared.AuditTrail;
import org.minsheng.shared.Viewer;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Replaces the installation's holidays of one year by those of a notice; what a county added of its own stays. */
@Component
class RecordingYear {

    private final DayBook book;
    private final KnownDays days;
    private final Rights rights;
    private final AuditTrail audit;
    private final Clock clock;

    RecordingYear(DayBook book, KnownDays days, Rights rights, AuditTrail audit, Clock clock) {
        this.book = book;
        this.days = days;
        this.rights = rights;
        this.audit = audit;
        this.clock = clock;
    }

    /** @return false when this viewer may not; sending it twice changes nothing more */
    @Transactional
    public boolean record(Viewer viewer, int year, String source, List<ReadingYear.Line> lines) {
        if (!rights.mayChange(viewer, "")) {
            return false;
        }
        var now = clock.instant();
        int changes = 0;
        for (var line : lines) {
            var day = line.day();
            if (day != null && line.sort() == ReadingYear.Sort.GONE) {
                book.remove("", day);
                changes++;
            } else if (day != null && line.sort() != ReadingYear.Sort.SAME && line.sort() != ReadingYear.Sort.WRONG) {
                book.put(new DayRow("", day, line.working(), line.name(), source, now, viewer.name()));
                changes++;
            }
        }
        book.put(new DayBook.Year(year, source, now, viewer.name()));
        audit.record(viewer, "calendar.record-year", "year:" + year, null,
            Map.of("source", source, "changes", changes));
        days.changed();
        return true;
    }
}
