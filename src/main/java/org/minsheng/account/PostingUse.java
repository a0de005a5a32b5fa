package org.minsheng.account;

import java.util.List;
import org.minsheng.shared.AccountId;
import org.minsheng.shared.Grant;

/** What a module above keeps with organisations; told to whoever is about to close a sign-in or to end a grant. */
public interface PostingUse {

    /**
     * Something that would go on elsewhere.
     *
     * @param text message key of a sentence with the organisation as {0}, the number as {1} and the other organisation
     * as {2}
     * @param from the organisation at which nobody would be left
     * @param to the organisation it would go to, empty for nobody
     */
    record Use(String text, String from, long count, String to) {
    }

    /**
     * What would go on elsewhere if the account could not do any more what the grants allow; empty when nothing would.
     */
    List<Use> without(AccountId account, List<Grant> ended);
}
