package org.minsheng.account.internal.administration;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.minsheng.account.internal.StaffAccounts;
import org.minsheng.shared.AccountId;
import org.minsheng.shared.AuditTrail;
import org.minsheng.shared.RequestKey;
import org.minsheng.shared.Role;
import org.minsheng.shared.Viewer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** A member of staff gets a sign-in. It opens nothing until the security administrator grants something. */
@Component
class OpeningAccount {

    private final JdbcClient jdbc;
    private final AuditTrail audit;
    private final Clock clock;

    OpeningAccount(JdbcClient jdbc, AuditTrail audit, Clock clock) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.clock = clock;
    }

    sealed interface Opening {

        record Opened(AccountId account) implements Opening {
        }

        record NameTaken() implements Opening {
        }

        record Denied() implements Opening {
        }
    }

    /** @param passwordHash null until the security administrator sets a first password */
    @Transactional
    public Opening open(Viewer viewer, RequestKey key, String username, String name, @Nullable String passwordHash,
                        boolean mustChange) {
        if (viewer != Viewer.SYSTEM && !viewer.has(Role.SYSTEM_ADMINISTRATOR)) {
            return new Opening.Denied();
        }
        var repeated = jdbc.sql("select id from account.account where request_key = :key")
            .param("key", key.value())
            .query(Long.class)
            .optional();
        if (repeated.isPresent()) {
            return new Opening.Opened(new AccountId(repeated.get()));
        }
        var created = jdbc.sql("""
            insert into account.account (kind, username, name, password, must_change_password, created_at, request_key)
            values ('STAFF', :username, :name, :password, :mustChange, :now, :key)
            on conflict do nothing
            returning id
            """)
            .param("username", StaffAccounts.normal(username))
            .param("name", name)
            .param("password", passwordHash, java.sql.Types.VARCHAR)
            .param("mustChange", mustChange)
            .param("now", Timestamp.from(clock.instant()))
            .param("key", key.value())
            .query(Long.class)
            .optional();
        if (created.isEmpty()) {
            return new Opening.NameTaken();
        }
        audit.record(viewer, "account.open", "account:" + created.get(), null,
            Map.of("username", StaffAccounts.normal(username), "name", name));
        return new Opening.Opened(new AccountId(created.get()));
    }
}
