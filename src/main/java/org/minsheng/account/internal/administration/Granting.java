package org.minsheng.account.internal.administration;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.Map;
import org.minsheng.shared.AccountId;
import org.minsheng.shared.AuditTrail;
import org.minsheng.shared.Grant;
import org.minsheng.shared.Role;
import org.minsheng.shared.Viewer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The security administrator gives a role at an organisation within an area. Nobody grants to oneself, and whoever
 * administers the installation holds exactly one of its three offices and no other role.
 */
@Component
class Granting {

    private final JdbcClient jdbc;
    private final AuditTrail audit;
    private final Clock clock;

    Granting(JdbcClient jdbc, AuditTrail audit, Clock clock) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.clock = clock;
    }

    /** What became of it; only GRANTED changed anything. */
    enum Outcome { GRANTED, ALREADY, DENIED, ONESELF, NOT_STAFF, OFFICES_APART }

    @Transactional
    public Outcome grant(Viewer viewer, AccountId account, Grant grant) {
        if (viewer != Viewer.SYSTEM && !viewer.may(grant.area(), Role.SECURITY_ADMINISTRATOR)) {
            return Outcome.DENIED;
        }
        if (account.equals(viewer.account())) {
            return Outcome.ONESELF;
        }
        var kind = jdbc.sql("select kind from account.account where id = :id and active for update")
            .param("id", account.value())
            .query(String.class)
            .optional();
        if (kind.isEmpty() || !kind.get().equals("STAFF") || !grant.role().isStaff()) {
            return Outcome.NOT_STAFF;
        }
        if (mixesOffices(account, grant.role())) {
            return Outcome.OFFICES_APART;
        }
        return insert(viewer, account, grant) == 0 ? Outcome.ALREADY : Outcome.GRANTED;
    }

    private boolean mixesOffices(AccountId account, Role wanted) {
        return jdbc.sql("select role from account.granted where account = :account and ended_at is null")
            .param("account", account.value())
            .query(String.class)
            .list().stream()
            .map(Role::valueOf)
            .anyMatch(held -> held != wanted && (held.isAdministrator() || wanted.isAdministrator()));
    }

    private int insert(Viewer viewer, AccountId account, Grant grant) {
        int written = jdbc.sql("""
            insert into account.granted (account, role, organisation, area, given_at, given_by)
            values (:account, :role, :organisation, :area, :now, :by)
            on conflict do nothing
            """)
            .param("account", account.value())
            .param("role", grant.role().name())
            .param("organisation", grant.organisation().value())
            .param("area", grant.area().value())
            .param("now", Timestamp.from(clock.instant()))
            .param("by", viewer.actor())
            .update();
        if (written > 0) {
            audit.record(viewer, "account.grant", "account:" + account.value(), null, Map.of("role", grant.role(),
                "organisation", grant.organisation().value(), "area", grant.area().value()));
        }
        return written;
    }
}
