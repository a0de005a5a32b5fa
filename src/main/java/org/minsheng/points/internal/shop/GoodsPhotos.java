package org.minsheng.points.internal.shop;

import org.jspecify.annotations.Nullable;
import org.minsheng.attachment.AttachmentAccess;
import org.minsheng.attachment.AttachmentId;
import org.minsheng.shared.Viewer;
import org.springframework.stereotype.Component;

/** Everybody may see what a shop has. */
@Component
class GoodsPhotos implements AttachmentAccess {

    @Override
    public String subjectKind() {
        return Goods.SUBJECT;
    }

    @Override
    public boolean mayRead(Viewer viewer, String subjectId, @Nullable String token) {
        return true;
    }

    @Override
    public boolean isPublic(String subjectId, AttachmentId file) {
        return true;
    }
}
