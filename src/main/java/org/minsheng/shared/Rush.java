package org.minsheng.shared;

import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.schedule.Schedule;
import java.time.Duration;
import java.time.Instant;

/** Whether requests wait for their turn on this node, so that what is done behind the writers had better wait. */
public interface Rush {

    boolean isOn();

    /** When work behind the writers is done again: after this delay, and in a rush after five times as long. */
    default Schedule every(Duration delay) {
        return new GivingWay(this, delay);
    }

    /** As often as usual, but seldom in a rush. */
    record GivingWay(Rush rush, Duration delay) implements Schedule {

        private static final int PATIENCE = 5;

        @Override
        public Instant getInitialExecutionTime(Instant now) {
            return now;
        }

        @Override
        public Instant getNextExecutionTime(ExecutionComplete done) {
            return done.getTimeDone().plus(rush.isOn() ? delay.multipliedBy(PATIENCE) : delay);
        }

        @Override
        public boolean isDeterministic() {
            return false;
        }
    }
}
