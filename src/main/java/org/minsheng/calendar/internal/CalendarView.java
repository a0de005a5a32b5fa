package org.minsheng.calendar.internal;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.minsheng.page.Form;
import org.minsheng.page.Option;

/**
 * A year of the calendar.
 *
 * @param scope "" for the whole installation, else a county's code
 * @param known where the year's holidays come from, null when they are not recorded
 * @param edits whether this reader may change days of this scope
 */
public record CalendarView(int year, String scope, List<Option> scopes, List<Integer> years,
                           @Nullable String known, int workingDays, List<Month> months, List<DayRow> days,
                           boolean edits, boolean records) {

    /** A month as weeks of seven days from Monday; days of other months are null. */
    public record Month(int month, int workingDays, List<List<@Nullable Cell>> weeks) {
    }

    /** @param name of the holiday or make-up day, empty for a plain one */
    public record Cell(LocalDate day, boolean working, boolean exception, String name, boolean today) {

        public String tone() {
            return exception ? working ? "day-makeup" : "day-holiday" : working ? "day-plain" : "day-weekend";
        }
    }

    /** One day to be changed. */
    public record Day(LocalDate day, String scope, List<Option> scopes, @Nullable DayRow row,
                      boolean plainWorking, Form form) {
    }

    /** A year to be recorded, with what was read so far. */
    public record Import(int year, List<Integer> years, Form form, List<ReadingYear.Line> lines, int fresh, int changed,
                         int same, int gone, int wrong) {

        public boolean hasRead() {
            return !lines.isEmpty();
        }

        public boolean canRecord() {
            return hasRead() && wrong == 0 && fresh + changed + same > 0;
        }
    }
}
