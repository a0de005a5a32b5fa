package org.minsheng.shared;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list that is paged by key: never a count of all, never an offset.
 *
 * @param next the cursor of the page after this one, null on the last
 */
public record Slice<T>(List<T> rows, @Nullable String next) {

    public Slice {
        rows = List.copyOf(rows);
    }

    /** Makes a slice of at most {@code size} from a query that asked for one row more. */
    public static <T> Slice<T> of(List<T> oneMore, int size, Function<T, String> cursor) {
        if (oneMore.size() <= size) {
            return new Slice<>(oneMore, null);
        }
        var rows = oneMore.subList(0, size);
        return new Slice<>(rows, cursor.apply(rows.getLast()));
    }

    public boolean isEmpty() {
        return rows.isEmpty();
    }

    public <R> Slice<R> map(Function<T, R> change) {
        return new Slice<>(rows.stream().map(change).toList(), next);
    }
}
