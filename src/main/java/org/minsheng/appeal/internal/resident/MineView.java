package org.minsheng.appeal.internal.resident;

import java.time.Instant;
import org.minsheng.appeal.AppealState;
import org.minsheng.shared.Slice;

/**
 * A resident's own appeals, newest first.
 *
 * @param head whether this person heads ten households
 */
public record MineView(Slice<Mine> appeals, boolean head) {

    public record Mine(String number, String title, String address, AppealState state, Instant filedAt) {
    }
}
