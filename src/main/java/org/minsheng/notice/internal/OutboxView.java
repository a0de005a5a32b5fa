package org.minsheng.notice.internal;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.minsheng.shared.Slice;

/** What the demo would have sent. */
public record OutboxView(Slice<Item> items) {

    /**
     * @param text in the pieces before, of and after the code, so that it can stand out; the code is empty for other
     * messages
     */
    public record Item(long id, Instant at, Carrier channel, String masked, List<String> text, @Nullable String path) {
    }
}
