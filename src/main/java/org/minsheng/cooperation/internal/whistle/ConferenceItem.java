package org.minsheng.cooperation.internal.whistle;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.minsheng.shared.AreaCode;

/** A whistle on the list of the county's joint conference; {@code decidedAt} null while it waits there. */
public record ConferenceItem(long id, AreaCode county, WhistleId whistle, Reason reason, String note, Instant listedAt,
                             @Nullable Instant decidedAt, String decision, String decidedByName, int version) {

    /** 无人报到, or put there by whoever whistled. */
    public enum Reason { NOBODY_CAME, BY_HAND }
}
