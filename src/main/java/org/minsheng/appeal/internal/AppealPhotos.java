package org.minsheng.appeal.internal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;
import org.minsheng.appeal.AppealId;
import org.minsheng.attachment.AttachmentAccess;
import org.minsheng.shared.Viewer;
import org.springframework.stereotype.Component;

/** Photos of an appeal are for whoever said it and whoever works on it; nobody else sees them, also after publication. */
@Component
class AppealPhotos implements AttachmentAccess {

    private final AppealBook book;

    AppealPhotos(AppealBook book) {
        this.book = book;
    }

    @Override
    public String subjectKind() {
        return "appeal";
    }

    @Override
    public boolean mayRead(Viewer viewer, String subjectId, @Nullable String token) {
        return book.byId(new AppealId(Long.parseLong(subjectId)))
            .filter(appeal -> opens(token, appeal.tracking()) || isReporter(viewer, appeal) || isStaffOf(viewer, appeal))
            .isPresent();
    }

    private static boolean opens(@Nullable String token, String tracking) {
        return token != null
            && MessageDigest.isEqual(token.getBytes(StandardCharsets.UTF_8), tracking.getBytes(StandardCharsets.UTF_8));
    }

    private static boolean isReporter(Viewer viewer, Appeal appeal) {
        return viewer.person() != null && viewer.person().equals(appeal.said().reporter());
    }

    private boolean isStaffOf(Viewer viewer, Appeal appeal) {
        return Sight.oversees(viewer, appeal.said().place())
            || Sight.lens(viewer) != null && book.isParty(viewer.organisations(), appeal.id());
    }
}
