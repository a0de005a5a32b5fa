package org.minsheng.appeal.internal.numbers;

import java.time.Instant;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.minsheng.appeal.internal.filing.FilingStatement;
import org.minsheng.area.Place;
import org.minsheng.area.Places;
import org.minsheng.shared.AreaCode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Keeps account of numbers that were drawn and lost. A database that was killed skips up to 32 numbers of a sequence
 * that it had drawn ahead; each start of a node records what lies between the last number used and the sequence.
 */
@Component
public class VoidNumbers {

    private static final Logger LOG = LoggerFactory.getLogger(VoidNumbers.class);

    private record Failure(AreaCode county, Instant at) {
    }

    private final JdbcClient jdbc;
    private final Places places;
    private final Queue<Failure> unwritten = new ConcurrentLinkedQueue<>();

    VoidNumbers(JdbcClient jdbc, Places places) {
        this.jdbc = jdbc;
        this.places = places;
    }

    /** A failed transaction may have drawn a number; while the database is away the note waits here. */
    public void noteFailure(AreaCode county, Instant at) {
        unwritten.add(new Failure(county, at));
        flush();
    }

    public void flush() {
        for (var failure = unwritten.peek(); failure != null; failure = unwritten.peek()) {
            try {
                jdbc.sql("""
                        insert into appeal.void_number (county, serial, at, reason)
                        values (:county, null, :at, 'transaction failed')
                        """)
                    .param("county", failure.county().value())
                    .param("at", FilingStatement.time(failure.at()))
                    .update();
                unwritten.poll();
            } catch (DataAccessException away) {
                LOG.warn("A failed filing at {} waits to be noted: {}", failure.at(), away.getMessage());
                return;
            }
        }
    }

    @EventListener(ApplicationReadyEvent.class)
    void noteStart() {
        places.counties().stream().map(Place::code).forEach(this::noteStart);
    }

    private void noteStart(AreaCode county) {
        jdbc.sql("""
                insert into appeal.void_number (county, serial, until_serial, reason)
                select :county, used.serial + 1, drawn.last_value, 'start'
                from (select coalesce(max(serial), 0) as serial from appeal.appeal where county = :county) as used,
                    pg_sequences as drawn
                where drawn.schemaname = 'appeal'
                    and drawn.sequencename = 'serial_' || :county
                    and drawn.last_value > used.serial
                    and not exists (
                        select
                        from appeal.void_number
                        where county = :county and until_serial >= drawn.last_value)
                """)
            .param("county", county.value())
            .update();
    }
}
