package org.minsheng.account.internal;

import dev.samstevens.totp.code.DefaultCodeGenerator;
import dev.samstevens.totp.code.HashingAlgorithm;
import dev.samstevens.totp.exceptions.CodeGenerationException;
import dev.samstevens.totp.exceptions.QrGenerationException;
import dev.samstevens.totp.qr.QrData;
import dev.samstevens.totp.qr.ZxingPngQrGenerator;
import dev.samstevens.totp.recovery.RecoveryCodeGenerator;
import dev.samstevens.totp.secret.DefaultSecretGenerator;
import dev.samstevens.totp.util.Utils;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.minsheng.shared.AccountId;
import org.minsheng.shared.Vault;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Codes of an authenticator app (RFC 6238, six digits, 30 seconds) and the recovery codes beside them; each works once.
 */
@Component
class SecondFactors {

    private static final int STEP_SECONDS = 30;
    private static final String RECOVERY = "recovery-code";

    private final DefaultCodeGenerator codes = new DefaultCodeGenerator(HashingAlgorithm.SHA1, 6);
    private final JdbcClient jdbc;
    private final Vault vault;
    private final Clock clock;

    SecondFactors(JdbcClient jdbc, Vault vault, Clock clock) {
        this.jdbc = jdbc;
        this.vault = vault;
        this.clock = clock;
    }

    /** A new secret, sealed. */
    byte[] draw() {
        return vault.seal(new DefaultSecretGenerator(32).generate());
    }

    String shown(byte[] sealed) {
        return vault.open(sealed);
    }

    /** The QR code that an authenticator app reads, as the address of a picture. */
    String picture(byte[] sealed, String username) {
        var data = new QrData.Builder().label(username).secret(vault.open(sealed)).issuer("Minsheng")
            .algorithm(HashingAlgorithm.SHA1).digits(6).period(STEP_SECONDS).build();
        try {
            return Utils.getDataUriForImage(new ZxingPngQrGenerator().generate(data), "image/png");
        } catch (QrGenerationException fault) {
            throw new IllegalStateException(fault);
        }
    }

    /** Whether the code is right now or half a minute to either side and later than any used before. */
    boolean uses(AccountId account, byte[] sealed, String typed) {
        var code = typed.replaceAll("\\s", "");
        return usesApp(account, vault.open(sealed), code) || usesRecovery(account, code);
    }

    private boolean usesApp(AccountId account, String secret, String code) {
        long now = Math.floorDiv(clock.instant().getEpochSecond(), STEP_SECONDS);
        for (long step = now - 1; step <= now + 1; step++) {
            if (same(code(secret, step), code)) {
                return jdbc.sql("""
                    update account.account
                    set second_factor_used = :step
                    where id = :id
                      and second_factor_used < :step
                    """)
                    .param("step", step)
                    .param("id", account.value())
                    .update() > 0;
            }
        }
        return false;
    }

    private boolean usesRecovery(AccountId account, String code) {
        return jdbc.sql("""
            update account.recovery_code
            set used_at = :now
            where account = :id
              and hash = :hash
              and used_at is null
            """)
            .param("now", Timestamp.from(clock.instant()))
            .param("id", account.value())
            .param("hash", recoveryHash(account, code))
            .update() > 0;
    }

    boolean matches(byte[] sealed, String typed) {
        var code = typed.replaceAll("\\s", "");
        long now = Math.floorDiv(clock.instant().getEpochSecond(), STEP_SECONDS);
        var secret = vault.open(sealed);
        return same(code(secret, now), code) || same(code(secret, now - 1), code) || same(code(secret, now + 1), code);
    }

    /** Ten new codes in place of all old ones. */
    List<String> renewRecoveryCodes(AccountId account) {
        jdbc.sql("delete from account.recovery_code where account = :id").param("id", account.value()).update();
        var fresh = List.of(Objects.requireNonNull(new RecoveryCodeGenerator().generateCodes(10)));
        for (var code : fresh) {
            jdbc.sql("insert into account.recovery_code (account, hash) values (:id, :hash)")
                .param("id", account.value())
                .param("hash", recoveryHash(account, code))
                .update();
        }
        return fresh;
    }

    String code(String secret, long step) {
        try {
            return codes.generate(secret, step);
        } catch (CodeGenerationException fault) {
            throw new IllegalStateException(fault);
        }
    }

    private byte[] recoveryHash(AccountId account, String code) {
        return vault.index(RECOVERY, account.value() + " " + code.toLowerCase(Locale.ROOT).replace("-", ""));
    }

    private static boolean same(String one, String other) {
        return MessageDigest.isEqual(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }
}
