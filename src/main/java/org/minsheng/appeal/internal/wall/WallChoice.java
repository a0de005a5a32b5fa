package org.minsheng.appeal.internal.wall;

import java.util.List;
import org.minsheng.appeal.internal.wall.WallPhotos.Side;
import org.minsheng.attachment.AttachmentId;

/**
 * Which photos can be chosen for the wall, and which are.
 *
 * @param withheld how many photos of the reporter cannot be chosen, because the reporter did not agree
 */
public record WallChoice(List<Photo> photos, int withheld) {

    public static final WallChoice NONE = new WallChoice(List.of(), 0);

    public record Photo(AttachmentId id, Side side, boolean chosen) {
    }

    public List<Photo> of(Side side) {
        return photos.stream().filter(photo -> photo.side() == side).toList();
    }

    public boolean isEmpty() {
        return photos.isEmpty() && withheld == 0;
    }
}
