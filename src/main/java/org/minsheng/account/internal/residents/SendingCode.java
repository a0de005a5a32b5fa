package org.minsheng.account.internal.residents;

import java.security.SecureRandom;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import org.minsheng.account.SignInCodeIssued;
import org.minsheng.account.internal.Attempts;
import org.minsheng.shared.PhoneNumber;
import org.minsheng.shared.Vault;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** A resident asks for a code. Known and unknown numbers are treated alike: who signs in becomes known by it. */
@Component
class SendingCode {

    static final Duration VALID_FOR = Duration.ofMinutes(5);
    static final String KIND = "sign-in-code";

    private static final Duration PAUSE = Duration.ofMinutes(1);
    private static final int MOST_PER_HOUR = 5;
    private static final String BY_PHONE = "code-by-phone";
    private static final String BY_ADDRESS = "code-by-address";

    private final JdbcClient jdbc;
    private final Vault vault;
    private final Attempts attempts;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final int mostPerAddress;
    private final SecureRandom random = new SecureRandom();

    SendingCode(JdbcClient jdbc, Vault vault, Attempts attempts, ApplicationEventPublisher events, Clock clock,
                @Value("${minsheng.sign-in.codes-per-address:60}") int mostPerAddress) {
        this.jdbc = jdbc;
        this.vault = vault;
        this.attempts = attempts;
        this.events = events;
        this.clock = clock;
        this.mostPerAddress = mostPerAddress;
    }

    enum Sending { SENT, TOO_SOON, TOO_OFTEN, ADDRESS_TOO_OFTEN }

    @Transactional
    public Sending send(PhoneNumber phone, String address) {
        var index = vault.index("phone", phone.digits());
        var who = HexFormat.of().formatHex(index);
        if (!attempts.mayTry(BY_ADDRESS, address, mostPerAddress, Duration.ofHours(1))) {
            return Sending.ADDRESS_TOO_OFTEN;
        }
        if (!attempts.mayTry(BY_PHONE, who, MOST_PER_HOUR, Duration.ofHours(1))) {
            return Sending.TOO_OFTEN;
        }
        var code = "%06d".formatted(random.nextInt(1_000_000));
        if (!store(index, hash(vault, phone, code))) {
            return Sending.TOO_SOON;
        }
        attempts.count(BY_ADDRESS, address);
        attempts.count(BY_PHONE, who);
        events.publishEvent(new SignInCodeIssued(phone, code, VALID_FOR, clock.instant()));
        return Sending.SENT;
    }

    /** False within a minute after the last code, also for two requests at once. */
    private boolean store(byte[] phone, byte[] hash) {
        var now = clock.instant();
        return jdbc.sql("""
            insert into account.sign_in_code as c (phone, hash, issued_at, expires_at)
            values (:phone, :hash, :now, :expires)
            on conflict (phone) do update
            set hash = excluded.hash, issued_at = excluded.issued_at, expires_at = excluded.expires_at, tries = 0
            where c.issued_at <= :pause
            """)
            .param("phone", phone)
            .param("hash", hash)
            .param("now", Timestamp.from(now))
            .param("expires", Timestamp.from(now.plus(VALID_FOR)))
            .param("pause", Timestamp.from(now.minus(PAUSE)))
            .update() > 0;
    }

    static byte[] hash(Vault vault, PhoneNumber phone, String code) {
        return vault.index(KIND, phone.digits() + " " + code);
    }
}
