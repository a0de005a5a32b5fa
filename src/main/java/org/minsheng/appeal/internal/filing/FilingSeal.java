package org.minsheng.appeal.internal.filing;

import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.minsheng.shared.RequestKey;
import org.minsheng.shared.Vault;
import org.springframework.stereotype.Component;

/**
 * The key of a resident's report, made and signed with its first page: the same report sent twice is taken in once, and
 * nobody can try out keys that were not given to him.
 */
@Component
public class FilingSeal {

    /** A page older than this is checked once more before it is sent. */
    static final Duration FRESH = Duration.ofDays(7);

    /** @param fresh false when the page has been lying about for too long */
    public record Opened(RequestKey key, boolean fresh) {
    }

    private final Vault vault;
    private final Clock clock;

    public FilingSeal(Vault vault, Clock clock) {
        this.vault = vault;
        this.clock = clock;
    }

    /** {@code <key>.<second of issue>.<signature>} */
    public String issue() {
        var signed = RequestKey.fresh() + "." + clock.instant().getEpochSecond();
        return signed + "." + signature(signed);
    }

    /** Null when it is not ours. */
    public @Nullable Opened open(String text) {
        int end = text.lastIndexOf('.');
        if (end < 0 || !MessageDigest.isEqual(signature(text.substring(0, end))
            .getBytes(java.nio.charset.StandardCharsets.US_ASCII),
            text.substring(end + 1).getBytes(java.nio.charset.StandardCharsets.UTF_8))) {
            return null;
        }
        var parts = text.substring(0, end).split("\\.", 2);
        var issued = Instant.ofEpochSecond(Long.parseLong(parts[1]));
        return new Opened(new RequestKey(UUID.fromString(parts[0])), issued.plus(FRESH).isAfter(clock.instant()));
    }

    private String signature(String signed) {
        return HexFormat.of().formatHex(vault.index("filing-form", signed), 0, 16);
    }
}
