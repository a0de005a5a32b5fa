package org.minsheng.account.internal.audit;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.sql.Types;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.minsheng.shared.AuditTrail;
import org.minsheng.shared.Viewer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import tools.jackson.databind.json.JsonMapper;

/** Appends entries in the caller's transaction, with the address and session of the request behind it, if any. */
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
        var request = request();
        jdbc.sql("""
            insert into account.audit_entry (actor, action, subject, before, after, address, session)
            values (:actor, :action, :subject, :before::jsonb, :after::jsonb, :address, :session)
            """)
            .param("actor", viewer.actor())
            .param("action", action)
            .param("subject", subject)
            .param("before", written(before), Types.VARCHAR)
            .param("after", written(after), Types.VARCHAR)
            .param("address", request == null ? null : request.getRemoteAddr(), Types.VARCHAR)
            .param("session", request == null ? null : session(request), Types.VARCHAR)
            .update();
    }

    private @Nullable String written(@Nullable Object state) {
        return state == null ? null : json.writeValueAsString(state);
    }

    private static @Nullable HttpServletRequest request() {
        return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes attributes
            ? attributes.getRequest() : null;
    }

    /** Names the session without being it. */
    private static @Nullable String session(HttpServletRequest request) {
        var session = request.getSession(false);
        return session == null ? null : HexFormat.of()
            .formatHex(Sm3.of(session.getId().getBytes(StandardCharsets.UTF_8)), 0, 8);
    }
}
