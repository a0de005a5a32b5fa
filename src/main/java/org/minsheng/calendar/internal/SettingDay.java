package org.minsheng.calendar.internal;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import org.minsheng.shared.AuditTrail;
import org.minsheng.shared.Viewer;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Makes one day a holiday or a working day, or lets it follow its day of the week again; deadlines already given stay.
 */
@Component
class SettingDay {

    /** What a day shall be. */
    enum Wish { HOLIDAY, WORKING, PLAIN }

    private final DayBook book;
    private final KnownDays days;
    private final Rights rights;
    private final AuditTrail audit;
    private final Clock clock;

    SettingDay(DayBook book, KnownDays days, Rights rights, AuditTrail audit, Clock clock) {
        this.book = book;
        this.days = days;
        this.rights = rights;
        this.audit = audit;
        this.clock = clock;
    }

    /** @return false when this viewer may not change this scope */
    @Transactional
    public boolean set(Viewer viewer, String scope, LocalDate day, Wish wish, String name, String reason) {
        if (!rights.mayChange(viewer, scope)) {
            return false;
        }
        var before = book.at(scope, day).map(SettingDay::told).orElse(null);
        if (wish == Wish.PLAIN) {
            book.remove(scope, day);
        } else {
            book.put(new DayRow(scope, day, wish == Wish.WORKING, name, reason, clock.instant(), viewer.name()));
        }
        audit.record(viewer, "calendar.set-day", "day:" + scope + day, before,
            Map.of("day", wish.name(), "name", name, "reason", reason));
        days.changed();
        return true;
    }

    private static Map<String, Object> told(DayRow row) {
        return Map.of("day", row.working() ? Wish.WORKING.name() : Wish.HOLIDAY.name(),
            "name", row.name(), "reason", row.reason());
    }
}
