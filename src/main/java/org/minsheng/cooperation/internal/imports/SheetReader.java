package org.minsheng.cooperation.internal.imports;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.minsheng.page.NamedRows;
import org.minsheng.page.NamedRows.Line;
import org.minsheng.page.Sheet;
import org.minsheng.page.UnreadableFile;

/** Reads a sheet of units and what they promise, and finds its columns by what stands above them. */
final class SheetReader {

    static final int MOST_ROWS = 5_000;
    private static final int LONGEST_CELL = 400;
    static final List<String> COLUMNS = List.of("community", "unit", "title", "kind", "often", "quantity", "performer",
        "detail", "starts", "ends");

    private static final Map<String, List<String>> NAMES = Map.of(
        "community", List.of("社区", "所属社区", "结对社区", "共建社区", "community"),
        "unit", List.of("单位", "单位名称", "共建单位", "驻区单位", "签约单位", "unit"),
        "title", List.of("服务项目", "项目", "项目名称", "服务内容", "做什么", "item", "service"),
        "kind", List.of("类别", "服务类别", "项目类别", "kind"),
        "often", List.of("频次", "周期", "服务频次", "多久", "howoften", "period"),
        "quantity", List.of("次数", "数量", "服务次数", "做几次", "quantity", "times"),
        "performer", List.of("谁来做", "服务人员", "责任人", "服务力量", "who"),
        "detail", List.of("怎么做", "服务方式", "说明", "备注", "how", "detail"),
        "starts", List.of("签约日期", "开始日期", "起始日期", "begins"),
        "ends", List.of("到期日期", "结束日期", "截止日期", "ends"));

    /** What was found, as it stands there. */
    record Found(List<Line> lines, List<String> columns) {
    }

    private SheetReader() {
    }

    static Found read(byte[] file) throws UnreadableFile {
        var rows = Sheet.read(file, MOST_ROWS + NamedRows.HEAD_WITHIN_ROWS).rows();
        var lines = NamedRows.below(rows, NAMES, columns -> columns.contains("unit") && columns.contains("title"))
            .orElseThrow(() -> new UnreadableFile("cooperation.import.no-head"));
        if (lines.isEmpty()) {
            throw new UnreadableFile("cooperation.import.no-rows");
        }
        var used = new LinkedHashSet<String>();
        lines.forEach(line -> line.cells().forEach((column, text) -> {
            if (!text.isEmpty()) {
                used.add(column);
            }
        }));
        return new Found(lines, COLUMNS.stream().filter(used::contains).toList());
    }

    /** A unit's name, its community and term stand in its first row only, where the cells below are joined with it. */
    static List<Line> filledDown(List<Line> lines) {
        var filled = new ArrayList<Line>();
        Line above = null;
        for (var line : lines) {
            var cells = new HashMap<>(line.cells());
            if (above != null && line.get("unit").isEmpty() && !line.get("title").isEmpty()) {
                for (var column : List.of("unit", "community", "starts", "ends")) {
                    if (line.get(column).isEmpty()) {
                        cells.put(column, above.get(column));
                    }
                }
            }
            var next = new Line(line.number(), cells);
            filled.add(next);
            above = next;
        }
        return filled;
    }

    /** The same lines with other words in one. */
    static List<Line> mended(List<Line> lines, int number, Map<String, String> cells) {
        return lines.stream().map(line -> {
            if (line.number() != number) {
                return line;
            }
            var all = new HashMap<>(line.cells());
            all.putAll(cells);
            return new Line(number, all);
        }).toList();
    }

    /** For keeping them sealed. */
    static String written(List<Line> lines) {
        return Sheet.keep(lines.stream()
            .map(line -> Stream.concat(Stream.of(Integer.toString(line.number())), COLUMNS.stream().map(line::get))
                .toList()).toList(), LONGEST_CELL);
    }

    static List<Line> reread(String written) {
        return Sheet.kept(written).stream().map(cells -> {
            Map<String, String> named = new HashMap<>();
            for (int column = 0; column < COLUMNS.size(); column++) {
                named.put(COLUMNS.get(column), cells.get(column + 1));
            }
            return new Line(Integer.parseInt(cells.getFirst()), named);
        }).toList();
    }
}
