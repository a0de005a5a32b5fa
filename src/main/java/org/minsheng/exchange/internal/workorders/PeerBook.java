package org.minsheng.exchange.internal.workorders;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.minsheng.account.Integrations.Integration;
import org.minsheng.exchange.internal.Times;
import org.minsheng.shared.AccountId;
import org.minsheng.shared.RequestKey;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of {@code exchange.peer}. */
@Repository
class PeerBook {

    private final JdbcClient jdbc;

    PeerBook(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Empty when the form was sent before, or the integration is another peer's already. */
    Optional<Long> add(RequestKey key, String name, String url, byte[] secret, Integration integration, boolean gives,
                       boolean takes, Instant now) {
        return jdbc.sql("""
                insert into exchange.peer (request_key, name, url, secret, integration, organisation, area, gives,
                    takes, created_at)
                values (:key, :name, :url, :secret, :integration, :organisation, :area, :gives, :takes, :now)
                on conflict do nothing
                returning id
                """)
            .param("key", key.value())
            .param("name", name)
            .param("url", url)
            .param("secret", secret)
            .param("integration", integration.id().value())
            .param("organisation", integration.grant().organisation().value())
            .param("area", integration.grant().area().value())
            .param("gives", gives)
            .param("takes", takes)
            .param("now", Times.at(now))
            .query(Long.class)
            .optional();
    }

    /** Those that were not ended first, newest first, at most 200. */
    List<Peer> all() {
        return jdbc.sql("select * from exchange.peer order by ended_at is not null, id desc limit 200")
            .query(Peer::of)
            .list();
    }

    Optional<Peer> byId(long id) {
        return jdbc.sql("select * from exchange.peer where id = :id")
            .param("id", id)
            .query(Peer::of)
            .optional();
    }

    /** The one that signs in with this account. */
    Optional<Peer> byAccount(AccountId account) {
        return jdbc.sql("select * from exchange.peer where integration = :account and ended_at is null")
            .param("account", account.value())
            .query(Peer::of)
            .optional();
    }

    /** What we sign in with there, sealed. */
    byte[] secret(long id) {
        return jdbc.sql("select secret from exchange.peer where id = :id")
            .param("id", id)
            .query(byte[].class)
            .single();
    }

    boolean end(long id, Instant now) {
        return jdbc.sql("update exchange.peer set ended_at = :now where id = :id and ended_at is null")
            .param("id", id)
            .param("now", Times.at(now))
            .update() == 1;
    }
}
