package org.minsheng.area.internal;

import org.jspecify.annotations.Nullable;

/**
 * One row of an import.
 *
 * @param reason message key and its arguments between bars, null unless it is wrong
 * @param code of the existing place that a changed row renames
 */
public record ImportRow(int number, State state, @Nullable String reason, String community,
                        String compound, String building, String unit, String door, @Nullable String code) {

    /** What the row would do. */
    public enum State {
        NEW, CHANGED, SAME, WRONG
    }

    ImportRow as(State state, @Nullable String code) {
        return new ImportRow(number, state, null, community, compound, building, unit, door, code);
    }

    ImportRow wrong(String key, Object... args) {
        var reason = new StringBuilder(key);
        for (var arg : args) {
            reason.append('|').append(arg);
        }
        return new ImportRow(number, State.WRONG, reason.toString(), community, compound, building, unit, door, code);
    }

    String path() {
        return String.join("|", community, compound, building, unit, door);
    }
}
