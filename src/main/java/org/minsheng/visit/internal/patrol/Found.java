package org.minsheng.visit.internal.patrol;

import org.jspecify.annotations.Nullable;

/** What became of something that was found on the way. */
public sealed interface Found {

    /** @param appeal number of the appeal that it became, null when it was solved at once and recorded */
    record Kept(@Nullable String appeal) implements Found {
    }

    /** Nothing was kept; the key's sentence says why. */
    record Refused(String field, String key, Object... args) implements Found {
    }
}
