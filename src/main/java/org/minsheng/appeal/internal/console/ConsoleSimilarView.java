package org.minsheng.appeal.internal.console;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.minsheng.appeal.internal.Appeal;
import org.minsheng.appeal.internal.similar.Similar;
import org.minsheng.shared.RequestKey;

/**
 * Earlier appeals that may be about the same thing.
 *
 * @param appeal the one that they are compared with, null while it is taken down
 * @param merges whether this reader may merge it
 * @param asked whether there was enough to compare, so that finding nothing deserves a sentence
 */
public record ConsoleSimilarView(@Nullable Appeal appeal, List<Row> rows, boolean merges,
                                 RequestKey key, boolean asked) {

    /**
     * @param place its address
     * @param others how many met the same besides the reporter
     * @param first whether one key merges into this one
     */
    public record Row(Similar similar, String place, int others, boolean first) {

        public String path() {
            return "/console/appeals/" + similar.number();
        }

        public String tone() {
            return ConsoleRows.tone(similar.state());
        }
    }
}
