package org.minsheng.notice.internal;

import java.sql.Time;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.minsheng.shared.PersonId;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Whether somebody may be disturbed now. A demo disturbs at any hour until somebody sets its hours. */
@Repository
public class Disturbing {

    private static final Duration KNOWN_FOR = Duration.ofSeconds(5);

    private final JdbcClient jdbc;
    private final Clock clock;
    private final QuietHours untilSet;
    private volatile @Nullable Known known;

    private record Known(QuietHours hours, Instant at) {
    }

    Disturbing(JdbcClient jdbc, Clock clock, @Value("${minsheng.demo}") boolean demo) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.untilSet = demo ? QuietHours.OFF : new QuietHours(true, QuietHours.OFF.begins(), QuietHours.OFF.ends());
    }

    /** As they were within the last seconds: they are asked for with each message. */
    boolean isQuiet(Instant now) {
        return lately(now).until(now, clock.getZone()).isPresent();
    }

    private QuietHours lately(Instant now) {
        var lately = known;
        if (lately == null || Duration.between(lately.at, now).abs().compareTo(KNOWN_FOR) > 0) {
            lately = new Known(hours(), now);
            known = lately;
        }
        return lately.hours;
    }

    /** After they were set on this node. */
    public void forget() {
        known = null;
    }

    public QuietHours hours() {
        return jdbc.sql("select active, begins, ends from notice.quiet_hours order by id desc limit 1")
            .query((row, number) -> new QuietHours(row.getBoolean("active"),
                row.getObject("begins", Time.class).toLocalTime(), row.getObject("ends", Time.class).toLocalTime()))
            .optional().orElse(untilSet);
    }

    /** When this message may go, empty when it may go now. */
    Optional<Instant> until(@Nullable PersonId person, boolean urgent, Instant now) {
        if (urgent) {
            return Optional.empty();
        }
        var until = lately(now).until(now, clock.getZone());
        return until.isPresent() && person != null && wantsAtOnce(person) ? Optional.empty() : until;
    }

    public boolean wantsAtOnce(PersonId person) {
        return jdbc.sql("select at_once from notice.preference where person = :person").param("person", person.value())
            .query(Boolean.class).optional().orElse(false);
    }
}
