package org.minsheng.appeal.internal.resident;

import java.time.Instant;
import org.minsheng.appeal.AppealState;
import org.minsheng.shared.Slice;

/** A resident's own appeals, newest first. */
public record MineView(Slice<Mine> appeals) {

    public record Mine(String number, String title, String address, AppealState state, Instant filedAt) {
    }
}
