package org.minsheng.volunteer.internal.imports;

import java.util.List;
import org.minsheng.page.Form;
import org.minsheng.page.Option;
import org.minsheng.page.Staged.Mend;
import org.minsheng.page.Tab;
import org.minsheng.shared.Slice;

/** What the screens of imports show. */
public final class MemberImportViews {

    private MemberImportViews() {
    }

    public record All(Slice<MemberImport> imports, Form form) {
    }

    /** @param columns the names of the columns that were recognised, and of those that were not */
    public record One(MemberImport item, List<Tab> tabs, Slice<Line> rows, String columns, String missing) {
    }

    /**
     * A row with its community and its reason in words.
     *
     * @param was what a changed one says now; {@code mends} where a wrong one can be mended
     */
    public record Line(MemberImport.Row row, String community, String skills, String reason,
                       String was, List<Mend> mends) {
    }

    public record Mapping(MemberImport item, Form form, List<Option> meanings, List<Column> columns) {
    }

    /** @param sample masked, empty for a column with nothing in it */
    public record Column(String name, String title, String sample) {
    }
}
