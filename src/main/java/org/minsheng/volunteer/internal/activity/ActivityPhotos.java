package org.minsheng.volunteer.internal.activity;

import org.jspecify.annotations.Nullable;
import org.minsheng.attachment.AttachmentAccess;
import org.minsheng.shared.Viewer;
import org.springframework.stereotype.Component;

/** Photos of an activity are for those who see it on the console, and for residents who have signed in. */
@Component
class ActivityPhotos implements AttachmentAccess {

    static final String KIND = "volunteer-activity";

    private final ActivityBook book;

    ActivityPhotos(ActivityBook book) {
        this.book = book;
    }

    @Override
    public String subjectKind() {
        return KIND;
    }

    @Override
    public boolean mayRead(Viewer viewer, String subjectId, @Nullable String token) {
        return viewer.isResident() || book.find(Long.parseLong(subjectId))
            .filter(activity -> ActivityRights.maySee(viewer, activity)).isPresent();
    }
}
