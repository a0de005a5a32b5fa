package org.minsheng.account.internal.exports;

import java.util.List;
import org.minsheng.account.internal.exports.Exports.Export;
import org.minsheng.page.Form;

/** What the pages about tables that leave the house show. */
public final class ExportView {

    private ExportView() {
    }

    /** One export with what it is, in words. */
    public record Row(Export export, String heading, String place, boolean expired) {
    }

    public record Listed(List<Row> own, List<Row> waiting, boolean decides) {
    }

    /** One about to be asked for. */
    public record Asking(String kind, String heading, List<Field> filter, int rows, int limit,
                         boolean offersWhole, Form form) {
    }

    /** Part of the filter, carried along. */
    public record Field(String name, String value) {
    }

    /** One of them, to be decided or fetched. */
    public record One(Row row, boolean own, boolean decides, Form form) {
    }
}
