package org.minsheng.points.internal.claim;

import org.jspecify.annotations.Nullable;
import org.minsheng.attachment.AttachmentAccess;
import org.minsheng.points.internal.Holders;
import org.minsheng.points.internal.PointsRights;
import org.minsheng.shared.Viewer;
import org.springframework.stereotype.Component;

/** The proof of a claim is for whoever claims and for those who verify and oversee; the public page shows none. */
@Component
class ClaimPhotos implements AttachmentAccess {

    private final ClaimBook book;
    private final Holders holders;

    ClaimPhotos(ClaimBook book, Holders holders) {
        this.book = book;
        this.holders = holders;
    }

    @Override
    public String subjectKind() {
        return Claim.SUBJECT;
    }

    @Override
    public boolean mayRead(Viewer viewer, String subjectId, @Nullable String token) {
        var claim = book.find(Long.parseLong(subjectId)).orElse(null);
        if (claim == null) {
            return false;
        }
        var person = viewer.person();
        return PointsRights.maySee(viewer, claim.community())
            || person != null
            && holders.ofPerson(person).filter(holder -> holder.id().equals(claim.member())).isPresent();
    }
}
