package org.minsheng.visit.internal.patrol;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.minsheng.appeal.AppealKind;
import org.minsheng.attachment.AttachmentId;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.GeoPoint;

/**
 * What somebody found on the way.
 *
 * @param kind of the appeal that it becomes, when it does
 * @param done what was done about it, empty when it is to become an appeal
 * @param before photos of how it was; {@code after} of how it is now, when it was solved
 */
public record NewReport(AreaCode place, String placeDetail, @Nullable GeoPoint point, AppealKind kind,
                        @Nullable String matter, String said,
                        String done, List<AttachmentId> before, List<AttachmentId> after) {

    public NewReport {
        before = List.copyOf(before);
        after = List.copyOf(after);
    }

    boolean isSolved() {
        return !done.isEmpty();
    }
}
