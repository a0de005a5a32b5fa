package org.minsheng.area.internal;

import java.util.List;
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
    }
}
