package org.minsheng.account.internal.audit;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.minsheng.account.internal.audit.CheckingTrail.Finding;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Computes the seals of the trail anew once a day and keeps what came of it, so that nobody has to think of it. */
@Component
class NightlyCheck {

    private final CheckingTrail checking;
    private final JdbcClient jdbc;
    private final Clock clock;

    NightlyCheck(CheckingTrail checking, JdbcClient jdbc, Clock clock) {
        this.checking = checking;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** @param batch the first seal that does not fit, null when all do */
    record Checked(Instant at, boolean sound, long batches, long entries, @Nullable Long batch) {
    }

    void check() {
        switch (checking.check()) {
            case Finding.Sound sound -> keep(true, sound.batches(), sound.entries(), null, null);
            case Finding.Changed changed -> keep(false, 0, 0, changed.batch(), changed.entry());
            case Finding.Missing missing -> keep(false, 0, 0, missing.batch(), missing.entry());
            case Finding.Added added -> keep(false, 0, 0, added.batch(), added.entry());
            case Finding.Broken broken -> keep(false, 0, 0, broken.batch(), null);
        }
    }

    private void keep(boolean sound, long batches, long entries, @Nullable Long batch, @Nullable Long entry) {
        jdbc.sql("""
                insert into account.audit_check (at, sound, batches, entries, batch, entry)
                values (:now, :sound, :batches, :entries, :batch, :entry)
                """)
            .param("now", Timestamp.from(clock.instant()))
            .param("sound", sound)
            .param("batches", batches)
            .param("entries", entries)
            .param("batch", batch, Types.BIGINT)
            .param("entry", entry, Types.BIGINT)
            .update();
    }

    Optional<Checked> last() {
        return jdbc.sql("select at, sound, batches, entries, batch from account.audit_check order by id desc limit 1")
            .query((row, n) -> new Checked(row.getTimestamp("at").toInstant(),
                row.getBoolean("sound"), row.getLong("batches"), row.getLong("entries"),
                row.getObject("batch", Long.class)))
            .optional();
    }

    /** One node does it; on the first start at once. */
    @Configuration(proxyBeanMethods = false)
    static class Timer {

        @Bean
        RecurringTask<Void> auditChecking(NightlyCheck check) {
            return Tasks.recurring("audit-checking", FixedDelay.of(Duration.ofDays(1)))
                .execute((instance, context) -> check.check());
        }
    }
}
