package org.minsheng.appeal.internal.resident;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.minsheng.appeal.Verdict;
import org.minsheng.appeal.internal.wall.WallPhotos;
import org.minsheng.area.Place;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.Slice;

/**
 * The wall of a place.
 *
 * @param above the wall around it, null for a county's
 * @param within smaller places that have walls of their own
 */
public record WallView(Place place, @Nullable AreaCode above, long solved, long open,
                       Slice<Shown> matters, Slice<Place> within) {

    /** @param matter what it was about in words, empty when nobody sorted it */
    public record Shown(String number, String title, String answer, String community,
                        String matter, Verdict verdict, String by, long days, Instant closedAt,
                        int others, WallPhotos.Pair photos) {

        /** Whether the person was asked what came of it. */
        public boolean isAsked() {
            return verdict.isSolved() || verdict == Verdict.UNREACHABLE;
        }
    }

    /** One matter of the wall on a page of its own. */
    public record One(Place place, Shown shown) {
    }

    public boolean ofCommunity() {
        return place.code().level() == AreaCode.Level.COMMUNITY;
    }
}
