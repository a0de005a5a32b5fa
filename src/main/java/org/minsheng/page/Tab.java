package org.minsheng.page;

import org.jspecify.annotations.Nullable;

/** One of several views of the same list; {@code count} is shown beside the label when it is known. */
public record Tab(String label, String path, boolean active, @Nullable Long count) {
}
