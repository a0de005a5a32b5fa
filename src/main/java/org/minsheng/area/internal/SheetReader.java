package org.minsheng.area.internal;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.minsheng.page.Sheet;
import org.minsheng.page.UnreadableFile;

/** Reads an Excel or CSV file and finds the columns by what stands above them. */
final class SheetReader {

    static final int MOST_ROWS = 20_000;
    private static final int HEAD_WITHIN_ROWS = 10;

    /** One row by column name; {@code number} as the program that made the file counts. */
    record Line(int number, Map<String, String> cells) {

        String get(String column) {
            return cells.getOrDefault(column, "");
        }
    }

    private static final Map<String, List<String>> NAMES = Map.of(
        "code", List.of("编码", "地点编码", "code"),
        "community", List.of("社区", "社区村", "村", "村社区", "社区名称", "社区编码", "所属社区", "community"),
        "compound", List.of("小区", "小区名称", "院落", "小区院落", "所属小区", "compound"),
        "building", List.of("楼栋", "栋", "幢", "楼号", "栋号", "楼栋号", "building"),
        "unit", List.of("单元", "单元号", "unit", "stair"),
        "door", List.of("户", "户号", "门户", "门牌", "门牌号", "房号", "房间号", "室", "室号", "door", "room"));

    private SheetReader() {
    }

    static List<Line> read(byte[] file) throws UnreadableFile {
        var lines = lines(Sheet.read(file, MOST_ROWS + HEAD_WITHIN_ROWS).rows());
        if (lines.isEmpty()) {
            throw new UnreadableFile("area.file.no-rows");
        }
        return lines;
    }

    private static List<Line> lines(List<List<String>> rows) throws UnreadableFile {
        for (int head = 0; head < Math.min(rows.size(), HEAD_WITHIN_ROWS); head++) {
            var columns = columns(rows.get(head));
            if (columns.containsValue("compound") || columns.containsValue("door")) {
                return lines(rows, head, columns);
            }
        }
        throw new UnreadableFile(rows.stream().allMatch(List::isEmpty) ? "file.empty" : "area.file.no-head");
    }

    private static Map<Integer, String> columns(List<String> head) {
        Map<Integer, String> columns = new HashMap<>();
        for (int column = 0; column < head.size(); column++) {
            var title = Normalizer.normalize(head.get(column), Normalizer.Form.NFKC).toLowerCase(Locale.ROOT)
                .replaceAll("\\(.*?\\)|[\\s/、*:]", "");
            for (var name : NAMES.entrySet()) {
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
