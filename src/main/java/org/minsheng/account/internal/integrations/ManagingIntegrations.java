package org.minsheng.account.internal.integrations;

import java.security.SecureRandom;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.minsheng.account.internal.Hashes;
import org.minsheng.shared.AccountId;
import org.minsheng.shared.AuditTrail;
import org.minsheng.shared.Grant;
import org.minsheng.shared.RequestKey;
import org.minsheng.shared.Role;
import org.minsheng.shared.Viewer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Other systems get tokens: the system administrator makes one, the security administrator lets it in, either ends it.
 */
@Component
class ManagingIntegrations {

    static final List<String> PERMISSIONS = List.of("appeals:read", "appeals:write", "places:read", "workorders:read",
        "workorders:write");

    private final JdbcClient jdbc;
    private final AuditTrail audit;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    ManagingIntegrations(JdbcClient jdbc, AuditTrail audit, Clock clock) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Returns the token, which is never shown again; empty when the form was sent twice or is not this person's to
     * send.
     */
    @Transactional
    public String create(Viewer viewer, RequestKey key, String name, Grant scope,
                         List<String> permissions, Instant expiresAt) {
        if (!viewer.may(scope.area(), Role.SYSTEM_ADMINISTRATOR)) {
            return "";
        }
        byte[] bytes = new byte[32];
        random.nextBytes(bytes);
        var token = "ms_" + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        var created = jdbc.sql("""
            insert into account.account (kind, name, created_at, request_key)
            values ('INTEGRATION', :name, :now, :key)
            on conflict do nothing
            returning id
            """)
            .param("name", name).param("now", Timestamp.from(clock.instant())).param("key", key.value())
            .query(Long.class)
            .optional();
        if (created.isEmpty()) {
            return "";
        }
        insert(viewer, created.get(), scope, token, permissions, expiresAt);
        audit.record(viewer, "account.create-integration", "account:" + created.get(), null,
            Map.of("name", name, "area", scope.area().value(), "permissions", permissions,
                "expires", expiresAt.toString()));
        return token;
    }

    private void insert(Viewer viewer, long account, Grant scope, String token,
                        List<String> permissions, Instant expiresAt) {
        jdbc.sql("""
            insert into account.granted (account, role, organisation, area, given_at, given_by)
            values (:account, 'INTEGRATION', :organisation, :area, :now, :by)
            """)
            .param("account", account)
            .param("organisation", scope.organisation().value())
            .param("area", scope.area().value())
            .param("now", Timestamp.from(clock.instant()))
            .param("by", viewer.actor())
            .update();
        jdbc.sql("""
            insert into account.integration (account, token_hash, token_hint, permissions, expires_at)
            values (:account, :hash, :hint, :permissions, :expires)
            """)
            .param("account", account)
            .param("hash", Hashes.digest(token))
            .param("hint", token.substring(token.length() - 4))
            .param("permissions", permissions.toArray(String[]::new))
            .param("expires", Timestamp.from(expiresAt))
            .update();
    }

    @Transactional
    public boolean approve(Viewer viewer, AccountId integration) {
        return viewer.has(Role.SECURITY_ADMINISTRATOR) && change(viewer, integration, "account.approve-integration", """
            update account.integration
            set approved_at = :now, approved_by = :by
            where account = :account and approved_at is null and revoked_at is null
            """);
    }

    @Transactional
    public boolean revoke(Viewer viewer, AccountId integration) {
        return viewer.has(Role.SECURITY_ADMINISTRATOR, Role.SYSTEM_ADMINISTRATOR)
            && change(viewer, integration, "account.revoke-integration", """
            update account.integration
            set revoked_at = :now
            where account = :account and revoked_at is null and coalesce(:by, '') <> ''
            """);
    }

    private boolean change(Viewer viewer, AccountId integration, String action, String update) {
        boolean changed = jdbc.sql(update)
            .param("now", Timestamp.from(clock.instant()))
            .param("by", viewer.actor())
            .param("account", integration.value())
            .update() > 0;
        if (changed) {
            audit.record(viewer, action, "account:" + integration.value(), null, null);
        }
        return changed;
    }
}
