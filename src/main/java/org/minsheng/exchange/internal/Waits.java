package org.minsheng.exchange.internal;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** How long to wait after a failed call to another system: seconds at first, hours at last, two days in all. */
public final class Waits {

    private static final List<Duration> WAITS = List.of(Duration.ofSeconds(5),
        Duration.ofSeconds(20), Duration.ofMinutes(1), Duration.ofMinutes(5), Duration.ofMinutes(20),
        Duration.ofHours(1), Duration.ofHours(3), Duration.ofHours(6), Duration.ofHours(12), Duration.ofHours(24));

    /** After a call that could not even begin. */
    public static final Duration BUSY = Duration.ofSeconds(1);

    private Waits() {
    }

    /** @param attempts made so far. @return empty when it is time to give up */
    public static Optional<Duration> after(int attempts) {
        return attempts > WAITS.size() ? Optional.empty() : Optional.of(WAITS.get(attempts - 1));
    }
}
