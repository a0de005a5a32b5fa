package org.minsheng.appeal.internal.resident;

import java.util.List;
import org.minsheng.page.TimelineEntry;

/**
 * How a neighbour's matter stands, for somebody who met the same.
 *
 * @param others how many met the same besides the reporter
 * @param answer what the wall shows of the answer, empty before it is there
 * @param left whether the person is not told any more
 */
public record FollowedView(String token, String title, String place, String sentence,
                           String tone, int others, String answer, List<TimelineEntry> timeline,
                           boolean left, boolean over) {
}
