package org.minsheng.visit.internal.campaign;

import org.minsheng.shared.AreaCode;
import org.minsheng.shared.PersonId;

/**
 * Somebody whom a campaign names as a visitor, a volunteer for instance.
 *
 * @param name masked, with the masked number: enough to tell two people apart
 * @param area where the person walks
 */
public record Named(long person, String name, String area) {

    PersonId id() {
        return new PersonId(person);
    }

    AreaCode code() {
        return new AreaCode(area);
    }
}
