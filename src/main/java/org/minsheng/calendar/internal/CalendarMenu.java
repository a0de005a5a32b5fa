package org.minsheng.calendar.internal;

import java.time.Clock;
import java.time.LocalDate;
import java.time.Month;
import java.util.List;
import org.minsheng.page.Menu;
import org.minsheng.page.Page;
import org.minsheng.page.StartPanel;
import org.minsheng.shared.Role;
import org.minsheng.shared.Viewer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;

/** Where the calendar is in the console, and the warning that a year is missing. */
@Configuration(proxyBeanMethods = false)
class CalendarMenu {

    @Bean
    static Menu calendarMenu() {
        return new Menu(CalendarPages.PATH, "calendar.title", "calendar", "menu.system", 43);
    }

    /**
     * Shown when this year is unknown, and from November on when the next one is: the notice usually comes out then.
     */
    @Component
    static class MissingYearPanel implements StartPanel {

        private final KnownDays days;
        private final Clock clock;

        MissingYearPanel(KnownDays days, Clock clock) {
            this.days = days;
            this.clock = clock;
        }

        @Override
        public boolean isFor(Viewer viewer) {
            return viewer.has(Role.SYSTEM_ADMINISTRATOR, Role.COUNTY_LEADER) && !days.isKnown(asked());
        }

        @Override
        public int order() {
            return 30;
        }

        @Override
        public Panel show(Page page) {
            int year = asked();
            var since = LocalDate.of(year, 1, 1).minusMonths(2).atStartOfDay(clock.getZone()).toInstant();
            var row = new Row(CalendarPages.PATH + "?year=" + year, page.t("calendar.missing", Integer.toString(year)),
                page.t("calendar.missing.text"), page.t("calendar.missing.badge"), "warn", since, null);
            return new Panel(page.t("calendar.title"), List.of(), List.of(row), null,
                new More(page.t("calendar.open"), CalendarPages.PATH + "?year=" + year));
        }

        private int asked() {
            var today = LocalDate.now(clock);
            boolean soon = today.getMonth().compareTo(Month.NOVEMBER) >= 0 && days.isKnown(today.getYear());
            return today.getYear() + (soon ? 1 : 0);
        }
    }
}
