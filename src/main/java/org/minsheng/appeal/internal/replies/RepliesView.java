package org.minsheng.appeal.internal.replies;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.minsheng.page.Form;
import org.minsheng.page.Option;
import org.minsheng.shared.RequestKey;

/**
 * The prepared answers and the form of one.
 *
 * @param edited the one in the form, null for a new one
 * @param preview the text with values made up, empty when not asked for
 */
public record RepliesView(List<Line> lines, @Nullable ReplyTemplate edited, Form form, List<Option> matters,
                          String preview, RequestKey key) {

    /** @param owner the name of whoever wrote it */
    public record Line(ReplyTemplate reply, String owner, boolean own, String matter) {
    }

    public String action() {
        return edited == null ? "/console/replies" : "/console/replies/" + edited.id();
    }
}
