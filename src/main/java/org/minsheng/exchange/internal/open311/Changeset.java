package org.minsheng.exchange.internal.open311;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import org.minsheng.exchange.internal.Times;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Since when the services and what they ask for are as they are; clients that keep the list look at it to know whether
 * to fetch it again.
 */
@Component
class Changeset {

    private final JdbcClient jdbc;
    private final Clock clock;

    Changeset(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Matters are renamed and retired in another module, so what is offered is compared with what was offered when last
     * asked.
     */
    Instant of(List<Service> offered) {
        record Known(byte[] digest, OffsetDateTime since) {
        }
        var digest = digest(offered);
        var known = jdbc.sql("select digest, since from exchange.changeset order by id desc limit 1")
            .query((row, n) -> new Known(row.getBytes("digest"), row.getObject("since", OffsetDateTime.class)))
            .optional();
        if (known.isPresent() && Arrays.equals(known.get().digest(), digest)) {
            return known.get().since().toInstant();
        }
        var now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        jdbc.sql("insert into exchange.changeset (digest, since) values (:digest, :since)")
            .param("digest", digest)
            .param("since", Times.at(now))
            .update();
        return now;
    }

    private static byte[] digest(List<Service> offered) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(offered.toString().getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
