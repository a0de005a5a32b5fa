package org.minsheng.visit.internal.campaign;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.minsheng.shared.AreaCode;
import org.minsheng.visit.internal.form.FormVersionId;

/**
 * What somebody wants of a campaign before it starts.
 *
 * @param purpose in plain words, and {@code legalBasis} by what right; both are shown to whoever is asked
 * @param mostTries after so many visits without anybody at home a door is left with a leaflet
 * @param takesNewcomers whether households that come to be while it runs are asked too
 * @param keepDays for how many days after its end single households' answers are kept; then only the figures stay
 */
public record Draft(AreaCode area, String name, String purpose, String legalBasis, FormVersionId form, Ask ask,
                    Set<VisitorKind> visitors,
                    List<Named> named, LocalDate startsOn, LocalDate endsOn, int mostTries, boolean takesNewcomers,
                    int keepDays) {

    /** Half a year, when nothing else is said. */
    public static final int USUAL_DAYS_KEPT = 180;
    static final int MOST_DAYS_KEPT = 1095;

    public Draft {
        visitors = Set.copyOf(visitors);
        named = List.copyOf(named);
    }
}
