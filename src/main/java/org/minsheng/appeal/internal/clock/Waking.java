package org.minsheng.appeal.internal.clock;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.TimerRows;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Writes timers: one row of the scheduler for each county and minute at which a deadline needs attention, in the
 * caller's transaction. Deadlines of a day end together, so a thousand matters need one timer.
 */
@Component
class Waking {

    static final String TASK = "appeal-clock";

    private final TimerRows timers;
    private final Clock clock;
    private final Cache<String, Boolean> written = Caffeine.newBuilder().maximumSize(20_000).build();

    Waking(TimerRows timers, Clock clock) {
        this.timers = timers;
        this.clock = clock;
    }

    /** At that moment or, when it has passed, at once. */
    void wake(AreaCode county, Instant moment) {
        var minute = moment.truncatedTo(ChronoUnit.MINUTES).plus(1, ChronoUnit.MINUTES);
        var key = county.value() + "@" + minute.getEpochSecond() / 60;
        if (minute.isAfter(clock.instant()) && written.getIfPresent(key) != null) {
            return;
        }
        timers.setOnce(TASK, key, minute);
        if (TransactionSynchronizationManager.isSynchronizationActive()) {
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCommit() {
                    written.put(key, true);
                }
            });
        }
    }
}
