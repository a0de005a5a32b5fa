package org.minsheng.household.internal.imports;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.minsheng.page.Form;
import org.minsheng.page.Option;
import org.minsheng.page.Tab;
import org.minsheng.shared.RequestKey;
import org.minsheng.shared.Slice;

/** What the screens of household imports show. */
public final class SheetImportViews {

    private SheetImportViews() {
    }

    /** The imports so far and the form for another. */
    public record All(Slice<Item> imports, Form form, List<Option> areas, RequestKey key) {
    }

    /** @param area as people call it */
    public record Item(SheetImport item, String area) {

        public String path() {
            return "/console/households/imports/" + item.id();
        }

        public String state() {
            return item.state().name();
        }

        /** Where it is on the way from the file to the result. */
        public String step() {
            return switch (item.state()) {
                case MAPPING, STOPPED -> "map";
                case READING, READY -> "preview";
                case WRITING -> "confirm";
                default -> "result";
            };
        }
    }

    /**
     * What each column means.
     * @param tables to take or leave; {@code columns} by the order of their first appearance
     */
    public record Mapping(Item item, Form form, List<Option> fields, List<TableLine> tables, List<Column> columns) {
    }

    /** A worksheet with the name of its checkbox. */
    public record TableLine(String name, SheetImport.Table table) {
    }

    /** @param name of its field in the form; {@code samples} with long numbers masked */
    public record Column(String name, String title, String samples) {
    }

    /** Work in the background. */
    public record Working(Item item, int done, int total, int percent) {
    }

    /** What would happen, row by row. @param query of the address, to come back to the same rows */
    public record Preview(Item item,
                          Map<Judgement, Long> counts, List<Tab> tabs, Slice<Row> rows, List<Option> sheets,
                          List<Option> reasons,
                          Form form, long elsewhere, String query) {

        public long of(String judgement) {
            return counts.getOrDefault(Judgement.valueOf(judgement), 0L);
        }

        public boolean hasWork() {
            return of("NEW") + of("CHANGED") > 0;
        }
    }

    /** A row as it is shown: the number masked, the rest as its writer wrote it. */
    public record Row(int number, String where, Judgement judgement, String name, String identity, String relation,
                      String address,
                      List<String> reasons, List<String> hints, List<Mend> mends, boolean decides) {

        public boolean isWrong() {
            return judgement == Judgement.WRONG;
        }
    }

    /** A cell that can be mended in place. */
    public record Mend(Field field, String value) {
    }

    /** An import that is over, or stopped. @param reason in words */
    public record Over(Item item, @Nullable String reason, boolean mayMap, Slice<Staying> staying) {
    }

    /** Before an import is taken back: how many households go and which stay. */
    public record Undoing(Item item, int back, int stays, Slice<Staying> staying) {
    }

    /**
     * A household that taking back leaves as it is.
     * @param why in words; {@code later} is the sheet that has to be taken back first, null when that is not possible
     */
    public record Staying(String path, String address, String why, @Nullable String later) {
    }
}
