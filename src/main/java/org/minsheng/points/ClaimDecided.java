package org.minsheng.points;

import java.time.Instant;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.PersonId;

/**
 * Something was decided about what a person had claimed. Published in the transaction of the decision; deeds that count
 * by themselves are told only when they are taken back.
 *
 * @param reason said by whoever decided; empty when it was credited
 */
public record ClaimDecided(long claim, PersonId person, AreaCode community, String title, int points, Decision decision,
                           String reason, Instant at) {

    /** What became of it. */
    public enum Decision { CREDITED, REFUSED, TAKEN_BACK }
}
