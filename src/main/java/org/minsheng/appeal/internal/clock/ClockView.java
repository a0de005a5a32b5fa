package org.minsheng.appeal.internal.clock;

import java.util.List;

/** The clocks of one appeal in words, for whoever handles it. */
public record ClockView(List<Fact> facts) {

    /** @param tone neutral, warn or bad */
    public record Fact(String label, String value, String tone) {
    }
}
