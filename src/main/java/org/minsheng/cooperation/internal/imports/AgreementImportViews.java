package org.minsheng.cooperation.internal.imports;

import java.util.List;
import org.minsheng.page.Form;
import org.minsheng.page.Staged.Mend;
import org.minsheng.page.Tab;
import org.minsheng.shared.Slice;

/** What the screens of imports show. */
public final class AgreementImportViews {

    private AgreementImportViews() {
    }

    public record All(Slice<AgreementImport> imports, Form form) {
    }

    /** @param columns the names of the columns that were recognised, and of those that were not */
    public record One(AgreementImport item, List<Tab> tabs, Slice<Line> rows, String columns, String missing) {
    }

    /** A row with its community and its reason in words; {@code mends} where it can be mended. */
    public record Line(AgreementImport.Row row, String community, String reason, List<Mend> mends) {
    }
}
