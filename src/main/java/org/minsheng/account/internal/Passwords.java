package org.minsheng.account.internal;

import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

/** Hashes and checks passwords with Argon2id; a missing hash costs as much time as a wrong password. */
@Component
public class Passwords {

    static final int SHORTEST = 10;
    static final int LONGEST = 100;

    private static final Set<String> COMMON = Set.of("1234567890", "0123456789", "0987654321",
        "password12", "password123", "password1234", "qwertyuiop", "1qaz2wsx3edc", "q1w2e3r4t5", "admin12345",
        "administrator", "woaini1314", "woaini5201314", "a123456789", "aa12345678", "abc1234567", "abcd123456",
        "abcde12345", "asdfghjkl1", "11111111111", "1111111111", "iloveyou12", "minsheng123", "minsheng2026",
        "zunyi12345", "guizhou123", "p@ssw0rd12", "passw0rd123", "88888888888");

    private final Argon2PasswordEncoder argon = Argon2PasswordEncoder.defaultsForSpringSecurity_v5_8();
    private final Supplier<String> nobody = SingletonSupplier.of(() -> encode("nobody has this password"));

    public String encode(String password) {
        var hash = argon.encode(password);
        if (hash == null) {
            throw new IllegalArgumentException("no password");
        }
        return hash;
    }

    public boolean matches(String password, @Nullable String hash) {
        boolean same = argon.matches(password, hash == null ? nobody.get() : hash);
        return hash != null && same;
    }

    /** The message key of what is wrong with a new password, null when nothing is. */
    static @Nullable String fault(String password, String username) {
        int length = password.codePointCount(0, password.length());
        var lower = password.toLowerCase(Locale.ROOT);
        if (length < SHORTEST) {
            return "account.password.too-short";
        }
        if (length > LONGEST) {
            return "account.password.too-long";
        }
        if (lower.contains(username) || username.contains(lower)) {
            return "account.password.like-username";
        }
        return COMMON.contains(lower) || lower.chars().distinct().count() < 4 ? "account.password.common" : null;
    }
}
