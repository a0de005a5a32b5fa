package org.minsheng.points.internal;

/** What came of something that was asked. */
public sealed interface PointsOutcome {

    Refused NOT_YOURS = new Refused("version", "points.refused.not-yours");
    Refused CHANGED_MEANWHILE = new Refused("version", "points.refused.changed-meanwhile");

    /** @param id of what was made or changed; of the first time, when it was repeated */
    record Done(long id) implements PointsOutcome {
    }

    /** Nothing was changed; the key's sentence says why. */
    record Refused(String field, String key, Object... args) implements PointsOutcome {
    }
}
