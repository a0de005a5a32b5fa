package org.minsheng.people;

import org.jspecify.annotations.Nullable;
import org.minsheng.shared.PersonId;

/**
 * Who somebody told about is, and how that fits what is known.
 *
 * @param id null for somebody unknown
 * @param maskedName as it is known
 * @param phoneDiffers from the one that is known, which stays
 * @param fills something that was empty
 */
public record RecognisedPerson(@Nullable PersonId id, String maskedName, boolean nameDiffers,
                               boolean phoneDiffers, boolean fills) {

    public boolean isKnown() {
        return id != null;
    }
}
