package org.minsheng.cooperation.internal.whistle;

import org.jspecify.annotations.Nullable;
import org.minsheng.attachment.AttachmentAccess;
import org.minsheng.shared.Viewer;
import org.springframework.stereotype.Component;

/** Proofs are for whoever brought them, whoever whistled and those above. */
@Component
class ResponderPhotos implements AttachmentAccess {

    static final String KIND = "cooperation-responder";

    private final WhistleBook book;
    private final ResponderBook responders;

    ResponderPhotos(WhistleBook book, ResponderBook responders) {
        this.book = book;
        this.responders = responders;
    }

    @Override
    public String subjectKind() {
        return KIND;
    }

    @Override
    public boolean mayRead(Viewer viewer, String subjectId, @Nullable String token) {
        return responders.find(Long.parseLong(subjectId)).filter(one -> book.find(one.whistle())
            .filter(whistle -> WhistleRights.sees(viewer, whistle.call().place())
                || !WhistleRights.parties(viewer, whistle, one).isEmpty()).isPresent()).isPresent();
    }
}
