package org.minsheng.grid.internal.roster.imports;

import org.jspecify.annotations.Nullable;
import org.minsheng.grid.Duty;

/**
 * One row of an import.
 *
 * @param reason message key and its arguments between bars, null unless it is wrong
 * @param part the grid, and the unit or zone within it, as the sheet names them
 * @param phoneSealed null where the sheet has no number
 * @param ground the id of the grid, unit or zone, null when it is not known
 * @param beforeName whom the row replaces, empty for nobody
 */
@SuppressWarnings("ArrayRecordComponent")
public record ImportRow(int number, State state, @Nullable String reason, Duty duty, String community, String part, String name,
                        byte @Nullable [] phoneSealed, String maskedPhone, String contact, String body, boolean fullTime, @Nullable Long ground,
                        String beforeName) {

    /** What the row would do. */
    public enum State {
        NEW, CHANGED, SAME, WRONG
    }

    ImportRow wrong(String key, Object... args) {
        var said = new StringBuilder(key);
        for (var arg : args) {
            said.append('|').append(arg);
        }
        return new ImportRow(number, State.WRONG, said.toString(), duty, community, part, name, phoneSealed, maskedPhone, contact, body, fullTime,
            ground, beforeName);
    }

    ImportRow at(State judged, long place, String before) {
        return new ImportRow(number, judged, null, duty, community, part, name, phoneSealed, maskedPhone, contact, body, fullTime, place, before);
    }
}
