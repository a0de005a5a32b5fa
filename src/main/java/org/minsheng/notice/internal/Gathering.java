package org.minsheng.notice.internal;

import java.time.Duration;
import java.time.Instant;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * How long a letter waits that is likely to be followed by another about the same. A demo waits a minute at most, so
 * that whoever tries it sees what came of a step.
 */
@Component
class Gathering {

    private static final Duration IN_A_DEMO = Duration.ofMinutes(1);

    private final Duration longest;

    Gathering(@Value("${minsheng.messages.gather:30m}") Duration longest, @Value("${minsheng.demo}") boolean demo) {
        this.longest = demo && longest.compareTo(IN_A_DEMO) > 0 ? IN_A_DEMO : longest;
    }

    /** When a letter of this pace may go if nothing else about the same comes. */
    Instant until(Pace pace, Instant now) {
        return pace == Pace.GATHERED ? now.plus(longest) : now;
    }
}
