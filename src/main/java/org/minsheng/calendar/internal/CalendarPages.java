package org.minsheng.calendar.internal;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.minsheng.area.Places;
import org.minsheng.calendar.internal.CalendarView.Cell;
import org.minsheng.calendar.internal.CalendarView.Month;
import org.minsheng.calendar.internal.SettingDay.Wish;
import org.minsheng.page.Form;
import org.minsheng.page.Option;
import org.minsheng.page.Page;
import org.minsheng.shared.Viewer;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/** The working days of a year, month by month, and one day to be changed. */
@Controller
class CalendarPages {

    static final String PATH = "/console/calendar";

    private final DayBook book;
    private final KnownDays days;
    private final SettingDay setting;
    private final Rights rights;
    private final Places places;
    private final Clock clock;

    CalendarPages(DayBook book, KnownDays days, SettingDay setting, Rights rights, Places places, Clock clock) {
        this.book = book;
        this.days = days;
        this.setting = setting;
        this.rights = rights;
        this.places = places;
        this.clock = clock;
    }

    @GetMapping(PATH)
    ModelAndView show(Page page, Viewer viewer, @RequestParam(defaultValue = "") String year,
                      @RequestParam(defaultValue = "") String county) {
        int shown = year(year, today().getYear());
        var scope = scope(county);
        var rows = book.of(shown, scope.isEmpty() ? List.of("") : List.of("", scope));
        var months = IntStream.rangeClosed(1, 12)
            .mapToObj(month -> month(YearMonth.of(shown, month), scope, rows)).toList();
        return page.show("calendar/year", new CalendarView(shown, scope, scopes(page), years(today().getYear()),
            book.year(shown).map(DayBook.Year::source).orElse(null), months.stream()
                .mapToInt(Month::workingDays).sum(), months, rows,
            rights.mayChange(viewer, scope), rights.mayChange(viewer, "")));
    }

    @GetMapping(PATH + "/days/{day}")
    ModelAndView day(Page page, @PathVariable String day, @RequestParam(defaultValue = "") String county) {
        var scope = scope(county);
        var row = book.at(scope, date(day)).orElse(null);
        var form = Form.empty().prefill("county", scope);
        if (row != null) {
            form.prefill("wish", row.working() ? Wish.WORKING.name() : Wish.HOLIDAY.name()).prefill("name", row.name());
        }
        return page.show("calendar/day", view(page, date(day), scope, row, form));
    }

    @PostMapping(PATH + "/days/{day}")
    ModelAndView set(Page page, Form form, Viewer viewer, @PathVariable String day) {
        var date = date(day);
        var scope = scope(form.value("county"));
        form.required("wish", 10);
        var wish = form.choice("wish", Wish.class);
        var name = form.optional("name", 30);
        var reason = form.required("reason", 200);
        if (wish == null || form.hasErrors()) {
            return page.again("calendar/day", view(page, date, scope, book.at(scope, date).orElse(null), form));
        }
        if (!setting.set(viewer, scope, date, wish, name, reason)) {
            form.reject("county", "calendar.refused.not-yours");
            return page.again("calendar/day", view(page, date, scope, book.at(scope, date).orElse(null), form));
        }
        return page.go(PATH + "?year=" + date.getYear() + (scope.isEmpty() ? "" : "&county=" + scope),
            "calendar.day.saved", page.date(date));
    }

    private CalendarView.Day view(Page page, LocalDate day, String scope, @Nullable DayRow row, Form form) {
        return new CalendarView.Day(day, scope, scopes(page), row, Almanac.isWeekday(day), form);
    }

    private Month month(YearMonth month, String scope, List<DayRow> rows) {
        var almanac = days.almanac(scope);
        Map<LocalDate, DayRow> named = rows.stream()
            .collect(Collectors.toMap(DayRow::day, Function.identity(), (all, own) -> own));
        var weeks = new ArrayList<List<@Nullable Cell>>();
        int working = 0;
        for (var monday = month.atDay(1).minusDays(month.atDay(1).getDayOfWeek().getValue() - 1L);
            !monday.isAfter(month.atEndOfMonth());
             monday = monday.plusWeeks(1)) {
            var week = new ArrayList<@Nullable Cell>();
            for (int offset = 0; offset < 7; offset++) {
                var day = monday.plusDays(offset);
                boolean inside = YearMonth.from(day).equals(month);
                working += inside && almanac.isWorkingDay(day) ? 1 : 0;
                week.add(inside ? cell(day, almanac.isWorkingDay(day), named.get(day)) : null);
            }
            weeks.add(week);
        }
        return new Month(month.getMonthValue(), working, weeks);
    }

    private Cell cell(LocalDate day, boolean working, @Nullable DayRow row) {
        return new Cell(day, working, row != null, row == null ? "" : row.name(), day.equals(today()));
    }

    /** The recorded ones and those around the present. */
    List<Integer> years(int present) {
        var years = new TreeSet<>(book.years());
        years.add(present);
        years.add(present + 1);
        return List.copyOf(years);
    }

    static int year(String text, int otherwise) {
        return text.matches("20\\d\\d") ? Integer.parseInt(text) : otherwise;
    }

    private String scope(String county) {
        return places.counties().stream().map(place -> place.code().value())
            .filter(county::equals).findFirst().orElse("");
    }

    private List<Option> scopes(Page page) {
        var scopes = new ArrayList<Option>();
        scopes.add(new Option("", page.t("calendar.everywhere")));
        places.counties().forEach(county -> scopes.add(new Option(county.code().value(), county.shortName())));
        return scopes;
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }

    private static LocalDate date(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException wrong) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND, null, wrong);
        }
    }
}
