package org.minsheng.account;

import java.time.Instant;
import java.util.List;
import org.minsheng.shared.AccountId;
import org.minsheng.shared.Grant;

/**
 * A member of staff may not do any more what these grants allowed: one of them was ended, or the account was closed.
 * Published in the transaction that does it; what lay with the person has to go on with somebody else.
 */
public record PostingEnded(AccountId account, List<Grant> ended, Instant at) {

    public PostingEnded {
        ended = List.copyOf(ended);
    }
}
