package org.minsheng.grid.internal;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.minsheng.page.AreaMap;
import org.minsheng.page.Crumb;
import org.minsheng.page.Form;
import org.minsheng.page.Option;
import org.minsheng.page.Tab;
import org.minsheng.page.TimelineEntry;
import org.minsheng.shared.Slice;

/** What the module's templates show. */
public final class GridViews {

    private GridViews() {
    }

    public record Line(GridRow row, String place, int doors, int zones, int units) {
    }

    public record Listed(Slice<Line> rows, List<Option> areas, List<Option> kinds, AreaMap map, String unit) {
    }

    public record Entry(Form form, List<Option> kinds) {
    }

    /** @param undo the latest changes that can be taken back, by their ids */
    public record One(GridRow row, String place, String tab, List<Tab> tabs, AreaMap map, @Nullable Double hectares,
                      int doors, boolean editable,
                      String unit,
                      List<PartRow> zones, List<PartRow> units, Map<Long, String> keepers, Slice<DoorLine> inside,
                      Slice<Past> history, List<Option> others, List<Option> kinds, Form form) {

        public String path() {
            return row.path();
        }
    }

    public record DoorLine(String code, String address, String zone, String unit) {
    }

    /** @param undo the change that can be taken back, null when it cannot */
    public record Past(TimelineEntry entry, @Nullable Long undo) {
    }

    /** @param purpose doors or split */
    public record Ticking(GridRow row, String purpose,
                          List<DoorTree.Branch> branches, List<Option> zones, List<Option> units, String unit,
                          Form form,
                          List<String> ticked) {
    }

    public record PartPage(PartRow part, String keeper, boolean editable, String unit, Form form,
                           List<DoorLine> doors) {
    }

    public record Drawing(String title, String action, String back, int version, AreaMap map, Form form,
                          List<Crumb> crumbs) {
    }

    public record Checks(
                         List<CheckLine> communities, @Nullable CheckLine chosen,
                         CheckingCut.@Nullable Findings findings, Map<String, String> names,
                         AreaMap map, boolean editable) {
    }

    public record CheckLine(String code, String name, int bare) {
    }

    public record Scales(Weighing.Scales scales, List<Option> areas, String area, String name, AreaMap map,
                         @Nullable Proposal proposal,
                         boolean editable, Form form) {
    }

    public record Proposal(List<ProposedMove> moves, List<ProposedLoad> loads, long before, long after) {
    }

    public record ProposedMove(String value, String building, String from, String to, long load) {
    }

    public record ProposedLoad(String name, long before, long beforeDeviation, long after, long afterDeviation) {
    }

    public record Import(Form form, List<ImportLine> lines, String text, AreaMap map) {

        public long ready() {
            return lines.stream().filter(line -> line.fault().isEmpty()).count();
        }
    }

    public record ImportLine(int number, String code, String name, String fault, String what) {
    }

    public record PastDoors(Form form, List<Option> found, String address, List<PastLine> lines, boolean asked) {
    }

    public record PastLine(String grid, String code, String zone, String unit, Instant since, @Nullable Instant until,
                           boolean onTheDay) {
    }

    public record County(String code, String name, Form form, int version) {
    }

    public record Counties(List<County> counties) {
    }
}
