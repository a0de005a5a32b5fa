package org.minsheng.appeal.internal.bulk;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.minsheng.page.Form;
import org.minsheng.page.Option;
import org.minsheng.shared.RequestKey;

/**
 * What would become, or became, of each of many appeals.
 *
 * @param bulk null before it was done
 * @param doable how many would be done
 * @param colleagues to whom matters can be given
 * @param reversible whether it can be taken back now
 * @param left how many that were picked are too many for one time
 */
public record BulkView(BulkAction action, @Nullable Bulk bulk, List<Line> lines, long doable,
                       Form form, List<Option> colleagues, RequestKey key, boolean reversible, int left) {

    /** @param sentence what will be or was, and why not, in the reader's language */
    public record Line(BulkItem item, String title, String place, String sentence, String tone) {
    }
}
