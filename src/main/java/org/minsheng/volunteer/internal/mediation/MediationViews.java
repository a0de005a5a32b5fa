package org.minsheng.volunteer.internal.mediation;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.minsheng.page.Form;
import org.minsheng.page.Option;
import org.minsheng.page.Tab;
import org.minsheng.page.TimelineEntry;
import org.minsheng.shared.Slice;

/** What the screens of mediation show. */
public final class MediationViews {

    private MediationViews() {
    }

    public record Row(Mediation mediation, String place) {
    }

    public record Listed(List<Tab> tabs, Slice<Row> rows, List<Option> areas) {
    }

    public record Fresh(Form form, List<Option> communities, List<Option> kinds, List<Option> mediators) {
    }

    /**
     * @param clear names and numbers, once somebody gave a reason; {@code judicialUntil} the end of the thirty days;
     * {@code fulfilUntil} while it is to be fulfilled
     */
    public record One(Row row, List<Mediation.Party> parties, @Nullable List<Mediation.ClearParty> clear,
                      List<TimelineEntry> record, @Nullable Instant judicialUntil, @Nullable Instant judicialSince,
                      @Nullable Instant fulfilUntil, Form form) {
    }
}
