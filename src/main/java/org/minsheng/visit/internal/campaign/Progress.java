package org.minsheng.visit.internal.campaign;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/** How far something is: households by stage; stages without any are left out. */
public record Progress(Map<Stage, Long> counts) {

    public static final Progress NONE = new Progress(Map.of());

    public Progress {
        var kept = new EnumMap<Stage, Long>(Stage.class);
        counts.forEach((stage, count) -> {
            if (count != 0) {
                kept.put(stage, count);
            }
        });
        counts = Collections.unmodifiableMap(kept);
    }

    public long of(Stage stage) {
        return counts.getOrDefault(stage, 0L);
    }

    /** All households that are asked. */
    public long all() {
        return over() + left();
    }

    /** Those where nobody has to go any more. */
    public long over() {
        return of(Stage.DONE) + of(Stage.REFUSED) + of(Stage.UNREACHED);
    }

    public long left() {
        return of(Stage.OPEN) + of(Stage.TRIED);
    }

    /** Whole per cent of those that are over; 100 only when all are. */
    public int percent() {
        return part(over());
    }

    public int percent(Stage stage) {
        return part(of(stage));
    }

    private int part(long some) {
        return all() == 0 ? 0 : (int) (some * 100 / all());
    }

    public Progress plus(Progress other) {
        var sum = new EnumMap<Stage, Long>(Stage.class);
        sum.putAll(counts);
        other.counts.forEach((stage, count) -> sum.merge(stage, count, Long::sum));
        return new Progress(sum);
    }
}
