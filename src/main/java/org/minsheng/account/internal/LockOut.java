package org.minsheng.account.internal;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Counts wrong passwords by the name that was typed, whether it exists or not. An attempt is counted before it is
 * checked, so that many at once get no more tries than one after the other.
 */
@Repository
public class LockOut {

    private final JdbcClient jdbc;
    private final Clock clock;
    private final int tries;
    private final Duration length;

    LockOut(JdbcClient jdbc, Clock clock, @Value("${minsheng.sign-in.tries:5}") int tries,
            @Value("${minsheng.sign-in.lock:15m}") Duration length) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.tries = tries;
        this.length = length;
    }

    private record Counted(int failures, @Nullable Timestamp lockedUntil) {
    }

    /** Takes one try; null when there was one left, else how long the lock lasts. */
    @Nullable Duration take(String username) {
        var now = clock.instant();
        var counted = jdbc.sql("""
            insert into account.failure as f (username, failures, at)
            values (:username, 1, :now)
            on conflict (username) do update
            set failures = case when coalesce(f.locked_until, f.at + make_interval(secs => :seconds)) <= :now
                    then 1 else f.failures + 1 end,
                locked_until = case when coalesce(f.locked_until, f.at + make_interval(secs => :seconds)) <= :now
                    then null when f.failures >= :tries then coalesce(f.locked_until, :until) end,
                at = :now
            returning failures, locked_until
            """)
            .param("username", username)
            .param("now", Timestamp.from(now))
            .param("until", Timestamp.from(now.plus(length)))
            .param("seconds", length.toSeconds())
            .param("tries", tries)
            .query(Counted.class)
            .single();
        var until = counted.lockedUntil;
        return until == null ? null : left(now, until.toInstant());
    }

    /** After the last try failed: locks at once. Null while tries are left. */
    @Nullable Duration failed(String username) {
        var now = clock.instant();
        return jdbc.sql("""
            update account.failure
            set locked_until = :until
            where username = :username
              and failures >= :tries
            returning locked_until
            """)
            .param("username", username)
            .param("until", Timestamp.from(now.plus(length)))
            .param("tries", tries)
            .query(Timestamp.class)
            .optional()
            .map(until -> left(now, until.toInstant()))
            .orElse(null);
    }

    public void forget(String username) {
        jdbc.sql("delete from account.failure where username = :username").param("username", username).update();
    }

    public boolean isLocked(String username) {
        return jdbc.sql("select count(*) from account.failure where username = :username and locked_until > :now")
            .param("username", username)
            .param("now", Timestamp.from(clock.instant()))
            .query(Integer.class)
            .single() > 0;
    }

    private static Duration left(Instant now, Instant until) {
        var left = Duration.between(now, until);
        return left.isPositive() ? left : Duration.ofMinutes(1);
    }
}
