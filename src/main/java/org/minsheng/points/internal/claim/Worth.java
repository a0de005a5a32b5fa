package org.minsheng.points.internal.claim;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
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
        int counted = book.counted(member, kind.code(), kind.capPeriod().begin(doneOn),
            kind.capPeriod().end(doneOn), without);
        return Math.clamp(kind.capPoints() - counted, 0, full);
    }

    /** One of many deeds whose worth is asked for together. */
    record Asked(HolderId member, Kind kind, int minutes, LocalDate doneOn) {

        private ClaimBook.@Nullable Counting counting() {
            return kind.capPoints() == null || kind.capPeriod() == null ? null
                : new ClaimBook.Counting(member, kind.code(), kind.capPeriod().begin(doneOn),
                    kind.capPeriod().end(doneOn));
        }
    }

    /** What each is worth when they are counted one after the other, in one question. */
    List<Integer> of(List<Asked> asked) {
        var capped = asked.stream().map(Asked::counting).filter(Objects::nonNull).distinct().toList();
        var counted = book.counted(capped);
        Map<ClaimBook.Counting, Integer> so = new HashMap<>();
        for (int at = 0; at < capped.size(); at++) {
            so.put(capped.get(at), counted.get(at));
        }
        var worth = new ArrayList<Integer>();
        for (var one : asked) {
            int full = one.kind().worth(one.minutes());
            var counting = one.counting();
            int points = counting == null ? full
                : Math.clamp(Objects.requireNonNull(one.kind().capPoints()) - so.getOrDefault(counting, 0), 0, full);
            worth.add(points);
            if (counting != null) {
                so.merge(counting, points, Integer::sum);
            }
        }
        return worth;
    }
}
