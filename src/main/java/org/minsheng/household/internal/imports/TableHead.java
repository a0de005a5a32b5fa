package org.minsheng.household.internal.imports;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.minsheng.page.UnreadableFile;

/**
 * The headings of a table: below titles and explanations, in one row or in two.
 *
 * @param row of the last heading; what stands below is data
 * @param columns in their order; a title that stands there twice has a number after it
 */
record TableHead(int row, List<Column> columns) {

    private static final int WITHIN_ROWS = 15;
    private static final int FEWEST = 2;
    private static final int LONGEST_TITLE = 40;

    /** @param title with the heading above it, as the screen shows it; empty for a column without one */
    record Column(String title, @Nullable Field guess) {
    }

    /** Reads only the first rows. Empty when no row looks like headings. */
    static Optional<TableHead> find(TableFile file, int table) throws UnreadableFile {
        var first = new ArrayList<List<String>>();
        var numbers = new ArrayList<Integer>();
        file.walk(table, (number, cells) -> {
            first.add(List.copyOf(cells));
            numbers.add(number);
            return first.size() < WITHIN_ROWS;
        });
        return find(first, numbers);
    }

    static Optional<TableHead> find(List<List<String>> rows, List<Integer> numbers) {
        for (int at = 0; at < rows.size(); at++) {
            if (looksLikeOne(rows.get(at))) {
                boolean below = at + 1 < rows.size() && goesOn(rows.get(at), rows.get(at + 1));
                var above = below ? rows.get(at) : at > 0 && isGroups(rows.get(at - 1)) ? rows.get(at - 1)
                    : List.<String>of();
                int last = below ? at + 1 : at;
                return Optional.of(new TableHead(numbers.get(last), columns(above, rows.get(last))));
            }
        }
        return Optional.empty();
    }

    private static boolean looksLikeOne(List<String> row) {
        var found = fields(List.of(), row);
        return found.size() >= FEWEST
            && (found.contains(Field.NAME) || found.contains(Field.HEAD) || found.contains(Field.IDENTITY));
    }

    private static List<Field> fields(List<String> above, List<String> row) {
        return columns(above, row).stream().map(Column::guess).filter(field -> field != null).distinct().toList();
    }

    /** Whether the row below has headings too: some other words, and together they say more. */
    private static boolean goesOn(List<String> row, List<String> below) {
        boolean digits = below.stream().anyMatch(cell -> cell.chars().filter(Character::isDigit).count() > 5);
        return !digits && !below.equals(row) && fields(List.of(), below).size() >= FEWEST
            && fields(row, below).size() >= fields(List.of(), row).size();
    }

    /** Several different headings, each over some columns; a title over the whole table is one. */
    private static boolean isGroups(List<String> row) {
        return row.stream().filter(cell -> !cell.isBlank()).distinct().count() >= FEWEST;
    }

    private static List<Column> columns(List<String> above, List<String> row) {
        var columns = new ArrayList<Column>();
        var seen = new HashSet<String>();
        var used = new HashSet<String>();
        for (int at = 0; at < Math.max(above.size(), row.size()); at++) {
            var title = at < row.size() ? tidy(row.get(at)) : "";
            var group = at < above.size() ? tidy(above.get(at)) : "";
            var shown = title.isEmpty() ? group : group.isEmpty() || group.equals(title) ? title
                : group + " / " + title;
            var unique = shown;
            for (int again = 2; !shown.isEmpty() && !seen.add(unique); again++) {
                unique = shown + " (" + again + ")";
            }
            var guess = shown.isEmpty() ? null
                : Field.of(title.isEmpty() || group.equals(title) ? "" : group, title.isEmpty() ? group : title)
                .orElse(null);
            var about = guess == null ? "" : guess + FamilyRow.column(shown).map(FamilyRow.Column::who).orElse("");
            var column = new Column(unique, guess != null && !used.add(about) ? null : guess);
            columns.add(column);
        }
        return columns;
    }

    private static String tidy(String title) {
        var text = title.replaceAll("\\s+", " ").strip();
        return text.length() > LONGEST_TITLE ? text.substring(0, LONGEST_TITLE) : text;
    }

    List<String> titles() {
        return columns.stream().map(Column::title).toList();
    }
}
