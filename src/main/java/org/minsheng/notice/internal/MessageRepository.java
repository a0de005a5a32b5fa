package org.minsheng.notice.internal;

import static org.minsheng.shared.Columns.texts;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.minsheng.shared.PersonId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The rows of {@code notice.message} on their way; each change of state is one statement that checks the state before.
 */
@Repository
public class MessageRepository {

    private final JdbcClient jdbc;

    MessageRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A message whose attempt has begun. */
    public record Begun(long id, UUID key, String event, String recipient, Carrier channel,
                        String masked, byte @Nullable [] address,
                 byte[] sealed, int attempts, @Nullable Instant expires, boolean urgent) {

        public @Nullable PersonId person() {
            return recipient.startsWith("person:")
                ? new PersonId(Long.parseLong(recipient.substring("person:".length()))) : null;
        }
    }

    /** A message that another takes along, and when it would have gone. */
    record Joined(byte[] sealed, Instant until) {
    }

    /** A message about to be written. */
    record New(Envelope envelope, String recipient, String masked, byte @Nullable [] address,
               byte[] sealed, DeliveryState state) {

        private Key key() {
            return new Key(envelope.event(), recipient, envelope.channel().name());
        }
    }

    private record Key(String event, String recipient, String channel) {
    }

    /**
     * @return ids of those that are new: what an event has told this recipient through this channel is not told again
     */
    Map<New, Long> add(List<New> told, Instant now) {
        var ids = new HashMap<Key, Long>();
        jdbc.sql("""
                insert into notice.message
                    (event, recipient, channel, template, subject, number, area, masked, address, sealed, state,
                        expires, urgent,
                    created, changed)
                select told.*, :now, :now
                from unnest(:events::text[], :recipients::text[], :channels::text[], :templates::text[],
                    :subjects::text[],
                    :numbers::text[], :areas::text[], :masked::text[], :addresses::bytea[], :sealed::bytea[],
                    :states::text[], :expire::timestamptz[], :urgent::boolean[]) as told
                on conflict (event, recipient, channel) do nothing
                returning id, event, recipient, channel
                """)
            .param("events", texts(told, message -> message.envelope().event()))
            .param("recipients", texts(told, New::recipient))
            .param("channels", texts(told, message -> message.envelope().channel().name()))
            .param("templates", texts(told, message -> message.envelope().letter().template()))
            .param("subjects", texts(told, message -> message.envelope().subject()))
            .param("numbers", texts(told, message -> message.envelope().letter().parts().get("number")))
            .param("areas", texts(told, message -> message.envelope().area() == null ? null
                : message.envelope().area().value()))
            .param("masked", texts(told, New::masked))
            .param("addresses", told.stream().map(New::address).toArray(byte[][]::new))
            .param("sealed", told.stream().map(New::sealed).toArray(byte[][]::new))
            .param("states", texts(told, message -> message.state().name()))
            .param("expire", texts(told, message -> message.envelope().expires() == null ? null
                : message.envelope().expires().toString()))
            .param("urgent", told.stream().map(message -> message.envelope().urgent()).toArray(Boolean[]::new))
            .param("now", at(now))
            .query((row, number) -> ids.put(new Key(row.getString("event"), row.getString("recipient"),
                row.getString("channel")), row.getLong("id")))
            .list();
        var added = new LinkedHashMap<New, Long>();
        told.forEach(message -> {
            var id = ids.remove(message.key());
            if (id != null) {
                added.put(message, id);
            }
        });
        return added;
    }

    /**
     * Takes the message about the same that waits for the same recipient out of the queue.
     *
     * @return it, empty without one
     */
    Optional<Joined> join(String subject, String recipient, Carrier channel, Instant now) {
        return jdbc.sql("""
                with waiting as (
                    select id, next_attempt as until
                    from notice.message
                    where subject = :subject and recipient = :recipient and channel = :channel
                        and state = 'QUEUED' and next_attempt is not null
                    for update
                )
                update notice.message
                set state = 'JOINED', next_attempt = null, changed = :now
                from waiting
                where message.id = waiting.id
                returning sealed, until
                """)
            .param("subject", subject)
            .param("recipient", recipient)
            .param("channel", channel.name())
            .param("now", at(now))
            .query((row, number) -> new Joined(row.getBytes("sealed"),
                row.getObject("until", OffsetDateTime.class).toInstant()))
            .list().stream().reduce((earlier, later) -> later);
    }

