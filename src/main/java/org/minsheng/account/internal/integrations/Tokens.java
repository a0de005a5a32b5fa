package org.minsheng.account.internal.integrations;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.minsheng.account.internal.Hashes;
import org.minsheng.account.internal.Viewers;
import org.minsheng.shared.AccountId;
import org.minsheng.shared.Viewer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Finds out whose a token is. An answer is kept for five seconds, so a revoked token is dead everywhere within them.
 */
@Component
class Tokens {

    private static final Duration KEPT = Duration.ofSeconds(5);

    private final Cache<String, Holder> known = Caffeine.newBuilder().maximumSize(10_000)
        .expireAfterWrite(KEPT).build();
    private final JdbcClient jdbc;
    private final Viewers viewers;
    private final Clock clock;

    Tokens(JdbcClient jdbc, Viewers viewers, Clock clock) {
        this.jdbc = jdbc;
        this.viewers = viewers;
        this.clock = clock;
    }

    /** @param permissions such as {@code appeals:read} */
    record Holder(Viewer viewer, Set<String> permissions) {
    }

    private record Row(long account, String[] permissions, @Nullable Timestamp lastUsedAt) {
    }

    /** Only tokens that work are remembered, so that an approved one works at once. */
    Optional<Holder> holder(String token) {
        return Optional.ofNullable(known.get(Hashes.sha256(token), this::find));
    }

    private @Nullable Holder find(String hash) {
        var now = clock.instant();
        return jdbc.sql("""
            select account, permissions, last_used_at
            from account.integration
            where token_hash = :hash
              and approved_at is not null
              and revoked_at is null
              and expires_at > :now
            """)
            .param("hash", HexFormat.of().parseHex(hash))
            .param("now", Timestamp.from(now))
            .query((row, number) -> new Row(row.getLong("account"), (String[]) row.getArray("permissions").getArray(),
                row.getTimestamp("last_used_at")))
            .optional()
            .flatMap(row -> {
                noteUse(row, now);
                return viewers.find(new AccountId(row.account))
                    .map(viewer -> new Holder(viewer, Set.of(row.permissions)));
            })
            .orElse(null);
    }

    /** At most once a minute, so that reading does not become writing. */
    private void noteUse(Row row, java.time.Instant now) {
        var last = row.lastUsedAt;
        if (last == null || last.toInstant().isBefore(now.minusSeconds(60))) {
            jdbc.sql("update account.integration set last_used_at = :now where account = :account")
                .param("now", Timestamp.from(now))
                .param("account", row.account)
                .update();
        }
    }
}
