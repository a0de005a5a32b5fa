package org.minsheng.appeal.internal.flags;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * When an appeal is marked: one of the words occurs, or the same person filed {@code count} within {@code days}.
 *
 * @param count null for a rule of words
 * @param reviewDays after how many days somebody has to decide whether the mark stays
 */
public record FlagRule(long id, String county, String name, List<String> words, @Nullable Integer count,
                       @Nullable Integer days, int reviewDays) {

    public FlagRule {
        words = List.copyOf(words);
    }
}
