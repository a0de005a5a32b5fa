package org.minsheng.page;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One step in a history.
 *
 * @param tone neutral, info, good, warn or bad
 * @param icon name of a Tabler icon
 * @param detail what was said with it, null for nothing
 * @param photos addresses of thumbnails, each leading to the same address without {@code /small}
 */
public record TimelineEntry(Instant at, String title, String who, @Nullable String detail, String tone,
                            String icon, List<String> photos) {
}
