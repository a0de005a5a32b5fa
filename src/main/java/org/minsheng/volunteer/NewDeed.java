package org.minsheng.volunteer;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.OrganisationId;
import org.minsheng.shared.PersonId;

/**
 * A deed about to be recorded; at least one of person and unit did it.
 *
 * @param unit may be left out for a person: then it is the one at which the person worked when it was done
 * @param title without personal data, at most 200 characters
 */
public record NewDeed(String kind, @Nullable PersonId person, @Nullable OrganisationId unit, AreaCode area,
                      String source, String title, int minutes, Instant doneAt) {

    public NewDeed {
        if (person == null && unit == null) {
            throw new IllegalArgumentException("nobody did it");
        }
        if (minutes < 0) {
            throw new IllegalArgumentException("minutes below zero");
        }
    }
}
