package org.minsheng.visit.internal.field;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A phone with the field app.
 *
 * @param owner a member of staff's name, or a head's number masked
 * @param area where its owner walks, null when nobody knows
 * @param name what its owner calls it
 * @param model what its browser calls itself
 * @param unsent how many items had not been sent at the last contact
 * @param clockSeconds how far its clock was ahead, null before the first item
 * @param emptiedAt when it told that nothing is left on it
 */
public record Device(UUID id, long account, String owner, @Nullable String area, String name, String model,
                     Instant registeredAt,
                     Instant seenAt, int unsent, @Nullable Integer clockSeconds, @Nullable Instant wipedAt,
                     String wipedByName,
                     @Nullable Instant emptiedAt) {

    private static final int WRONG_SECONDS = 300;

    public boolean isWiped() {
        return wipedAt != null;
    }

    public boolean isClockWrong() {
        return clockSeconds != null && Math.abs(clockSeconds) > WRONG_SECONDS;
    }

    /** What kind of device it is, as far as it says: the last part of a message key. */
    public String family() {
        return model.contains("MicroMessenger") ? "wechat" : model.contains("Android") ? "android"
            : model.contains("iPhone") || model.contains("iPad") ? "apple" : "other";
    }
}
