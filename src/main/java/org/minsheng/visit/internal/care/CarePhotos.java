package org.minsheng.visit.internal.care;

import org.jspecify.annotations.Nullable;
import org.minsheng.attachment.AttachmentAccess;
import org.minsheng.shared.Viewer;
import org.springframework.stereotype.Component;

/** Photos taken at a door are for those who look after that household. */
@Component
class CarePhotos implements AttachmentAccess {

    static final String KIND = "visit-care";

    private final CareBook book;
    private final CareRights rights;

    CarePhotos(CareBook book, CareRights rights) {
        this.book = book;
        this.rights = rights;
    }

    @Override
    public String subjectKind() {
        return KIND;
    }

    @Override
    public boolean mayRead(Viewer viewer, String subjectId, @Nullable String token) {
        return book.find(new CareId(Long.parseLong(subjectId)))
            .filter(care -> rights.maySee(viewer, care.kind(), care.door())).isPresent();
    }
}
