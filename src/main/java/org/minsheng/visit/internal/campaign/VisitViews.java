package org.minsheng.visit.internal.campaign;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.minsheng.household.HouseholdCard;
import org.minsheng.page.Tab;
import org.minsheng.shared.RequestKey;
import org.minsheng.visit.internal.form.FormSheet;

/** The pages of whoever walks: on the console of staff and among the pages of residents alike. */
public final class VisitViews {

    private VisitViews() {
    }

    /**
     * What is to be visited.
     *
     * @param path of the list; a household is at {@code path/<task>}
     * @param next the cursor of the page after this one, null on the last
     */
    public record Mine(String path, List<Tab> tabs, List<Door> doors, List<Door> later, @Nullable String next,
        boolean over, LocalDate today) {
    }

    public record Door(TaskRow task, String address, @Nullable HouseholdCard card) {
    }

    /** One household with its form; {@code sheet} is null when the form is not there any more. */
    public record One(String path, TaskRow task, String address, @Nullable HouseholdCard card, String purpose,
                      String basis, boolean running,
                      @Nullable FormSheet sheet, List<Past> past, RequestKey key, @Nullable String refused) {
    }

    public record Past(DoorOutcome outcome, ResultState state, String by, Instant at, String note) {
    }
}
