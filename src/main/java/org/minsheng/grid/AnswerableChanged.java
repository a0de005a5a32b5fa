package org.minsheng.grid;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Somebody began to answer, stopped, or handed over; published in the transaction of the change, once for each grid,
 * unit or zone: exactly one of the three is given.
 *
 * @param before null when nobody was there
 * @param after null when nobody follows
 */
public record AnswerableChanged(Duty duty, @Nullable GridId grid, @Nullable UnitId unit, @Nullable ZoneId zone,
                                @Nullable Answerable before, @Nullable Answerable after, Instant at) {
}
