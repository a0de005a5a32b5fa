package org.minsheng.area.internal;

import java.util.List;
import java.util.Map;
import org.minsheng.page.NamedRows;
import org.minsheng.page.NamedRows.Line;
import org.minsheng.page.Sheet;
import org.minsheng.page.UnreadableFile;

/** Reads an Excel or CSV file and finds the columns by what stands above them. */
final class SheetReader {

    static final int MOST_ROWS = 20_000;

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
        var rows = Sheet.read(file, MOST_ROWS + NamedRows.HEAD_WITHIN_ROWS).rows();
        var lines = NamedRows.below(rows, NAMES, columns -> columns.contains("compound") || columns.contains("door"))
            .orElseThrow(() -> new UnreadableFile(rows.stream().allMatch(List::isEmpty)
                ? "file.empty" : "area.file.no-head"));
        if (lines.isEmpty()) {
            throw new UnreadableFile("area.file.no-rows");
        }
        return lines;
    }
}
