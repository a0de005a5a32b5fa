package org.minsheng.account.internal;

import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.minsheng.shared.AccountId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What signing in needs to know about a member of staff. */
@Repository
public class StaffAccounts {

    private final JdbcClient jdbc;

    StaffAccounts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param secondFactor the sealed secret, null without a second factor */
    record Credentials(long id, String username, String name, @Nullable String password, boolean mustChangePassword,
                       byte @Nullable [] secondFactor, long secondFactorUsed, int epoch, boolean administrator) {

        AccountId account() {
            return new AccountId(id);
        }

        Sessions.Owner owner() {
            return new Sessions.Owner(account(), epoch);
        }
    }

    private static final String SELECT = """
        select a.id, a.username, a.name, a.password, a.must_change_password, a.second_factor, a.second_factor_used,
            a.epoch, exists (
                select 1
                from account.granted g
                where g.account = a.id
                  and g.ended_at is null
                  and g.role in ('SYSTEM_ADMINISTRATOR', 'SECURITY_ADMINISTRATOR', 'AUDITOR')
            ) as administrator
        from account.account a
        where a.kind = 'STAFF'
          and a.active
        """;

    Optional<Credentials> named(String username) {
        return jdbc.sql(SELECT + " and a.username = :username")
            .param("username", normal(username))
            .query(Credentials.class)
            .optional();
    }

    Optional<Credentials> with(AccountId id) {
        return jdbc.sql(SELECT + " and a.id = :id")
            .param("id", id.value())
            .query(Credentials.class)
            .optional();
    }

    void signedIn(AccountId id, java.time.Instant at) {
        jdbc.sql("update account.account set last_sign_in_at = :at where id = :id")
            .param("at", java.sql.Timestamp.from(at))
            .param("id", id.value())
            .update();
    }

    public static String normal(String username) {
        return username.strip().toLowerCase(Locale.ROOT);
    }
}
