package org.minsheng.grid.internal.roster.imports;

import java.util.List;
import java.util.Map;
import org.minsheng.grid.Duty;
import org.minsheng.page.NamedRows;
import org.minsheng.page.NamedRows.Line;
import org.minsheng.page.Sheet;
import org.minsheng.page.UnreadableFile;

/** Reads a roster and finds its columns by what stands above them. */
final class SheetReader {

    static final int MOST_ROWS = 5_000;
    static final List<String> COLUMNS = List.of("community", "grid", "part", "duty", "name", "phone", "contact", "body",
        "working");

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

    private static final Map<String, Duty> DUTIES = Map.of("党小组长", Duty.PARTY_GROUP, "网格员", Duty.GRID_WORKER, "专职网格员",
        Duty.GRID_WORKER,
        "兼职网格员", Duty.GRID_WORKER, "联户长", Duty.UNIT_HEAD, "十联户长", Duty.UNIT_HEAD, "责任区负责人", Duty.ZONE_LEAD, "包保责任人",
        Duty.ZONE_LEAD);

    private SheetReader() {
    }

    static List<Line> read(byte[] file) throws UnreadableFile {
        var rows = Sheet.read(file, MOST_ROWS + NamedRows.HEAD_WITHIN_ROWS).rows();
        var lines = NamedRows.below(rows, NAMES, columns -> columns.contains("name") && columns.contains("phone"))
            .orElseThrow(() -> new UnreadableFile("roster.file.no-head"));
        if (lines.isEmpty()) {
            throw new UnreadableFile("roster.file.no-rows");
        }
        return lines;
    }

    /** What the row says, else what its place is for: a unit has a head, a grid a worker. */
    static Duty duty(Line line) {
        var said = DUTIES.get(NamedRows.plain(line.get("duty")));
        return said != null ? said : line.get("part").isEmpty() ? Duty.GRID_WORKER : Duty.UNIT_HEAD;
    }

    static boolean fullTime(Line line) {
        return !line.get("working").contains("兼") && !line.get("duty").contains("兼");
    }
}
