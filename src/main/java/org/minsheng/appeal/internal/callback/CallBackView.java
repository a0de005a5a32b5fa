package org.minsheng.appeal.internal.callback;

import org.minsheng.shared.Slice;

/** The calls that wait for one person. */
public record CallBackView(Slice<Line> lines) {

    public record Line(CallBackBook.Row row, String place) {
    }
}
