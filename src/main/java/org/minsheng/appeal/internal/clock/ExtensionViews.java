package org.minsheng.appeal.internal.clock;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.minsheng.appeal.internal.Appeal;
import org.minsheng.page.Form;
import org.minsheng.shared.RequestKey;
import org.minsheng.shared.Slice;

/** The screens of extensions. */
public final class ExtensionViews {

    private ExtensionViews() {
    }

    /**
     * The extensions of one appeal.
     *
     * @param whyNot the sentence why this reader cannot ask now, null when it can be asked
     * @param decidable the one this reader decides, null for none
     */
    public record One(Appeal appeal, List<Extension> wishes, @Nullable String whyNot,
                      @Nullable Extension decidable, Form ask, Form decision, RequestKey key) {
    }

    /** @param all whether all of an area is shown, else what waits for this desk's decision */
    public record Waiting(Slice<Line> lines, boolean all) {
    }

    public record Line(Extension wish, String number, String title, String organisation) {
    }
}
