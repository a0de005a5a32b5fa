package org.minsheng.appeal.internal.bulk;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.minsheng.shared.AccountId;
import org.minsheng.shared.OrganisationId;

/**
 * One appeal of many.
 *
 * @param version as it was foreseen
 * @param sentence message key of why it was refused or kept, empty for none
 * @param arguments of the sentence; those that look like {@code Tier.TOWN} are keys themselves
 * @param had who had it before an assignment
 * @param responsible which organisation answered for it before
 */
public record BulkItem(String number, int version, BulkOutcome outcome, String sentence, List<String> arguments,
                       @Nullable AccountId had, @Nullable OrganisationId responsible) {

    static BulkItem pending(String number, int version) {
        return new BulkItem(number, version, BulkOutcome.PENDING, "", List.of(), null, null);
    }

    BulkItem is(BulkOutcome outcome, @Nullable AccountId had) {
        return new BulkItem(number, version, outcome, "", List.of(), had, responsible);
    }

    BulkItem answeredForBy(@Nullable OrganisationId before) {
        return new BulkItem(number, version, outcome, sentence, arguments, had, before);
    }

    BulkItem because(BulkOutcome outcome, String key, Object... args) {
        var words = java.util.Arrays.stream(args).map(String::valueOf).toList();
        return new BulkItem(number, version, outcome, key, words, had, responsible);
    }
}
