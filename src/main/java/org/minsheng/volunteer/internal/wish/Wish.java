package org.minsheng.volunteer.internal.wish;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.PersonId;

/** @param filedBy null when the community told it for somebody */
public record Wish(long id, AreaCode community, String title, String detail, @Nullable PersonId filedBy,
                   String filedByName, WishState state, Instant filedAt, @Nullable PersonId claimedBy,
                   @Nullable Instant claimedAt, @Nullable Instant doneAt, String doneNote, String thanks, int minutes,
                   String reason, int version) {
}
