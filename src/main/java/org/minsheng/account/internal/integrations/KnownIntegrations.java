package org.minsheng.account.internal.integrations;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.minsheng.account.Integrations;
import org.minsheng.account.internal.Viewers;
import org.minsheng.shared.AccountId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Tells other modules about the integrations that work now. */
@Component
class KnownIntegrations implements Integrations {

    private final JdbcClient jdbc;
    private final Tokens tokens;
    private final Viewers viewers;
    private final Clock clock;

    KnownIntegrations(JdbcClient jdbc, Tokens tokens, Viewers viewers, Clock clock) {
        this.jdbc = jdbc;
        this.tokens = tokens;
        this.viewers = viewers;
        this.clock = clock;
    }

    private record Row(long account, Set<String> permissions) {
    }

    @Override
    public Optional<Integration> byToken(String token) {
        return tokens.holder(token)
            .filter(holder -> !holder.viewer().grants().isEmpty())
            .map(holder -> new Integration(holder.viewer(), holder.permissions()));
    }

    @Override
    public Optional<Integration> byId(AccountId id) {
        return rows("account = " + id.value()).stream().findFirst().flatMap(this::read);
    }

    @Override
    public List<Integration> active() {
        return rows("true").stream().map(this::read).flatMap(Optional::stream).toList();
    }

    private Optional<Integration> read(Row row) {
        return viewers.find(new AccountId(row.account))
            .filter(viewer -> !viewer.grants().isEmpty())
            .map(viewer -> new Integration(viewer, row.permissions));
    }

    private List<Row> rows(String condition) {
        return jdbc.sql("""
            select account, permissions
            from account.integration
            where %s
              and approved_at is not null
              and revoked_at is null
              and expires_at > :now
            order by account desc
            limit 200
            """.formatted(condition))
            .param("now", Timestamp.from(clock.instant()))
            .query((row, number) -> new Row(row.getLong("account"),
                Set.of((String[]) row.getArray("permissions").getArray())))
            .list();
    }
}
