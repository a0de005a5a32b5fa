package org.minsheng.notice.internal;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** How long to wait after a failed attempt: seconds at first, hours at last, two days in all. */
final class Backoff {

    private static final List<Duration> WAITS = List.of(Duration.ofSeconds(5),
        Duration.ofSeconds(20), Duration.ofMinutes(1), Duration.ofMinutes(5), Duration.ofMinutes(20),
        Duration.ofHours(1), Duration.ofHours(3), Duration.ofHours(6), Duration.ofHours(12), Duration.ofHours(24));

    private Backoff() {
    }

    /** @param attempts made so far. @return empty when it is time to give up */
    static Optional<Duration> after(int attempts) {
        return attempts > WAITS.size() ? Optional.empty() : Optional.of(WAITS.get(attempts - 1));
    }
}
