package org.minsheng.cooperation.internal.whistle;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.minsheng.shared.AccountId;
import org.minsheng.shared.AreaCode;

/**
 * One whistle that calls several.
 *
 * @param area of whoever whistles: a community or a street
 * @param acknowledgedAt when the duty has heard an emergency
 * @param escalatedAt when it went on the list of the county's conference
 */
public record Whistle(WhistleId id, AreaCode area, Call call, @Nullable AccountId caller, String callerName,
                      State state, Instant calledAt, @Nullable Instant acknowledgedAt, String acknowledgedByName,
                      @Nullable Instant escalatedAt, @Nullable Instant endedAt, String endNote, int version) {

    public enum State { OPEN, ENDED, WITHDRAWN }

    public enum Urgency { ORDINARY, EMERGENCY }

    /** What is called for, where, and until when. */
    public record Call(AreaCode place, String placeDetail, Urgency urgency, String title, String text,
                       @Nullable String appeal, Instant reportBy, Instant finishBy) {
    }

    public boolean isEmergency() {
        return call.urgency() == Urgency.EMERGENCY;
    }

    public String path() {
        return WhistlePages.PATH + "/" + id.value();
    }

    public String tone() {
        return state != State.OPEN ? "neutral" : escalatedAt != null || isEmergency() ? "bad" : "info";
    }
}
