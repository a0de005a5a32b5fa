package org.minsheng.visit.internal.patrol;

import org.jspecify.annotations.Nullable;

/** What came of a step of a patrol. */
sealed interface PatrolOutcome {

    Refused NOT_YOURS = new Refused("patrol", "visit.patrol.refused.not-yours");
    Refused ENDED = new Refused("patrol", "visit.patrol.refused.ended");

    /** @param appeal number of the appeal that a report became, null for none */
    record Done(PatrolId id, @Nullable String appeal) implements PatrolOutcome {
    }

    /** Nothing was kept; the key's sentence says why. */
    record Refused(String field, String key, Object... args) implements PatrolOutcome {
    }
}
