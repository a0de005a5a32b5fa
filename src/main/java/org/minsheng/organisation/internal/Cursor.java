package org.minsheng.organisation.internal;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Where a list that is ordered by area and id goes on: {@code 520327001003.17}. */
record Cursor(String area, long id) {

    private static final Pattern SHAPE = Pattern.compile("(\\d{0,25})\\.(\\d{1,18})");

    /** Null for an empty text, and for one that nobody gave. */
    static @Nullable Cursor of(String text) {
        var parts = SHAPE.matcher(text);
        return parts.matches() ? new Cursor(parts.group(1), Long.parseLong(parts.group(2))) : null;
    }

    @Override
    public String toString() {
        return area + "." + id;
    }
}
