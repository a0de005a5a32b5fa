package org.minsheng.volunteer.internal.imports;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.minsheng.page.NamedRows;
import org.minsheng.page.NamedRows.Head;
import org.minsheng.page.NamedRows.Line;
import org.minsheng.page.Sheet;
import org.minsheng.page.UnreadableFile;

/** Reads a sheet of members and guesses its columns; whatever was guessed can be corrected by hand. */
final class SheetReader {

    static final int MOST_ROWS = 5_000;
    static final List<String> COLUMNS = List.of("name", "phone", "unit", "skills", "community");
    static final List<String> NEEDED = List.of("name", "phone");

    private static final int LONGEST_TITLE = 40;
    private static final int LONGEST_CELL = 200;
    private static final Map<String, List<String>> NAMES = Map.of(
        "name", List.of("姓名", "党员姓名", "名字", "name"),
        "phone", List.of("电话", "手机", "手机号", "手机号码", "联系电话", "联系方式", "电话号码", "phone", "mobile"),
        "unit", List.of("单位", "工作单位", "所在单位", "单位名称", "所在党组织", "unit", "placeofwork"),
        "skills", List.of("特长", "专长", "技能", "服务特长", "志愿服务特长", "能做什么", "skills"),
        "community", List.of("社区", "居住社区", "居住地社区", "报到社区", "所属社区", "现居住社区", "community"));

    /** The cells of a sheet with the row that stands over the others. */
    record Read(List<List<String>> rows, int headRow, List<String> titles, List<String> columns) {

        boolean isClear() {
            return columns.containsAll(NEEDED);
        }
    }

    private SheetReader() {
    }

    static Read read(byte[] file) throws UnreadableFile {
        var rows = Sheet.read(file, MOST_ROWS + NamedRows.HEAD_WITHIN_ROWS).rows();
        var head = NamedRows.head(rows, NAMES, columns -> columns.containsAll(NEEDED))
            .or(() -> NamedRows.head(rows, NAMES, columns -> !columns.isEmpty()))
            .orElseGet(() -> new Head(first(rows), Map.of()));
        if (head.row() < 0 || NamedRows.below(rows, everything(rows, head)).isEmpty()) {
            throw new UnreadableFile("volunteer.import.no-rows");
        }
        var titles = rows.get(head.row()).stream()
            .map(title -> cut(title.replaceAll("\\s+", " ").strip(), LONGEST_TITLE)).toList();
        var columns = new ArrayList<String>();
        for (int column = 0; column < titles.size(); column++) {
            columns.add(head.columns().getOrDefault(column, ""));
        }
        return new Read(rows, head.row(), titles, columns);
    }

    /** The first row in which more than one cell is filled; -1 when there is none. */
    private static int first(List<List<String>> rows) {
        for (int row = 0; row < Math.min(rows.size(), NamedRows.HEAD_WITHIN_ROWS); row++) {
            if (rows.get(row).stream().filter(cell -> !cell.isBlank()).count() > 1) {
                return row;
            }
        }
        return -1;
    }

    private static Head everything(List<List<String>> rows, Head head) {
        Map<Integer, String> all = new HashMap<>();
        for (int column = 0; column < rows.get(head.row()).size(); column++) {
            all.put(column, "column" + column);
        }
        return new Head(head.row(), all);
    }

    static List<Line> lines(List<List<String>> rows, int headRow, List<String> columns) {
        Map<Integer, String> named = new HashMap<>();
        for (int column = 0; column < columns.size(); column++) {
            if (!columns.get(column).isEmpty()) {
                named.put(column, columns.get(column));
            }
        }
        return NamedRows.below(rows, new Head(headRow, named));
    }

    /**
     * The same sheet with other words in one row; a column that it does not have is added behind all that stands there.
     */
    static Read mended(Read sheet, int number, Map<String, String> cells) {
        var titles = new ArrayList<>(sheet.titles());
        var columns = new ArrayList<>(sheet.columns());
        var row = new ArrayList<>(sheet.rows().get(number - 1));
        int width = sheet.rows().stream().mapToInt(List::size).max().orElse(0);
        cells.forEach((column, text) -> {
            if (!columns.contains(column)) {
                fill(titles, width);
                fill(columns, width);
                titles.add(Objects.requireNonNull(NAMES.get(column)).getFirst());
                columns.add(column);
            }
            fill(row, columns.indexOf(column) + 1);
            row.set(columns.indexOf(column), text);
        });
        var rows = new ArrayList<>(sheet.rows());
        rows.set(number - 1, row);
        return new Read(rows, sheet.headRow(), titles, columns);
    }

    private static void fill(List<String> cells, int width) {
        while (cells.size() < width) {
            cells.add("");
        }
    }

    /** As people say it, without what only the official name has. */
    static String community(Line line) {
        return line.get("community").replace("居民委员会", "").replace("村民委员会", "村").replaceAll("\\s", "");
    }

    /** For keeping them sealed. */
    static String written(List<List<String>> rows) {
        return Sheet.keep(rows, LONGEST_CELL);
    }

    static List<List<String>> reread(String written) {
        return Sheet.kept(written);
    }

    private static String cut(String text, int most) {
        return text.length() > most ? text.substring(0, most) : text;
    }
}
