package org.minsheng.attachment;

import org.jspecify.annotations.Nullable;
import org.minsheng.shared.Viewer;

/** Each module that binds files decides who may read them; a subject without such a bean is readable by nobody. */
public interface AttachmentAccess {

    /** The part of the subject before the colon. */
    String subjectKind();

    /** @param token what the address carries besides, for instance a tracking token */
    boolean mayRead(Viewer viewer, String subjectId, @Nullable String token);

    /** Whether everybody may look at this one of the subject's files; nobody unless the module says so. */
    default boolean isPublic(String subjectId, AttachmentId file) {
        return false;
    }
}
