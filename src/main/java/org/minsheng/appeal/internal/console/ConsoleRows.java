package org.minsheng.appeal.internal.console;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.minsheng.account.Accounts;
import org.minsheng.appeal.AppealState;
import org.minsheng.appeal.internal.Ledger.Row;
import org.minsheng.appeal.internal.assigning.AssignmentBook;
import org.minsheng.appeal.internal.catalogue.Matters;
import org.minsheng.area.Places;
import org.minsheng.organisation.Posts;
import org.minsheng.page.Page;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.OrganisationId;
import org.springframework.stereotype.Component;

/** Makes rows of the ledger readable: names of places and organisations, fetched for the whole page at once. */
@Component
public class ConsoleRows {

    private final Places places;
    private final Posts posts;
    private final Matters matters;
    private final AssignmentBook assignments;
    private final Accounts accounts;
    private final Clock clock;

    ConsoleRows(Places places, Posts posts, Matters matters, AssignmentBook assignments,
                Accounts accounts, Clock clock) {
        this.places = places;
        this.posts = posts;
        this.matters = matters;
        this.assignments = assignments;
        this.accounts = accounts;
        this.clock = clock;
    }

    public List<ConsoleRow> of(Page page, List<Row> rows) {
        Map<AreaCode, String> addresses = places.addresses(rows.stream().map(Row::place).distinct().toList());
        Map<OrganisationId, String> holders = posts.organisationNames(rows.stream().map(Row::holder)
            .filter(Objects::nonNull).distinct().toList());
        var carers = assignments.current(rows.stream().map(Row::id).toList(), page.viewer().organisations());
        var names = accounts.names(carers.values());
        return rows.stream()
            .map(row -> new ConsoleRow(row, addresses.getOrDefault(row.place(), row.place().value()),
                row.holder() == null ? "" : holders.getOrDefault(row.holder(), ""), matters.name(page, row.matter()),
                tone(row.state()), !row.state().isFinal() && row.dueAt().isBefore(clock.instant()),
                Optional.ofNullable(carers.get(row.id())).map(names::get).orElse("")))
            .toList();
    }

    public static String tone(AppealState state) {
        return switch (state) {
            case FILED, REOPENED -> "bad";
            case ACCEPTED, DISPATCHED -> "warn";
            case SIGNED, IN_HANDLING, IN_DELIBERATION -> "info";
            case ANSWERED, CALLED_BACK, CLOSED -> "good";
            case REFUSED, WITHDRAWN, MERGED -> "neutral";
        };
    }
}
