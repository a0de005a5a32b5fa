package org.minsheng.account.internal.administration;

import java.security.SecureRandom;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.minsheng.account.PostingEnded;
import org.minsheng.account.internal.LockOut;
import org.minsheng.account.internal.Passwords;
import org.minsheng.shared.AccountId;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.AuditTrail;
import org.minsheng.shared.Grant;
import org.minsheng.shared.OrganisationId;
import org.minsheng.shared.Role;
import org.minsheng.shared.Viewer;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The separated parts of looking after a sign-in: the system administrator names and closes it, the security
 * administrator ends grants, unlocks and resets. Nobody does any of it to oneself.
 */
@Component
class ManagingAccount {

    private static final String LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";

    private final JdbcClient jdbc;
    private final Passwords passwords;
    private final LockOut lockOut;
    private final AuditTrail audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    ManagingAccount(JdbcClient jdbc, Passwords passwords, LockOut lockOut, AuditTrail audit,
                    ApplicationEventPublisher events, Clock clock) {
        this.jdbc = jdbc;
        this.passwords = passwords;
        this.lockOut = lockOut;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    private static boolean may(Viewer viewer, AccountId account, Role role) {
        return viewer.has(role) && !account.equals(viewer.account());
    }

    /** False when somebody else changed it in between. */
    @Transactional
    public boolean rename(Viewer viewer, AccountRow account, String name, int version) {
        var id = new AccountId(account.id());
        boolean changed = may(viewer, id, Role.SYSTEM_ADMINISTRATOR) && jdbc.sql("""
            update account.account
            set name = :name, version = version + 1
            where id = :id
              and version = :version
            """)
            .param("name", name).param("id", id.value()).param("version", version)
            .update() > 0;
        if (changed) {
            audit.record(viewer, "account.rename", "account:" + id.value(),
                Map.of("name", account.name()), Map.of("name", name));
        }
        return changed;
    }

    /** Closing ends every session at once. */
    @Transactional
    public boolean setActive(Viewer viewer, AccountId id, boolean active) {
        boolean changed = may(viewer, id, Role.SYSTEM_ADMINISTRATOR) && jdbc.sql("""
            update account.account
            set active = :active, epoch = epoch + 1, version = version + 1
            where id = :id
              and kind = 'STAFF'
              and active <> :active
            """)
            .param("active", active).param("id", id.value())
            .update() > 0;
        if (changed) {
            audit.record(viewer, active ? "account.reopen" : "account.close", "account:" + id.value(),
                Map.of("active", !active), Map.of("active", active));
            if (!active) {
                events.publishEvent(new PostingEnded(id, grants("account = :id and ended_at is null", id.value()),
                    clock.instant()));
            }
        }
        return changed;
    }

    @Transactional
    public boolean endGrant(Viewer viewer, AccountId id, long grant) {
        boolean changed = may(viewer, id, Role.SECURITY_ADMINISTRATOR) && jdbc.sql("""
            update account.granted
            set ended_at = :now, ended_by = :by
            where id = :grant
              and account = :id
              and ended_at is null
            """)
            .param("now", Timestamp.from(clock.instant())).param("by", viewer.actor())
            .param("grant", grant).param("id", id.value())
            .update() > 0;
        if (changed) {
            audit.record(viewer, "account.end-grant", "account:" + id.value(), Map.of("grant", grant), null);
            events.publishEvent(new PostingEnded(id, grants("id = :id", grant), clock.instant()));
        }
        return changed;
    }

    private List<Grant> grants(String which, long id) {
        return jdbc.sql("select role, organisation, area from account.granted where " + which)
            .param("id", id)
            .query((row, n) -> new Grant(Role.valueOf(row.getString("role")),
                new OrganisationId(row.getLong("organisation")), new AreaCode(row.getString("area"))))
            .list();
    }

    @Transactional
    public boolean unlock(Viewer viewer, AccountRow account) {
        var id = new AccountId(account.id());
        if (!may(viewer, id, Role.SECURITY_ADMINISTRATOR)) {
            return false;
        }
        lockOut.forget(account.username());
        audit.record(viewer, "account.unlock", "account:" + id.value(), null, null);
        return true;
    }

    /**
     * A new password that must be changed at the next sign-in, shown once; empty when it is not this person's to reset.
     */
    @Transactional
    public String resetPassword(Viewer viewer, AccountRow account) {
        var id = new AccountId(account.id());
        if (!may(viewer, id, Role.SECURITY_ADMINISTRATOR)) {
            return "";
        }
        var password = draw();
        jdbc.sql("""
            update account.account
            set password = :hash, must_change_password = true, epoch = epoch + 1, second_factor = null
            where id = :id
            """)
            .param("hash", passwords.encode(password)).param("id", id.value())
            .update();
        jdbc.sql("delete from account.recovery_code where account = :id").param("id", id.value()).update();
        lockOut.forget(account.username());
        audit.record(viewer, "account.reset-password", "account:" + id.value(), null, null);
        return password;
    }

    /** Sixteen letters and digits that are not mistaken for one another, in groups of four. */
    String draw() {
        var drawn = new StringBuilder();
        for (int place = 0; place < 16; place++) {
            drawn.append(place > 0 && place % 4 == 0 ? "-" : "")
                .append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return drawn.toString();
    }
}
