package org.minsheng.cooperation.internal.whistle;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.minsheng.shared.GeoPoint;
import org.minsheng.shared.OrganisationId;
import org.minsheng.shared.PersonId;

/**
 * One of those who are called, timed and appraised on its own (双考核).
 *
 * @param name of the department or unit, or the member's masked one
 * @param part what it is to do
 * @param missed whether it had not come when its time was up
 * @param late whether it had not finished when its time was up
 */
public record Responder(long id, WhistleId whistle, Kind kind, @Nullable OrganisationId organisation,
                        @Nullable PersonId person, String name, String part, ResponderState state, Instant calledAt,
                        Instant reportBy, Instant finishBy, boolean missed, boolean late, Report report,
                        Work work, Mark mark, String excuse) {

    public enum Kind { DEPARTMENT, UNIT, MEMBER }

    /** Reporting in on the spot; {@code at} null before. */
    public record Report(@Nullable Instant at, String byName, String where, @Nullable GeoPoint point) {
    }

    public record Work(@Nullable Instant at, String text, int minutes) {
    }

    /** @param arrival how it came, {@code result} what it did: each one to five */
    public record Mark(@Nullable Instant at, @Nullable Integer arrival, @Nullable Integer result,
                       String text, String byName) {
    }

    /** Somebody about to be called. */
    record Called(Kind kind, @Nullable OrganisationId organisation, @Nullable PersonId person,
                  String name, String part) {
    }

    public String minePath() {
        return MyWhistlePages.PATH + "/" + id;
    }

    String photos() {
        return ResponderPhotos.KIND + ":" + id;
    }
}
