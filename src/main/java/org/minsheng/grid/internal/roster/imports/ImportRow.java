package org.minsheng.grid.internal.roster.imports;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.minsheng.grid.Duty;

/**
 * One row of an import.
 *
 * @param reason message key and its arguments between bars, null unless it is wrong
 * @param community as the sheet names it, and so {@code grid}, and {@code part}, the unit or zone within it
 * @param phoneSealed null where the sheet has no number
 * @param ground the id of the grid, unit or zone, null when it is not known
 * @param beforeName whom the row replaces, empty for nobody
 */
@SuppressWarnings("ArrayRecordComponent")
public record ImportRow(int number, State state, @Nullable String reason, Duty duty, String community, String grid,
                        String part, String name,
                        byte @Nullable [] phoneSealed, String maskedPhone, String contact, String body,
                        boolean fullTime, @Nullable Long ground,
                        String beforeName) {

    /** What the row would do. */
    public enum State {
        NEW, CHANGED, SAME, WRONG
    }

    /** 第3网格 · 05联户. */
    public String place() {
        return Stream.of(grid, part).filter(text -> !text.isEmpty()).collect(Collectors.joining(" · "));
    }

    ImportRow wrong(String key, Object... args) {
        var said = new StringBuilder(key);
        for (var arg : args) {
            said.append('|').append(String.valueOf(arg).replace('|', ' '));
        }
        return judged(State.WRONG, said.toString(), duty, ground, beforeName);
    }

    ImportRow at(State judged, Duty under, long place, String before) {
        return judged(judged, null, under, place, before);
    }

    private ImportRow judged(State judged, @Nullable String why, Duty under, @Nullable Long place, String before) {
        return new ImportRow(number, judged, why, under, community, grid, part, name, phoneSealed, maskedPhone, contact,
            body, fullTime, place, before);
    }
}
