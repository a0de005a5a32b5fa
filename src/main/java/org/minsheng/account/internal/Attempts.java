package org.minsheng.account.internal;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Limits of how often something may be tried from one address or for one phone number, on all nodes together. */
@Repository
public class Attempts {

    private final JdbcClient jdbc;
    private final Clock clock;

    Attempts(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    public void count(String kind, String who) {
        jdbc.sql("insert into account.attempt (kind, who, at) values (:kind, :who, :now)")
            .param("kind", kind)
            .param("who", who)
            .param("now", Timestamp.from(clock.instant()))
            .update();
    }

    /** Whether fewer than {@code most} were counted within the time before now. */
    public boolean mayTry(String kind, String who, int most, Duration within) {
        return jdbc.sql("""
            select count(*)
            from (
                select 1
                from account.attempt
                where kind = :kind
                  and who = :who
                  and at > :since
                limit :most
            ) recent
            """)
            .param("kind", kind)
            .param("who", who)
            .param("since", Timestamp.from(clock.instant().minus(within)))
            .param("most", most)
            .query(Integer.class)
            .single() < most;
    }

    void removeBefore(Duration age) {
        var before = Timestamp.from(clock.instant().minus(age));
        jdbc.sql("delete from account.attempt where at < :before").param("before", before).update();
        jdbc.sql("delete from account.failure where at < :before and (locked_until is null or locked_until < :before)")
            .param("before", before)
            .update();
    }
}
