package org.minsheng.account.internal.audit;

import org.jspecify.annotations.Nullable;
import org.minsheng.shared.AuditTrail;
import org.minsheng.shared.Viewer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** Appends entries in the caller's transaction. */
@Repository
class WrittenTrail implements AuditTrail {

    private final JdbcClient jdbc;
    private final JsonMapper json;

    WrittenTrail(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    @Override
    public void record(Viewer viewer, String action, String subject, @Nullable Object before, @Nullable Object after) {
        jdbc.sql("select account.audit(:actor, :action, :subject, :before::jsonb, :after::jsonb)")
            .param("actor", viewer.actor())
            .param("action", action)
            .param("subject", subject)
            .param("before", written(before), java.sql.Types.VARCHAR)
            .param("after", written(after), java.sql.Types.VARCHAR)
            .query(Long.class)
            .single();
    }

    private @Nullable String written(@Nullable Object state) {
        return state == null ? null : json.writeValueAsString(state);
    }
}
