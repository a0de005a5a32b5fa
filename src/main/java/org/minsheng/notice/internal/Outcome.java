package org.minsheng.notice.internal;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What a provider answered, in its own words for the ledger. */
sealed interface Outcome {

    String answer();

    record Accepted(String answer) implements Outcome {
    }

    /** @param after at the earliest, null when the provider named no time */
    record TryAgain(String answer, @Nullable Duration after) implements Outcome {
    }

    /** Trying again would end the same. */
    record Refused(String answer) implements Outcome {
    }
}
