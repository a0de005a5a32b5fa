package org.minsheng.account.internal.administration;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.minsheng.account.PostingUse;
import org.minsheng.page.Form;
import org.minsheng.page.Option;
import org.minsheng.page.TimelineEntry;

/**
 * One member of staff.
 *
 * @param closing what would go on elsewhere if the sign-in were closed
 * @param password shown once after it was reset, else null
 */
public record AccountView(AccountRow account, List<Given> grants, List<PostingUse.Use> closing,
                          List<TimelineEntry> history, List<Option> roles, Form form, Choices areas,
                          Choices organisations, @Nullable String password) {

    /**
     * A grant in force.
     *
     * @param ending what would go on elsewhere if it were ended
     */
    public record Given(long id, String words, List<PostingUse.Use> ending) {
    }
}
