package org.minsheng.calendar.internal;

import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.minsheng.calendar.internal.ReadingYear.Line;
import org.minsheng.calendar.internal.ReadingYear.Sort;
import org.minsheng.page.Form;
import org.minsheng.page.Page;
import org.minsheng.page.Sheet;
import org.minsheng.page.UnreadableFile;
import org.minsheng.shared.Viewer;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;

/** Recording a year from a table: upload, look at what would change, confirm. */
@Controller
class CalendarImportPages {

    private static final String PATH = CalendarPages.PATH + "/imports";
    private static final String TEMPLATE = "calendar/import";
    private static final int MOST_ROWS = 400;

    private final DayBook book;
    private final CalendarPages calendar;
    private final RecordingYear recording;
    private final Clock clock;

    CalendarImportPages(DayBook book, CalendarPages calendar, RecordingYear recording, Clock clock) {
        this.book = book;
        this.calendar = calendar;
        this.recording = recording;
        this.clock = clock;
    }

    @GetMapping(PATH + "/new")
    ModelAndView fresh(Page page, @RequestParam(defaultValue = "") String year) {
        int shown = CalendarPages.year(year, thisYear() + 1);
        return page.show(TEMPLATE, view(shown, Form.empty().prefill("year", Integer.toString(shown)), List.of()));
    }

    @PostMapping(PATH)
    ModelAndView read(Page page, Form form, @RequestParam(required = false) @Nullable MultipartFile file)
            throws IOException {
        int year = CalendarPages.year(form.required("year", 4), thisYear() + 1);
        form.required("source", 100);
        List<Line> lines = List.of();
        try {
            if (file == null || file.isEmpty()) {
                throw new UnreadableFile("file.empty");
            }
            lines = lines(page, year, Sheet.read(file.getBytes(), MOST_ROWS).rows());
            if (lines.stream().noneMatch(line -> line.sort() != Sort.GONE)) {
                form.reject("file", "calendar.import.nothing");
            }
        } catch (UnreadableFile unreadable) {
            form.reject("file", unreadable.key(), unreadable.args());
        }
        var view = view(year, form, form.hasErrors() ? List.of() : lines);
        return form.hasErrors() ? page.again(TEMPLATE, view) : page.show(TEMPLATE, view);
    }

    @PostMapping(CalendarPages.PATH + "/years")
    ModelAndView record(Page page, Form form, Viewer viewer) {
        int year = CalendarPages.year(form.required("year", 4), thisYear() + 1);
        var source = form.required("source", 100);
        var rows = form.values("line").stream().limit(MOST_ROWS)
            .map(line -> Arrays.asList(line.split(",", 3))).toList();
        var lines = new ReadingYear(year, List.of("false"), List.of("true")).read(rows, book.of(year, List.of("")));
        var view = view(year, form, lines);
        if (!form.hasErrors() && !view.canRecord()) {
            form.reject("file", "calendar.import.nothing");
        }
        if (!form.hasErrors() && !recording.record(viewer, year, source, lines)) {
            form.reject("file", "calendar.refused.not-yours");
        }
        return form.hasErrors() ? page.again(TEMPLATE, view)
            : page.go(CalendarPages.PATH + "?year=" + year, "calendar.import.done", Integer.toString(year),
                view.fresh() + view.changed() + view.same());
    }

    private List<Line> lines(Page page, int year, List<List<String>> rows) {
        return new ReadingYear(year, List.of(page.t("calendar.import.holiday-words").split(",")),
            List.of(page.t("calendar.import.working-words").split(","))).read(rows, book.of(year, List.of("")));
    }

    private CalendarView.Import view(int year, Form form, List<Line> lines) {
        var years = new TreeSet<>(calendar.years(thisYear()));
        years.add(year);
        return new CalendarView.Import(year, List.copyOf(years), form, lines,
            count(lines, Sort.NEW), count(lines, Sort.CHANGED), count(lines, Sort.SAME),
            count(lines, Sort.GONE), count(lines, Sort.WRONG));
    }

    private static int count(List<Line> lines, Sort sort) {
        return (int) lines.stream().filter(line -> line.sort() == sort).count();
    }

    private int thisYear() {
        return LocalDate.now(clock).getYear();
    }
}
