package org.minsheng.household;

import java.time.Instant;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.PersonId;

/**
 * A community or county decided what a person asked about the own data. Published in the transaction of the decision,
 * before anything is erased, so that whoever brings messages still knows where to.
 *
 * @param erasure whether the person asked to be erased, otherwise to have something corrected
 * @param granted {@code ALL}, {@code PARTLY} because something must be kept by law, or {@code NONE}
 */
public record DataRequestDecided(long request, PersonId person, AreaCode community, boolean erasure, Granted granted,
                                 String answer,
                                 Instant at) {

    /** How much of what was asked. */
    public enum Granted { ALL, PARTLY, NONE }
}
