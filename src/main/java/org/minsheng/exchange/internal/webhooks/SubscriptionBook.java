package org.minsheng.exchange.internal.webhooks;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.minsheng.appeal.AppealAction;
import org.minsheng.exchange.internal.Times;
import org.minsheng.shared.AccountId;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.RequestKey;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of {@code exchange.subscription}. */
@Repository
class SubscriptionBook {

    private final JdbcClient jdbc;

    SubscriptionBook(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Empty when the form was sent before. */
    Optional<Long> add(RequestKey key, AccountId integration, String url, AreaCode area,
                       List<AppealAction> actions, boolean pages, byte[] secret, Instant now) {
        return jdbc.sql("""
                insert into exchange.subscription (request_key, integration, url, area, actions, pages, secret,
                    created_at)
                values (:key, :integration, :url, :area, :actions, :pages, :secret, :now)
                on conflict do nothing
                returning id
                """)
            .param("key", key.value())
            .param("integration", integration.value())
            .param("url", url)
            .param("area", area.value())
            .param("actions", actions.stream().map(Enum::name).toArray(String[]::new))
            .param("pages", pages)
            .param("secret", secret)
            .param("now", Times.at(now))
            .query(Long.class)
            .optional();
    }

    /** Those that were not ended first, newest first, at most 200. */
    List<Subscription> all() {
        return jdbc.sql("""
                select *
                from exchange.subscription
                order by ended_at is not null, id desc
                limit 200
                """)
            .query(Subscription::of)
            .list();
    }

    Optional<Subscription> byId(long id) {
        return jdbc.sql("select * from exchange.subscription where id = :id")
            .param("id", id)
            .query(Subscription::of)
            .optional();
    }

    /** Switched off and not ended, at most 20. */
    List<Subscription> disabled() {
        return jdbc.sql("""
                select *
                from exchange.subscription
                where disabled_at is not null and ended_at is null
                order by disabled_at
                limit 20
                """)
            .query(Subscription::of)
            .list();
    }

    boolean end(long id, Instant now) {
        return jdbc.sql("update exchange.subscription set ended_at = :now where id = :id and ended_at is null")
            .param("id", id)
            .param("now", Times.at(now))
            .update() == 1;
    }

    boolean resume(long id) {
        return jdbc.sql("""
                update exchange.subscription
                set disabled_at = null, failures = 0
                where id = :id and disabled_at is not null and ended_at is null
                """)
            .param("id", id)
            .update() == 1;
    }

    void wentWell(long id) {
        jdbc.sql("update exchange.subscription set failures = 0 where id = :id and failures > 0")
            .param("id", id)
            .update();
    }

    /** Counts a failure. @return whether this was the one too many, which switched it off */
    boolean failed(long id, int most, Instant now) {
        return jdbc.sql("""
                update exchange.subscription
                set failures = failures + 1,
                    disabled_at = case when failures + 1 >= :most then coalesce(disabled_at, :now) end
                where id = :id
                returning disabled_at is not null
                """)
            .param("id", id)
            .param("most", most)
            .param("now", Times.at(now))
            .query(Boolean.class)
            .single();
    }
}
