package org.minsheng.shared;

import java.util.Collection;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Columns of rows, for statements that write many rows at once ({@code unnest}). */
public final class Columns {

    private Columns() {
    }

    public static <T> @Nullable String[] texts(Collection<T> rows, Function<T, ? extends @Nullable String> column) {
        return rows.stream().map(column).toArray(String[]::new);
    }
}
