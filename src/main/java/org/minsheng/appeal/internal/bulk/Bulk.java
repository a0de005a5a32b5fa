package org.minsheng.appeal.internal.bulk;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.minsheng.shared.AccountId;

/** Many appeals to which one thing was done. */
public record Bulk(long id, AccountId account, BulkWish wish, Instant at,
                   @Nullable Instant reversedAt, List<BulkItem> items) {

    /** How long it can be taken back. */
    public static final Duration REVERSIBLE = Duration.ofMinutes(10);

    public Bulk {
        items = List.copyOf(items);
    }

    public boolean isReversible(Instant now) {
        return wish.action().isReversible() && reversedAt == null && count(BulkOutcome.DONE) > 0
            && now.isBefore(at.plus(REVERSIBLE));
    }

    public long count(BulkOutcome outcome) {
        return items.stream().filter(item -> item.outcome() == outcome).count();
    }
}
