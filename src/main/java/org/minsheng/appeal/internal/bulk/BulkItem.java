package org.minsheng.appeal.internal.bulk;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.minsheng.shared.AccountId;

/**
 * One appeal of many.
 *
 * @param version as it was foreseen
 * @param sentence message key of why it was refused or kept, empty for none
 * @param arguments of the sentence; those that look like {@code Tier.TOWN} are keys themselves
 * @param had who had it before an assignment
 */
public record BulkItem(String number, int version, BulkOutcome outcome, String sentence, List<String> arguments, @Nullable AccountId had) {

    static BulkItem pending(String number, int version) {
        return new BulkItem(number, version, BulkOutcome.PENDING, "", List.of(), null);
    }

    BulkItem is(BulkOutcome outcome, @Nullable AccountId had) {
        return new BulkItem(number, version, outcome, "", List.of(), had);
    }

    BulkItem because(BulkOutcome outcome, String key, Object... args) {
        return new BulkItem(number, version, outcome, key, java.util.Arrays.stream(args).map(String::valueOf).toList(), had);
    }
}
