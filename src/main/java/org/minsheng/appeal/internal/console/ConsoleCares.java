package org.minsheng.appeal.internal.console;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.minsheng.account.Accounts;
import org.minsheng.appeal.internal.Appeal;
import org.minsheng.appeal.internal.assigning.Assignment;
import org.minsheng.appeal.internal.assigning.AssignmentBook;
import org.minsheng.appeal.internal.assigning.Colleagues;
import org.minsheng.page.Option;
import org.minsheng.page.Page;
import org.minsheng.page.TimelineEntry;
import org.minsheng.shared.OrganisationId;
import org.minsheng.shared.Viewer;
import org.springframework.stereotype.Component;

/** Shows in whose care an appeal is and was, to the people of the same organisation. */
@Component
class ConsoleCares {

    private final AssignmentBook book;
    private final Colleagues colleagues;
    private final Accounts accounts;

    ConsoleCares(AssignmentBook book, Colleagues colleagues, Accounts accounts) {
        this.book = book;
        this.colleagues = colleagues;
        this.accounts = accounts;
    }

    @Nullable ConsoleCare of(Viewer viewer, Appeal appeal) {
        var organisation = Colleagues.organisation(viewer, appeal);
        return organisation == null || appeal.work().state().isFinal() ? null : care(viewer, appeal, organisation);
    }

    private ConsoleCare care(Viewer viewer, Appeal appeal, OrganisationId organisation) {
        var options = new ArrayList<Option>();
        for (var colleague : colleagues.at(organisation)) {
            var account = colleague.account();
            if (account != null) {
                options.add(new Option(String.valueOf(account.value()), colleague.name()));
            }
        }
        var carer = book.current(appeal.id(), organisation).map(Assignment::account).orElse(null);
        return carer == null ? new ConsoleCare("", "", false, options)
            : new ConsoleCare(accounts.names(List.of(carer)).getOrDefault(carer, ""), String.valueOf(carer.value()),
                carer.equals(viewer.account()), options);
    }

    /** The history with who took care when, newest first. */
    List<TimelineEntry> among(Page page, Viewer viewer, Appeal appeal, List<TimelineEntry> history) {
        var given = book.history(appeal.id(), viewer.organisations());
        if (given.isEmpty()) {
            return history;
        }
        var names = accounts.names(given.stream().map(Assignment::account).toList());
        var all = new ArrayList<>(history);
        given.forEach(one ->
            all.add(new TimelineEntry(one.at(), page.t("appeal.care.given", names.getOrDefault(one.account(), "")),
                one.givenByName(), one.note().isEmpty() ? null : page.t("appeal.console.note.inside") + one.note(),
                "neutral", "user", List.of())));
        all.sort(Comparator.comparing(TimelineEntry::at).reversed());
        return all;
    }
}
