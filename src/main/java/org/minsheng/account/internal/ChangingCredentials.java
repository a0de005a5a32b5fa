package org.minsheng.account.internal;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.minsheng.account.internal.StaffAccounts.Credentials;
import org.minsheng.shared.AccountId;
import org.minsheng.shared.AuditTrail;
import org.minsheng.shared.Viewer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What people change about their own sign-in. Each change ends every other session of theirs. */
@Component
public class ChangingCredentials {

    private final JdbcClient jdbc;
    private final SecondFactors secondFactors;
    private final AuditTrail audit;
    private final Clock clock;

    ChangingCredentials(JdbcClient jdbc, SecondFactors secondFactors, AuditTrail audit, Clock clock) {
        this.jdbc = jdbc;
        this.secondFactors = secondFactors;
        this.audit = audit;
        this.clock = clock;
    }

    /** Returns the new epoch. */
    @Transactional
    public int password(Credentials account, String hash) {
        int epoch = jdbc.sql("""
            update account.account
            set password = :hash, password_changed_at = :now, must_change_password = false, epoch = epoch + 1
            where id = :id
            returning epoch
            """)
            .param("hash", hash)
            .param("now", Timestamp.from(clock.instant()))
            .param("id", account.id())
            .query(Integer.class)
            .single();
        audit.record(self(account), "account.change-password", subject(account.account()), null, null);
        return epoch;
    }

    /** Turns the second factor on and returns the recovery codes, which are never shown again. */
    @Transactional
    public List<String> secondFactor(Credentials account, byte[] sealed) {
        setSecondFactor(account, sealed);
        audit.record(self(account), "account.add-second-factor", subject(account.account()), null, null);
        return secondFactors.renewRecoveryCodes(account.account());
    }

    @Transactional
    public void noSecondFactor(Credentials account) {
        setSecondFactor(account, null);
        jdbc.sql("delete from account.recovery_code where account = :id").param("id", account.id()).update();
        audit.record(self(account), "account.remove-second-factor", subject(account.account()), null, null);
    }

    private void setSecondFactor(Credentials account, byte @Nullable [] sealed) {
        jdbc.sql("update account.account set second_factor = :sealed where id = :id")
            .param("sealed", sealed, java.sql.Types.BINARY)
            .param("id", account.id())
            .update();
    }

    @Transactional
    public void name(Viewer viewer, AccountId account, String name) {
        jdbc.sql("update account.account set name = :name, version = version + 1 where id = :id")
            .param("name", name)
            .param("id", account.value())
            .update();
        audit.record(viewer, "account.rename", subject(account), Map.of("name", viewer.name()), Map.of("name", name));
    }

    /** Ends every session at once, on all nodes; returns the new epoch. */
    @Transactional
    public int endSessions(Viewer viewer, AccountId account) {
        int epoch = jdbc.sql("update account.account set epoch = epoch + 1 where id = :id returning epoch")
            .param("id", account.value())
            .query(Integer.class)
            .single();
        audit.record(viewer, "account.end-sessions", subject(account), null, null);
        return epoch;
    }

    private static Viewer self(Credentials account) {
        return new Viewer(account.account(), account.name(), null, List.of());
    }

    public static String subject(AccountId account) {
        return "account:" + account.value();
    }
}
