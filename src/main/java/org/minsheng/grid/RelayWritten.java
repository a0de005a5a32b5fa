package org.minsheng.grid;

import java.time.Instant;
import java.util.List;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.PersonId;

/**
 * A notice that heads of ten households carry from door to door was written; published in its transaction.
 *
 * @param heads everybody who has doors of it, once
 */
public record RelayWritten(long relay, AreaCode community, String title, String text, List<Head> heads, Instant at) {

    /** @param doors how many the notice asks this person to go to */
    public record Head(PersonId person, int doors) {
    }
}
