package org.minsheng.cooperation.internal.agreement;

import org.jspecify.annotations.Nullable;
import org.minsheng.attachment.AttachmentAccess;
import org.minsheng.shared.Viewer;
import org.springframework.stereotype.Component;

/** The signed paper is for both parties and those above the community. */
@Component
class AgreementScans implements AttachmentAccess {

    static final String KIND = "cooperation-agreement";

    private final AgreementBook book;

    AgreementScans(AgreementBook book) {
        this.book = book;
    }

    @Override
    public String subjectKind() {
        return KIND;
    }

    @Override
    public boolean mayRead(Viewer viewer, String subjectId, @Nullable String token) {
        return book.find(new AgreementId(Long.parseLong(subjectId)))
            .filter(agreement -> AgreementRights.maySee(viewer, agreement)).isPresent();
    }
}
