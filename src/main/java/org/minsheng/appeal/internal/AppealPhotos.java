package org.minsheng.appeal.internal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;
import org.minsheng.appeal.AppealId;
import org.minsheng.appeal.internal.wall.WallPhotos;
import org.minsheng.attachment.AttachmentAccess;
import org.minsheng.attachment.AttachmentId;
import org.minsheng.shared.Viewer;
import org.springframework.stereotype.Component;

/**
 * Photos of an appeal are for whoever said it and whoever works on it; everybody sees those that a clerk chose for the
 * wall.
 */
@Component
class AppealPhotos implements AttachmentAccess {

    private final AppealBook book;
    private final WallPhotos wall;

    AppealPhotos(AppealBook book, WallPhotos wall) {
        this.book = book;
        this.wall = wall;
    }

    @Override
    public String subjectKind() {
        return "appeal";
    }

    @Override
    public boolean mayRead(Viewer viewer, String subjectId, @Nullable String token) {
        return book.byId(new AppealId(Long.parseLong(subjectId)))
            .filter(appeal -> opens(token, appeal.tracking()) || isReporter(viewer, appeal)
                || isStaffOf(viewer, appeal))
            .isPresent();
    }

    @Override
    public boolean isPublic(String subjectId, AttachmentId file) {
        return wall.isPublic(new AppealId(Long.parseLong(subjectId)), file);
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
