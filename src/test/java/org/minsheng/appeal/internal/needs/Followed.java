package org.minsheng.appeal.internal.needs;

import java.time.Duration;
import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Waits until the needs base knows every step that was taken before; other transactions may hold it back for a moment.
 */
public final class Followed {

    private Followed() {
    }

    static void until(IndexingNeeds indexing, JdbcClient jdbc) {
        long last = jdbc.sql("select max(id) from appeal.step").query(Long.class).single();
        var end = Instant.now().plus(Duration.ofMinutes(2));
        while (!jdbc.sql("""
                select not exists (
                    select from appeal.step, appeal.follower
                    where follower.name = 'needs' and step.id <= :last
                        and (step.transaction, step.id) > (follower.transaction, follower.step))
                    and exists (select from appeal.follower where name = 'needs')
                """).param("last", last).query(Boolean.class).single()) {
            if (Instant.now().isAfter(end)) {
                throw new AssertionError("the needs base does not follow");
            }
            indexing.index();
        }
    }
}
