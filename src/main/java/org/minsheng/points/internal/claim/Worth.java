package org.minsheng.points.internal.claim;

import java.time.LocalDate;
import org.minsheng.points.internal.HolderId;
import org.minsheng.points.internal.standard.Kind;
import org.springframework.stereotype.Component;

/** What a deed is worth to a person once the cap of its kind is applied. */
@Component
public class Worth {

    private final ClaimBook book;

    Worth(ClaimBook book) {
        this.book = book;
    }

    /**
     * Between nothing, when the cap is reached, and what the standard says.
     *
     * @param without a claim that is not counted against itself
     */
    public int of(HolderId member, Kind kind, int minutes, LocalDate doneOn, long without) {
        int full = kind.worth(minutes);
        if (kind.capPoints() == null || kind.capPeriod() == null) {
            return full;
        }
        int counted = book.counted(member, kind.code(), kind.capPeriod().begin(doneOn), kind.capPeriod().end(doneOn), without);
        return Math.clamp(kind.capPoints() - counted, 0, full);
    }
}
