package org.minsheng.visit.internal.field;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** When something happened, by a clock that may be wrong. */
class PhoneTimeTests {

    private static final Instant RECEIVED = Instant.parse("2026-11-25T10:00:00Z");
    private static final long HOUR = 3_600_000;

    @Test
    void a_known_difference_is_taken_off() {
        assertThat(time(RECEIVED.toEpochMilli() + 2 * HOUR, -3 * HOUR, 3 * HOUR).happened(RECEIVED))
            .isEqualTo(RECEIVED.minusMillis(HOUR));
    }

    @Test
    void without_one_it_is_as_long_ago_as_the_phone_says() {
        assertThat(time(HOUR, null, 3 * HOUR).happened(RECEIVED)).isEqualTo(RECEIVED.minusMillis(2 * HOUR));
    }

    @Test
    void nothing_happens_in_the_future_or_long_ago() {
        assertThat(time(5 * HOUR, null, 3 * HOUR).happened(RECEIVED)).isEqualTo(RECEIVED);
        assertThat(time(HOUR, 0L, 3 * HOUR).happened(RECEIVED)).isEqualTo(RECEIVED);
        assertThat(time(HOUR, Long.MIN_VALUE, 3 * HOUR).happened(RECEIVED)).isEqualTo(RECEIVED.minusMillis(2 * HOUR));
    }

    @Test
    void numbers_that_are_no_time_are_none() {
        assertThat(PhoneTime.of(Long.MAX_VALUE, null, 1)).isNull();
        assertThat(PhoneTime.of(-1, null, 1)).isNull();
        assertThat(PhoneTime.of(1, null, 1)).isNotNull();
    }

    private static PhoneTime time(long at, @Nullable Long clock, long now) {
        return new PhoneTime(Instant.ofEpochMilli(at), clock, Instant.ofEpochMilli(now));
    }
}
