package org.minsheng.grid.internal.roster.imports;

import java.util.List;
import org.minsheng.page.Form;
import org.minsheng.page.Tab;
import org.minsheng.shared.Slice;

/** What the screens of imports show. */
public final class ImportViews {

    private ImportViews() {
    }

    public record All(List<Tab> tabs, Slice<Import> imports, Form form) {
    }

    public record One(Import item, List<Tab> tabs, Slice<Row> rows) {
    }

    /** A row with its reason in words. @param mends the cells in which it can be put right, none when it is right */
    public record Row(ImportRow row, String reason, List<Mend> mends) {
    }

    /** @param column as in {@code roster.column.*}; a number is typed anew, never shown */
    public record Mend(String column, String value) {
    }
}
