package org.minsheng.page;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** The rows of a table by the names of their columns, which are found by what stands above them. */
public final class NamedRows {

    /** Above the headings there may be a title and a remark. */
    public static final int HEAD_WITHIN_ROWS = 10;

    /** One row by column name; {@code number} as the program that made the file counts. */
    public record Line(int number, Map<String, String> cells) {

        public String get(String column) {
            return cells.getOrDefault(column, "");
        }
    }

    /** @param row where the headings stand; {@code columns} what each column is called here, those left out missing */
    public record Head(int row, Map<Integer, String> columns) {
    }

    private NamedRows() {
    }

    /**
     * What stands below the headings, blank rows left out; empty when no row looks like headings.
     *
     * @param names of each column, as {@link #plain} leaves them
     * @param isHead whether these columns make a row the headings
     */
    public static Optional<List<Line>> below(List<List<String>> rows, Map<String, List<String>> names,
                                             Predicate<Collection<String>> isHead) {
        return head(rows, names, isHead).map(head -> below(rows, head));
    }

    /** The headings alone, for whoever lets a person correct what was guessed. */
    public static Optional<Head> head(List<List<String>> rows, Map<String, List<String>> names,
                                      Predicate<Collection<String>> isHead) {
        for (int head = 0; head < Math.min(rows.size(), HEAD_WITHIN_ROWS); head++) {
            var columns = columns(rows.get(head), names);
            if (isHead.test(columns.values())) {
                return Optional.of(new Head(head, columns));
            }
        }
        return Optional.empty();
    }

    /** What stands below these headings, blank rows left out. */
    public static List<Line> below(List<List<String>> rows, Head head) {
        return lines(rows, head.row(), head.columns());
    }

    /** A title as it is compared: without spaces, marks and what stands in brackets, in narrow small letters. */
    public static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT)
            .replaceAll("\\(.*?\\)|[\\s/、*:]", "");
    }

    private static Map<Integer, String> columns(List<String> head, Map<String, List<String>> names) {
        Map<Integer, String> columns = new HashMap<>();
        for (int column = 0; column < head.size(); column++) {
            var title = plain(head.get(column));
            for (var name : names.entrySet()) {
                if (name.getValue().contains(title) && !columns.containsValue(name.getKey())) {
                    columns.put(column, name.getKey());
                }
            }
        }
        return columns;
    }

    private static List<Line> lines(List<List<String>> rows, int head, Map<Integer, String> columns) {
        var lines = new ArrayList<Line>();
        for (int row = head + 1; row < rows.size(); row++) {
            Map<String, String> cells = new HashMap<>();
            for (var column : columns.entrySet()) {
                var text = column.getKey() < rows.get(row).size() ? rows.get(row).get(column.getKey()).strip() : "";
                if (!text.isEmpty()) {
                    cells.put(column.getValue(), text);
                }
            }
            if (!cells.isEmpty()) {
                lines.add(new Line(row + 1, cells));
            }
        }
        return lines;
    }
}
