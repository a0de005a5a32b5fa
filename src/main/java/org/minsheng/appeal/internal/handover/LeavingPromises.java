package org.minsheng.appeal.internal.handover;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.minsheng.appeal.internal.assigning.Colleagues;
import org.minsheng.shared.AccountId;
import org.minsheng.shared.OrganisationId;
import org.minsheng.shared.StaffNotices;
import org.minsheng.shared.Viewer;
import org.springframework.stereotype.Component;

/** What somebody promised to call who is gone is kept by a colleague. */
@Component
public class LeavingPromises {

    private final PromiseBook book;
    private final Colleagues colleagues;
    private final StaffNotices notices;

    LeavingPromises(PromiseBook book, Colleagues colleagues, StaffNotices notices) {
        this.book = book;
        this.colleagues = colleagues;
        this.notices = notices;
    }

    /**
     * In the caller's transaction. Where an organisation has nobody else, the promise stays with the matter, whose page
     * shows it.
     *
     * @param still organisations in which the person goes on
     */
    public void leave(AccountId account, Collection<OrganisationId> still) {
        Map<AccountId, Long> moved = new HashMap<>();
        long last = 0;
        for (var one : book.organisations(account).entrySet()) {
            var others = still.contains(one.getValue()) ? List.<AccountId>of() : others(one.getValue(), account);
            if (!others.isEmpty()) {
                var to = others.get((int) (moved.values().stream().mapToLong(Long::longValue).sum() % others.size()));
                book.move(one.getKey(), to);
                moved.merge(to, 1L, Long::sum);
                last = one.getKey();
            }
        }
        long event = last;
        moved.forEach((to, count) ->
            notices.tell(new StaffNotices.Notice("appeal-promises-left:" + account.value() + ":" + event, List.of(to),
                "appeal.promise.left", List.of(count.toString()), "/console", false)));
    }

    private List<AccountId> others(OrganisationId organisation, AccountId account) {
        return colleagues.at(organisation).stream().map(Viewer::account).filter(Objects::nonNull)
            .filter(one -> !one.equals(account)).toList();
    }
}
