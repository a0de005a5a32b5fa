package org.minsheng.appeal.internal.handover;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.minsheng.appeal.AppealId;
import org.minsheng.appeal.AppealState;
import org.minsheng.shared.AccountId;
import org.minsheng.shared.OrganisationId;

/**
 * What one person handed over to the next.
 *
 * @param receiver null when it went to whoever of the organisation takes it
 */
public record Handover(long id, OrganisationId organisation, AccountId giver,
                       @Nullable AccountId receiver, String note, Instant at, @Nullable AccountId confirmedBy,
                       @Nullable Instant confirmedAt, List<Item> items) {

    public Handover {
        items = List.copyOf(items);
    }

    /**
     * One matter as it stood.
     *
     * @param promise null when no call-back was promised
     * @param call whether the call-back after the answer was drawn for the giver
     */
    public record Item(AppealId appeal, String number, String title, AppealState state,
                       Instant dueAt, @Nullable Long promise, String promiseNote, boolean call) {
    }

    /** Whether this person can take it over. */
    public boolean isFor(AccountId account, List<OrganisationId> organisations) {
        return confirmedAt == null && !account.equals(giver)
            && (receiver == null ? organisations.contains(organisation) : receiver.equals(account));
    }
}
