package org.minsheng.household.internal.imports;

import org.jspecify.annotations.Nullable;

/**
 * What became of a text: the value it means, or why nobody can tell.
 *
 * @param value null when the text was empty or wrong
 * @param fault null when it is right; a message key with its arguments between bars
 */
record Cleaned<T>(@Nullable T value, @Nullable String fault) {

    static <T> Cleaned<T> of(T value) {
        return new Cleaned<>(value, null);
    }

    static <T> Cleaned<T> empty() {
        return new Cleaned<>(null, null);
    }

    static <T> Cleaned<T> wrong(String key, Object... args) {
        var reason = new StringBuilder("household.import.wrong.").append(key);
        for (var arg : args) {
            reason.append('|').append(String.valueOf(arg).replace('|', ' '));
        }
        return new Cleaned<>(null, reason.toString());
    }
}
