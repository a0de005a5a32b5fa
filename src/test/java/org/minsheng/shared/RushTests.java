package org.minsheng.shared;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.schedule.Schedule;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class RushTests {

    private static final Instant DONE = Instant.parse("2026-11-27T02:00:00Z");

    private final AtomicBoolean waiting = new AtomicBoolean();
    private final Rush rush = waiting::get;
    private final Schedule schedule = rush.every(Duration.ofSeconds(2));

    @Test
    void the_first_time_is_at_once() {
        waiting.set(true);
        assertThat(schedule.getInitialExecutionTime(DONE)).isEqualTo(DONE);
    }

    @Test
    void what_follows_the_writers_gives_way_only_while_somebody_waits() {
        assertThat(next()).isEqualTo(DONE.plusSeconds(2));
        waiting.set(true);
        assertThat(next()).isEqualTo(DONE.plusSeconds(10));
        waiting.set(false);
        assertThat(next()).isEqualTo(DONE.plusSeconds(2));
    }

    private Instant next() {
        return schedule.getNextExecutionTime(ExecutionComplete.simulatedSuccess(DONE));
    }
}
