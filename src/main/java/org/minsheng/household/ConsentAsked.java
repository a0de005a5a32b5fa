package org.minsheng.household;

import java.time.Instant;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.PersonId;

/**
 * The purpose for which something is held about a person has changed, so that the person is asked for consent anew.
 * Published once for each care and version; whoever is told of several cares at once is told one thing.
 *
 * @param person who can consent: the person looked after, or a child's guardian
 * @param again whether the person was told before and has not answered
 */
public record ConsentAsked(String datum, int version, PersonId person, AreaCode community, boolean again, Instant at) {
}
