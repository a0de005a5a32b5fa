package org.minsheng.account.internal.audit;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.time.Clock;
import java.time.Duration;
import org.minsheng.shared.Rush;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Seals what can no longer change, a few seconds behind the writers: entries of transactions older than the oldest that
 * still runs. Writers take no lock for it and never wait.
 */
@Component
class Sealing {

    private static final byte[] BEGINNING = new byte[Sm3.BYTES];

    private final Entries entries;
    private final Batches batches;
    private final Clock clock;

    Sealing(Entries entries, Batches batches, Clock clock) {
        this.entries = entries;
        this.batches = batches;
        this.clock = clock;
    }

    /** Returns how many entries were sealed. */
    @Transactional
    public int seal() {
        var last = batches.last();
        long from = last.map(Batches.Batch::toTransaction).orElse(0L);
        long to = batches.horizon();
        if (to <= from) {
            return 0;
        }
        byte[] digests = entries.digests(from, to);
        int count = digests.length / Entries.DIGEST_BYTES;
        if (count > 0) {
            long seq = last.map(Batches.Batch::seq).orElse(0L) + 1;
            byte[] previous = last.map(Batches.Batch::hash).orElse(BEGINNING);
            byte[] hash = Batches.Batch.hash(seq, from, to, previous, digests);
            batches.add(new Batches.Batch(seq, from, to, count, digests, previous, hash), clock.instant());
        }
        return count;
    }

    /** One node at a time does it; the others' timers see the row taken. */
    @Configuration(proxyBeanMethods = false)
    static class Timer {

        @Bean
        RecurringTask<Void> auditSealing(Sealing sealing, Rush rush) {
            return Tasks.recurring("audit-sealing", rush.every(Duration.ofSeconds(5)))
                .execute((instance, context) -> sealing.seal());
        }
    }
}
