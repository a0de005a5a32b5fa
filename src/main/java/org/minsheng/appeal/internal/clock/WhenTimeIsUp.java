package org.minsheng.appeal.internal.clock;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.minsheng.calendar.WorkingDays;
import org.minsheng.shared.AreaCode;

/** Which deadlines have passed for so many working days, told by the start of a day: every deadline before it has. */
final class WhenTimeIsUp {

    private WhenTimeIsUp() {
    }

    /**
     * The start of the {@code number}-th latest working day whose opening has come: what was due before it has been due
     * for at least so many working days.
     */
    static Instant bound(WorkingDays days, AreaCode county, Instant now, int number, ZoneId zone) {
        var day = LocalDate.ofInstant(now, zone);
        if (!days.isWorkingDay(county, day) || days.opening(county, start(day.minusDays(1), zone), 1).isAfter(now)) {
            day = day.minusDays(1);
        }
        int left = number;
        while (true) {
            left -= days.isWorkingDay(county, day) ? 1 : 0;
            if (left <= 0) {
                return start(day, zone);
            }
            day = day.minusDays(1);
        }
    }

    private static Instant start(LocalDate day, ZoneId zone) {
        return day.atStartOfDay(zone).toInstant();
    }
}
