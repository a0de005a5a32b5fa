package org.minsheng.grid.internal.roster.imports;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.minsheng.grid.Duty;
import org.minsheng.page.Sheet;
import org.minsheng.page.UnreadableFile;

/** Reads a roster and finds its columns by what stands above them. */
final class SheetReader {

    static final int MOST_ROWS = 5_000;
    static final List<String> COLUMNS = List.of("community", "grid", "part", "duty", "name", "phone", "contact", "body", "working");
    private static final int HEAD_WITHIN_ROWS = 10;

    /** One row by column name; {@code number} as the program that made the file counts. */
    record Line(int number, Map<String, String> cells) {

        String get(String column) {
            return cells.getOrDefault(column, "");
        }
    }

    private static final Map<String, List<String>> NAMES = Map.of(
        "community", List.of("社区", "社区村", "村社区", "所属社区", "community"),
        "grid", List.of("网格", "所属网格", "网格名称", "网格编码", "grid"),
        "part", List.of("联户", "联户单元", "联户名称", "十联户", "单元", "责任区", "责任片区", "寨", "unit", "zone"),
        "duty", List.of("职责", "职务", "身份", "duty"),
        "name", List.of("姓名", "联户长", "联户长姓名", "负责人", "网格员", "name"),
        "phone", List.of("电话", "手机", "手机号", "手机号码", "联系电话", "本人手机", "phone", "mobile"),
        "contact", List.of("公开电话", "办公电话", "publicphone"),
        "body", List.of("党小组", "党小组名称", "partygroup"),
        "working", List.of("专兼职", "专职兼职", "working"));

    private static final Map<String, Duty> DUTIES = Map.of("党小组长", Duty.PARTY_GROUP, "网格员", Duty.GRID_WORKER, "专职网格员", Duty.GRID_WORKER,
        "兼职网格员", Duty.GRID_WORKER, "联户长", Duty.UNIT_HEAD, "十联户长", Duty.UNIT_HEAD, "责任区负责人", Duty.ZONE_LEAD, "包保责任人", Duty.ZONE_LEAD);

    private SheetReader() {
    }

    static List<Line> read(byte[] file) throws UnreadableFile {
        var rows = Sheet.read(file, MOST_ROWS + HEAD_WITHIN_ROWS).rows();
        for (int head = 0; head < Math.min(rows.size(), HEAD_WITHIN_ROWS); head++) {
            var columns = columns(rows.get(head));
            if (columns.containsValue("name") && columns.containsValue("phone")) {
                var lines = lines(rows, head, columns);
                if (lines.isEmpty()) {
                    throw new UnreadableFile("roster.file.no-rows");
                }
                return lines;
            }
        }
        throw new UnreadableFile("roster.file.no-head");
    }

    private static Map<Integer, String> columns(List<String> head) {
        Map<Integer, String> columns = new HashMap<>();
        for (int column = 0; column < head.size(); column++) {
            var title = plain(head.get(column));
            for (var name : NAMES.entrySet()) {
                if (name.getValue().contains(title) && !columns.containsValue(name.getKey())) {
                    columns.put(column, name.getKey());
                }
            }
        }
        return columns;
    }

    private static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT).replaceAll("\\(.*?\\)|[\\s/、*:]", "");
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

    /** What the row says, else what its place is for: a unit has a head, a grid a worker. */
    static Duty duty(Line line) {
        var said = DUTIES.get(plain(line.get("duty")));
        return said != null ? said : line.get("part").isEmpty() ? Duty.GRID_WORKER : Duty.UNIT_HEAD;
    }

    static boolean fullTime(Line line) {
        return !line.get("working").contains("兼") && !line.get("duty").contains("兼");
    }
}
