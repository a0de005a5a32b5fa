package org.minsheng.calendar.internal;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads a year's holidays from a table: date, holiday or working, name. */
public final class ReadingYear {

    /** How a line compares with what is recorded. */
    public enum Sort { NEW, CHANGED, SAME, GONE, WRONG }

    /** @param fault message key, null unless wrong */
    public record Line(int number, Sort sort, @Nullable LocalDate day, boolean working, String name,
                       @Nullable String fault, String raw) {

        /** As it travels from the preview to the confirmation. */
        public String cells() {
            return day + "," + working + "," + name.replace(",", " ").replace("\n", " ");
        }
    }

    private static final Pattern DATE = Pattern.compile("(\\d{4})\\D+(\\d{1,2})\\D+(\\d{1,2})\\D*.*");
    private static final LocalDate EXCEL_DAY_ZERO = LocalDate.of(1899, 12, 30);
    private static final int LONGEST_NAME = 30;

    private final int year;
    private final List<String> holidayWords;
    private final List<String> workingWords;

    /** @param holidayWords and workingWords what a cell may say, in small letters */
    ReadingYear(int year, List<String> holidayWords, List<String> workingWords) {
        this.year = year;
        this.holidayWords = List.copyOf(holidayWords);
        this.workingWords = List.copyOf(workingWords);
    }

    /** Every line that means something, and at the end what is recorded and not in the table. */
    List<Line> read(List<List<String>> rows, List<DayRow> known) {
        Map<LocalDate, DayRow> left = new TreeMap<>(known.stream()
            .collect(Collectors.toMap(DayRow::day, Function.identity())));
        Map<LocalDate, Integer> seen = new TreeMap<>();
        var lines = new ArrayList<Line>();
        for (int index = 0; index < rows.size(); index++) {
            var row = rows.get(index).stream().map(String::strip).toList();
            if (row.isEmpty() || row.stream().allMatch(String::isEmpty) || index == 0 && date(row.getFirst()) == null) {
                continue;
            }
            var line = line(index + 1, row, left);
            if (line.day() != null && line.sort() != Sort.WRONG && seen.put(line.day(), index) != null) {
                line = wrong(index + 1, row, "calendar.import.twice");
            }
            lines.add(line);
        }
        seen.keySet().forEach(left::remove);
        left.values().forEach(row -> lines.add(new Line(0, Sort.GONE, row.day(), row.working(), row.name(), null, "")));
        return lines;
    }

    private Line line(int number, List<String> row, Map<LocalDate, DayRow> known) {
        var day = date(row.getFirst());
        if (day == null) {
            return wrong(number, row, "calendar.import.no-date");
        }
        if (day.getYear() != year) {
            return wrong(number, row, "calendar.import.other-year");
        }
        var word = row.size() > 1 ? row.get(1).toLowerCase(Locale.ROOT) : "";
        boolean working = workingWords.contains(word);
        if (!working && !holidayWords.contains(word)) {
            return wrong(number, row, "calendar.import.no-kind");
        }
        var name = row.size() > 2 ? row.get(2) : "";
        if (name.length() > LONGEST_NAME) {
            return wrong(number, row, "calendar.import.long-name");
        }
        var before = known.get(day);
        var sort = before == null ? Sort.NEW : before.working() == working && before.name().equals(name)
            ? Sort.SAME : Sort.CHANGED;
        return new Line(number, sort, day, working, name, null, "");
    }

    private static Line wrong(int number, List<String> row, String fault) {
        return new Line(number, Sort.WRONG, null, false, "", fault, String.join(" | ", row));
    }

    /**
     * As people and spreadsheets write it: 2027-01-01, 2027/1/1, with the Chinese signs, or the number of days since
     * 1899.
     */
    static @Nullable LocalDate date(String text) {
        try {
            if (text.matches("\\d{5}(\\.0+)?")) {
                return EXCEL_DAY_ZERO.plusDays(Long.parseLong(text.substring(0, 5)));
            }
            var match = DATE.matcher(text);
            return match.matches()
                ? LocalDate.of(Integer.parseInt(match.group(1)), Integer.parseInt(match.group(2)),
                    Integer.parseInt(match.group(3))) : null;
        } catch (DateTimeException noSuchDay) {
            return null;
        }
    }
}
