package org.minsheng.area.internal;

import java.util.List;
import org.minsheng.shared.AreaCode;

/** What came of a change to a place. */
sealed interface Outcome {

    /** @param count how many places or plates it touched */
    record Done(AreaCode place, int count) implements Outcome {
    }

    /** Nothing was changed; the key's sentence says why. */
    record Refused(String key, List<Object> words) implements Outcome {

        Refused(String key, Object... words) {
            this(key, List.of(words));
        }

        Object[] args() {
            return words.toArray();
        }
    }
}
