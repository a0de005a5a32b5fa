package org.minsheng.people.internal;

import org.jspecify.annotations.Nullable;

/**
 * An unmasking with its reason in words.
 *
 * @param path the task behind it, null for none or where the reader may not open it
 */
public record ToldUnmasking(UnmaskingEntry entry, String why, @Nullable String path) {
}
