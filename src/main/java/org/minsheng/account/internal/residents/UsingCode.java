package org.minsheng.account.internal.residents;

import java.security.MessageDigest;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.minsheng.account.internal.Sessions;
import org.minsheng.account.internal.SignIn.Step;
import org.minsheng.account.internal.SignIn;
import org.minsheng.people.Persons;
import org.minsheng.shared.AccountId;
import org.minsheng.shared.AuditTrail;
import org.minsheng.shared.PhoneNumber;
import org.minsheng.shared.Vault;
import org.minsheng.shared.Viewer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * A resident shows the code that came to the phone. Every try counts before it is compared; the right one works once.
 */
@Component
class UsingCode {

    private static final int TRIES = 5;

    private final JdbcClient jdbc;
    private final Vault vault;
    private final Persons persons;
    private final AuditTrail audit;
    private final Clock clock;

    UsingCode(JdbcClient jdbc, Vault vault, Persons persons, AuditTrail audit, Clock clock) {
        this.jdbc = jdbc;
        this.vault = vault;
        this.persons = persons;
        this.audit = audit;
        this.clock = clock;
    }

    private record Row(long id, int epoch, boolean active, boolean created) {
    }

    @Transactional
    public SignIn use(PhoneNumber phone, String code) {
        var refused = prove(phone, code);
        if (refused != null) {
            return refused;
        }
        var account = account(phone);
        return account.active
            ? new SignIn.Passed(new Sessions.Owner(new AccountId(account.id), account.epoch), Step.DONE)
            : new SignIn.Refused("account.resident.closed");
    }

    /** Null when the code is the one that was sent to this phone; it is used up then. */
    SignIn.@Nullable Refused prove(PhoneNumber phone, String code) {
        var index = vault.index("phone", phone.digits());
        var expected = take(index);
        if (expected.isEmpty()) {
            return new SignIn.Refused("account.code.expired");
        }
        if (!MessageDigest.isEqual(expected.get(), SendingCode.hash(vault, phone, code))) {
            return new SignIn.Refused("account.code.wrong");
        }
        jdbc.sql("delete from account.sign_in_code where phone = :phone").param("phone", index).update();
        return null;
    }

    private Optional<byte[]> take(byte[] phone) {
        return jdbc.sql("""
            update account.sign_in_code
            set tries = tries + 1
            where phone = :phone
              and expires_at > :now
              and tries < :tries
            returning hash
            """)
            .param("phone", phone)
            .param("now", Timestamp.from(clock.instant()))
            .param("tries", TRIES)
            .query(byte[].class)
            .optional();
    }

    private Row account(PhoneNumber phone) {
        var person = persons.withPhone(phone, null);
        var account = jdbc.sql("""
            insert into account.account as a (kind, name, person, created_at, last_sign_in_at)
            values ('RESIDENT', :name, :person, :now, :now)
            on conflict (person) do update
            set last_sign_in_at = excluded.last_sign_in_at
            returning id, epoch, active, xmax = 0 as created
            """)
            .param("name", phone.masked())
            .param("person", person.value())
            .param("now", Timestamp.from(clock.instant()))
            .query(Row.class)
            .single();
        var viewer = new Viewer(new AccountId(account.id), phone.masked(), person, List.of());
        audit.record(viewer, account.created ? "account.join" : "account.sign-in", "account:" + account.id, null,
            account.created ? Map.of("person", person.value()) : null);
        return account;
    }
}