    /** While it waits, what it says may still become more. */
    void rewrite(long id, byte[] sealed) {
        jdbc.sql("update notice.message set sealed = :sealed where id = :id and state = 'QUEUED'")
            .param("id", id)
            .param("sealed", sealed)
            .update();
    }

    /** The message when an attempt may begin. */
    Optional<Begun> ready(long id) {
        return jdbc.sql("select * from notice.message where id = :id and state = any(:before)")
            .param("id", id)
            .param("before", DeliveryState.before(DeliveryState.SENDING))
            .query(MessageRepository::begun)
            .optional();
    }

    void putOff(long id, Instant until, Instant now) {
        jdbc.sql("""
                update notice.message
                set next_attempt = :until, changed = :now
                where id = :id and state = any(:before)
                """)
            .param("id", id)
            .param("until", at(until))
            .param("now", at(now))
            .param("before", DeliveryState.before(DeliveryState.SENDING))
            .update();
    }

    /** Counts a new attempt; empty when the message is done with. */
    Optional<Begun> begin(long id, Instant now) {
        return jdbc.sql("""
                update notice.message
                set state = 'SENDING', attempts = attempts + 1, next_attempt = null, changed = :now
                where id = :id and state = any(:before)
                returning *
                """)
            .param("id", id)
            .param("now", at(now))
            .param("before", DeliveryState.before(DeliveryState.SENDING))
            .query(MessageRepository::begun)
            .optional();
    }

    /** Writes what came of an attempt; a node that was overtaken by a later attempt changes nothing but the history. */
    void end(Begun attempt, DeliveryState state, String outcome, String answer, @Nullable Instant next, Instant now) {
        jdbc.sql("""
                with tried as (
                    insert into notice.attempt (message, number, at, outcome, answer)
                    values (:id, :number, :now, :outcome, :answer)
                )
                update notice.message
                set state = :state, answer = :answer, next_attempt = :next, changed = :now
                where id = :id and attempts = :number and state = any(:before)
                """)
            .param("id", attempt.id())
            .param("number", attempt.attempts())
            .param("now", at(now))
            .param("outcome", outcome)
            .param("answer", answer.length() > 300 ? answer.substring(0, 300) : answer)
            .param("state", state.name())
            .param("next", at(next))
            .param("before", DeliveryState.before(state))
            .update();
    }

    /** What the provider reported later. @return the message, empty when there is none to change */
    public Optional<Begun> receipt(UUID key, DeliveryState state, String answer, Instant at, Instant now) {
        return jdbc.sql("""
                with changed as (
                    update notice.message
                    set state = :state, answer = :answer, next_attempt = null, changed = :now,
                        arrived = case when :state = 'DELIVERED' then cast(:at as timestamptz) end
                    where key = :key and state = any(:before)
                    returning *
                ), noted as (
                    insert into notice.attempt (message, number, at, outcome, answer)
                    select id, attempts, :now, case :state when 'DELIVERED' then :state else 'UNDELIVERED' end, :answer
                    from changed
                )
                select *
                from changed
                """)
            .param("key", key)
            .param("state", state.name())
            .param("answer", answer.length() > 300 ? answer.substring(0, 300) : answer)
            .param("at", at(at))
            .param("now", at(now))
            .param("before", DeliveryState.before(state))
            .query(MessageRepository::begun)
            .optional();
    }

    /**
     * Puts a message that was given up back into the queue, with a full set of attempts and under a new key: the
     * provider would take the old one for a repeat.
     */
    boolean requeue(long id, Instant now) {
        return jdbc.sql("""
                update notice.message
                set state = 'QUEUED', attempts = 0, key = gen_random_uuid(), changed = :now
                where id = :id and expires is null and state = any(:before)
                """)
            .param("id", id)
            .param("now", at(now))
            .param("before", DeliveryState.before(DeliveryState.QUEUED))
            .update() == 1;
    }

    private static Begun begun(ResultSet row, int number) throws SQLException {
        var expires = row.getObject("expires", OffsetDateTime.class);
        return new Begun(row.getLong("id"), row.getObject("key", UUID.class),
            row.getString("event"), row.getString("recipient"), Carrier.valueOf(row.getString("channel")),
            row.getString("masked"), row.getBytes("address"), row.getBytes("sealed"), row.getInt("attempts"),
            expires == null ? null : expires.toInstant(), row.getBoolean("urgent"));
    }

    static @Nullable OffsetDateTime at(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }
}
