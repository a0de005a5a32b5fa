package org.minsheng.exchange.internal.webhooks;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.minsheng.appeal.AppealAction;
import org.minsheng.appeal.AppealStep;
import org.minsheng.appeal.LedgerPageSealed;
import org.minsheng.exchange.internal.Times;
import org.minsheng.shared.AccountId;
import org.minsheng.shared.Slice;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of {@code exchange.delivery}; each change of state is one statement that checks the state before. */
@Repository
class DeliveryBook {

    /** What stands for the action of a page of the ledger. */
    static final String PAGE = "PAGE";
    private static final int LONGEST_ANSWER = 300;

    private final JdbcClient jdbc;

    DeliveryBook(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A delivery whose attempt has begun, with what it needs. */
    record Begun(long id, UUID key, long subscription, AccountId integration, String url,
                 byte[] secret, String action, String body, int attempts) {
    }

    /** Whether anybody subscribes to anything. */
    boolean hasSubscribers() {
        return jdbc.sql("select exists (select from exchange.subscription where ended_at is null)")
            .query(Boolean.class).single();
    }

    /** One row for each subscription that wants this step; a step that comes again adds none. */
    List<Long> add(AppealStep step, String body, Instant now) {
        return jdbc.sql("""
                insert into exchange.delivery (subscription, step, number, action, body, state, created, changed)
                select id, :step, :number, :action, :body, case when disabled_at is null then 'QUEUED' else 'HELD' end,
                    :now, :now
                from exchange.subscription
                where ended_at is null
                    and starts_with(:place, area)
                    and :action = any(actions)
                on conflict do nothing
                returning id
                """)
            .param("step", step.stepId())
            .param("number", step.number())
            .param("action", step.action().name())
            .param("body", body)
            .param("place", step.place().value())
            .param("now", Times.at(now))
            .query(Long.class)
            .list();
    }

    /** One row for each subscription that wants pages of the ledger. */
    List<Long> add(LedgerPageSealed page, String body, Instant now) {
        return jdbc.sql("""
                insert into exchange.delivery (subscription, step, number, action, body, state, created, changed)
                select id, -:number::bigint, :number::text, :action, :body, case when disabled_at is null then 'QUEUED'
                    else 'HELD' end, :now, :now
                from exchange.subscription
                where ended_at is null and pages
                on conflict do nothing
                returning id
                """)
            .param("number", page.number())
            .param("action", PAGE)
            .param("body", body)
            .param("now", Times.at(now))
            .query(Long.class)
            .list();
    }

    /** Counts an attempt; empty when there is nothing to send, or the subscription is off. */
    Optional<Begun> begin(long id, Instant now) {
        return jdbc.sql("""
                update exchange.delivery
                set state = 'SENDING', attempts = attempts + 1, next_attempt = null, changed = :now
                from exchange.subscription
                where delivery.id = :id
                    and delivery.state in ('QUEUED', 'FAILED', 'SENDING')
                    and subscription.id = delivery.subscription
                    and subscription.disabled_at is null
                    and subscription.ended_at is null
                returning delivery.id, delivery.key, delivery.subscription, subscription.integration, subscription.url,
                    subscription.secret, delivery.action, delivery.body, delivery.attempts
                """)
            .param("id", id)
            .param("now", Times.at(now))
            .query((row, n) -> new Begun(row.getLong("id"), row.getObject("key", UUID.class),
                row.getLong("subscription"), new AccountId(row.getLong("integration")), row.getString("url"),
                row.getBytes("secret"), row.getString("action"), row.getString("body"), row.getInt("attempts")))
            .optional();
    }

    /** What came of an attempt; a node that was overtaken by a later attempt changes nothing. */
    void end(Begun attempt, WebhookState state, String answer, @Nullable Instant next, Instant now) {
        jdbc.sql("""
                update exchange.delivery
                set state = :state, answer = :answer, next_attempt = :next::timestamptz, changed = :now
                where id = :id and attempts = :attempts and state = 'SENDING'
                """)
            .param("id", attempt.id())
            .param("attempts", attempt.attempts())
            .param("state", state.name())
            .param("answer", answer.length() > LONGEST_ANSWER ? answer.substring(0, LONGEST_ANSWER) : answer)
            .param("next", next == null ? null : Times.at(next))
            .param("now", Times.at(now))
            .update();
    }

    /** The attempt did not begin after all. */
    void putBack(Begun attempt, Instant next) {
        jdbc.sql("""
                update exchange.delivery
                set state = 'QUEUED', attempts = attempts - 1, next_attempt = :next
                where id = :id and attempts = :attempts and state = 'SENDING'
                """)
            .param("id", attempt.id())
            .param("attempts", attempt.attempts())
            .param("next", Times.at(next))
            .update();
    }

    void hold(long subscription, Instant now) {
        jdbc.sql("""
                update exchange.delivery
                set state = 'HELD', next_attempt = null, changed = :now
                where subscription = :subscription and state in ('QUEUED', 'FAILED')
                """)
            .param("subscription", subscription)
            .param("now", Times.at(now))
            .update();
    }

    /** What waited while the subscription was off is on its way again. */
    List<Long> release(long subscription, Instant now) {
        return jdbc.sql("""
                update exchange.delivery
                set state = 'QUEUED', attempts = 0, changed = :now
                where subscription = :subscription and state = 'HELD'
                returning id
                """)
            .param("subscription", subscription)
            .param("now", Times.at(now))
            .query(Long.class)
            .list();
    }

    /** Queues one again that was sent or given up. */
    boolean requeue(long id, Instant now) {
        return jdbc.sql("""
                update exchange.delivery
                set state = 'QUEUED', attempts = 0, changed = :now
                where id = :id and state in ('SENT', 'GIVEN_UP')
                """)
            .param("id", id)
            .param("now", Times.at(now))
            .update() == 1;
    }

    /** Queues those of a subscription again that were made since then, the oldest first, no more than {@code most}. */
    List<Long> requeueSince(long subscription, Instant since, int most, Instant now) {
        return jdbc.sql("""
                update exchange.delivery
                set state = 'QUEUED', attempts = 0, changed = :now
                where id in (
                    select id
                    from exchange.delivery
                    where subscription = :subscription and created >= :since and state in ('SENT', 'GIVEN_UP')
                    order by id
                    limit :most)
                returning id
                """)
            .param("subscription", subscription)
            .param("since", Times.at(since))
            .param("most", most)
            .param("now", Times.at(now))
            .query(Long.class)
            .list();
    }

    boolean isQueued(long id) {
        return jdbc.sql("select exists (select from exchange.delivery where id = :id and state = 'QUEUED')")
            .param("id", id)
            .query(Boolean.class)
            .single();
    }

    /** What should have been tried by now, at most 500. */
    List<Long> late(Instant before) {
        return jdbc.sql("""
                select delivery.id
                from exchange.delivery
                join exchange.subscription on subscription.id = delivery.subscription
                where state in ('QUEUED', 'FAILED', 'SENDING')
                    and changed < :before
                    and coalesce(next_attempt, changed) < :before
                    and disabled_at is null
                    and ended_at is null
                order by changed
                limit 500
                """)
            .param("before", Times.at(before))
            .query(Long.class)
            .list();
    }

    Optional<Long> subscriptionOf(long id) {
        return jdbc.sql("select subscription from exchange.delivery where id = :id")
            .param("id", id)
            .query(Long.class)
            .optional();
    }

    /** Newest first. */
    Slice<Delivery> of(long subscription, @Nullable WebhookState state, @Nullable Long before, int size) {
        var rows = jdbc.sql("""
                select *
                from exchange.delivery
                where subscription = :subscription
                    and (:state::text is null or state = :state)
                    and (:before::bigint is null or id < :before)
                order by id desc
                limit :size
                """)
            .param("subscription", subscription)
            .param("state", state == null ? null : state.name())
            .param("before", before)
            .param("size", size + 1)
            .query(DeliveryBook::delivery)
            .list();
        return Slice.of(rows, size, row -> Long.toString(row.id()));
    }

    int forget(Instant before) {
        return jdbc.sql("""
                delete from exchange.delivery
                where id in (
                    select id
                    from exchange.delivery
                    where created < :before
                    limit 10000)
                """)
            .param("before", Times.at(before))
            .update();
    }

    private static @Nullable AppealAction action(String text) {
        return text.equals(PAGE) ? null : AppealAction.valueOf(text);
    }

    private static Delivery delivery(ResultSet row, int index) throws SQLException {
        return new Delivery(row.getLong("id"), row.getString("number"), action(row.getString("action")),
            WebhookState.valueOf(row.getString("state")), row.getInt("attempts"), row.getString("answer"),
            Times.read(row, "next_attempt"), Times.of(row, "created"));
    }
}
