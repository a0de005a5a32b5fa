package org.minsheng.volunteer;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.OrganisationId;
import org.minsheng.shared.PersonId;

/**
 * Something good that was done and that somebody else has verified.
 *
 * @param kind activity, order, whistle, wish, shift, mediation or need
 * @param person null when a unit did it as a whole
 * @param unit whom it also counts for: the unit itself, or the one that the person worked at then
 * @param source what it came from, for instance {@code order:12}
 */
public record Deed(DeedId id, String kind, @Nullable PersonId person, @Nullable OrganisationId unit,
                   AreaCode area, String source, String title, int minutes, Instant doneAt) {
}
