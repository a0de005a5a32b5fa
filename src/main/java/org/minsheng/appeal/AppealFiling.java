package org.minsheng.appeal;

import java.util.Map;

/** What became of a word that was handed in. */
public sealed interface AppealFiling {

    /**
     * @param tracking whoever holds it is the person who said it
     * @param repeated whether it had been taken in before; then nothing was written
     */
    record Filed(AppealId id, String number, String tracking, boolean repeated) implements AppealFiling {
    }

    /** @param faults message key of what is wrong, by field: {@code place} or {@code matter} */
    record Wrong(Map<String, String> faults) implements AppealFiling {

        public Wrong {
            faults = Map.copyOf(faults);
        }
    }
}
