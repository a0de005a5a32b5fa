package org.minsheng.appeal.internal.resident;

import java.time.Instant;
import java.util.List;
import org.minsheng.appeal.AppealState;
import org.minsheng.page.MineEntry;
import org.minsheng.shared.Slice;

/**
 * A resident's own appeals, newest first, and what else is there for this person.
 *
 * @param head whether this person heads ten households
 */
public record MineView(Slice<Mine> appeals, boolean head, List<MineEntry> entries) {

    public record Mine(String number, String title, String address, AppealState state, Instant filedAt) {
    }
}
