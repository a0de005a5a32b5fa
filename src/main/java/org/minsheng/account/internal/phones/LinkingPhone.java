package org.minsheng.account.internal.phones;

import java.security.MessageDigest;
import java.security.SecureRandom;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.minsheng.account.SignInCodeIssued;
import org.minsheng.account.internal.Attempts;
import org.minsheng.account.internal.LinkedPhones;
import org.minsheng.people.Persons;
import org.minsheng.shared.AccountId;
import org.minsheng.shared.AuditTrail;
import org.minsheng.shared.PersonId;
import org.minsheng.shared.PhoneNumber;
import org.minsheng.shared.Vault;
import org.minsheng.shared.Viewer;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** A member of staff links the own phone: a code is sent there and typed here. It is no way to sign in. */
@Component
class LinkingPhone implements LinkedPhones {

    static final Duration VALID_FOR = Duration.ofMinutes(5);
    private static final Duration PAUSE = Duration.ofMinutes(1);
    private static final int MOST_PER_HOUR = 5;
    private static final int TRIES = 5;
    private static final String KIND = "staff-phone";

    private final JdbcClient jdbc;
    private final Vault vault;
    private final Attempts attempts;
    private final Persons persons;
    private final ApplicationEventPublisher events;
    private final AuditTrail audit;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    LinkingPhone(JdbcClient jdbc, Vault vault, Attempts attempts, Persons persons,
                 ApplicationEventPublisher events, AuditTrail audit, Clock clock) {
        this.jdbc = jdbc;
        this.vault = vault;
        this.attempts = attempts;
        this.persons = persons;
        this.events = events;
        this.audit = audit;
        this.clock = clock;
    }

    enum Sending { SENT, TOO_SOON, TOO_OFTEN }

    enum Proof { LINKED, WRONG, EXPIRED }

    @Transactional
    public Sending send(AccountId account, PhoneNumber phone) {
        var who = Long.toString(account.value());
        if (!attempts.mayTry(KIND, who, MOST_PER_HOUR, Duration.ofHours(1))) {
            return Sending.TOO_OFTEN;
        }
        var code = "%06d".formatted(random.nextInt(1_000_000));
        if (!store(account, phone, code)) {
            return Sending.TOO_SOON;
        }
        attempts.count(KIND, who);
        events.publishEvent(new SignInCodeIssued(phone, code, VALID_FOR, clock.instant()));
        return Sending.SENT;
    }

    @Transactional
    public Proof prove(Viewer viewer, AccountId account, PhoneNumber phone, String code) {
        var expected = take(account, phone);
        if (expected.isEmpty()) {
            return Proof.EXPIRED;
        }
        if (!MessageDigest.isEqual(expected.get(), hash(account, phone, code))) {
            return Proof.WRONG;
        }
        jdbc.sql("delete from account.sign_in_code where phone = :phone")
            .param("phone", index(account, phone)).update();
        var person = persons.withPhone(phone, null);
        var before = masked(account);
        jdbc.sql("""
            insert into account.phone (account, person, linked_at)
            values (:account, :person, :now)
            on conflict (account) do update
            set person = excluded.person, linked_at = excluded.linked_at
            """)
            .param("account", account.value())
            .param("person", person.value())
            .param("now", now())
            .update();
        audit.record(viewer, "account.link-phone", "account:" + account.value(),
            before == null ? null : Map.of("phone", before), Map.of("phone", phone.masked()));
        return Proof.LINKED;
    }

    @Transactional
    public void unlink(Viewer viewer, AccountId account) {
        var before = masked(account);
        if (before != null) {
            jdbc.sql("delete from account.phone where account = :account").param("account", account.value()).update();
            audit.record(viewer, "account.unlink-phone", "account:" + account.value(), Map.of("phone", before), null);
        }
    }

    @Override
    public @Nullable String masked(AccountId account) {
        return person(account).map(person -> persons.masked(List.of(person)).get(person))
            .map(known -> known.phone()).orElse(null);
    }

    private Optional<PersonId> person(AccountId account) {
        return jdbc.sql("select person from account.phone where account = :account").param("account", account.value())
            .query(Long.class).optional().map(PersonId::new);
    }

    /** False within a minute after the last code to this phone, also for two requests at once. */
    private boolean store(AccountId account, PhoneNumber phone, String code) {
        var now = clock.instant();
        return jdbc.sql("""
            insert into account.sign_in_code as c (phone, hash, issued_at, expires_at)
            values (:phone, :hash, :now, :expires)
            on conflict (phone) do update
            set hash = excluded.hash, issued_at = excluded.issued_at, expires_at = excluded.expires_at, tries = 0
            where c.issued_at <= :pause
            """)
            .param("phone", index(account, phone))
            .param("hash", hash(account, phone, code))
            .param("now", Timestamp.from(now))
            .param("expires", Timestamp.from(now.plus(VALID_FOR)))
            .param("pause", Timestamp.from(now.minus(PAUSE)))
            .update() > 0;
    }

    /** Every try counts before it is compared. */
    private Optional<byte[]> take(AccountId account, PhoneNumber phone) {
        return jdbc.sql("""
            update account.sign_in_code
            set tries = tries + 1
            where phone = :phone
              and expires_at > :now
              and tries < :tries
            returning hash
            """)
            .param("phone", index(account, phone))
            .param("now", now())
            .param("tries", TRIES)
            .query(byte[].class)
            .optional();
    }

    /**
     * Another row than that of a resident's sign-in with the same phone, so that neither code opens the other's door.
     */
    private byte[] index(AccountId account, PhoneNumber phone) {
        return vault.index(KIND, account.value() + " " + phone.digits());
    }

    private byte[] hash(AccountId account, PhoneNumber phone, String code) {
        return vault.index(KIND + "-code", account.value() + " " + phone.digits() + " " + code);
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }
}
