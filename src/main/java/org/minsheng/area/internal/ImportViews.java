package org.minsheng.area.internal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.minsheng.page.Form;
import org.minsheng.page.Tab;
import org.minsheng.shared.Slice;

/** What the screens of imports show. */
public final class ImportViews {

    private ImportViews() {
    }

    /** The imports made so far and the form for another. */
    public record All(List<Tab> tabs, Slice<Import> imports, Form form) {
    }

    /** One import with its rows of one kind. */
    public record One(Import item, List<Tab> tabs, Slice<Row> rows, Form form) {
    }

    /** A row with its reason in words. */
    public record Row(ImportRow row, String reason) {

        /** What can be mended, by column in the order of the sheet. */
        public Map<String, String> cells() {
            Map<String, String> cells = new LinkedHashMap<>();
            cells.put("community", row.community());
            cells.put("compound", row.compound());
            cells.put("building", row.building());
            cells.put("unit", row.unit());
            cells.put("door", row.door());
            return cells;
        }
    }
}
