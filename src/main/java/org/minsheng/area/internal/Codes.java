package org.minsheng.area.internal;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.AreaCode.Level;

/** How codes are given out. A code once given is never given to another place. */
final class Codes {

    /** Divisions that the state has not numbered yet stand from here on, out of the way of official numbers. */
    private static final int FIRST_OF_OUR_OWN = 900;

    private Codes() {
    }

    /** The codes of all rungs from the province to the place. */
    static String[] upTo(AreaCode code) {
        return Arrays.stream(Level.values())
            .map(code::at)
            .filter(above -> above != null)
            .map(AreaCode::value)
            .toArray(String[]::new);
    }

    /** The first code behind everything within. */
    static String end(AreaCode code) {
        return code.value() + ":";
    }

    /** What may stand directly below; a house may stand in a village or a compound without a building. */
    static List<Level> below(Level level) {
        return switch (level) {
            case COUNTY -> List.of(Level.TOWN);
            case TOWN -> List.of(Level.COMMUNITY);
            case COMMUNITY -> List.of(Level.COMPOUND, Level.DOOR);
            case COMPOUND -> List.of(Level.BUILDING, Level.DOOR);
            case BUILDING -> List.of(Level.UNIT, Level.DOOR);
            case UNIT -> List.of(Level.DOOR);
            default -> List.of();
        };
    }

    /** The next free code below a parent: the number in the name when it is free, so that 3栋 is 003 and 501 is 0501. */
    static @Nullable AreaCode next(AreaCode parent, Level level, String name, Set<String> taken) {
        Level above = Level.values()[level.ordinal() - 1];
        var stem = parent.value() + "0".repeat(above.digits() - parent.value().length());
        int width = level.digits() - above.digits();
        var number = level.ordinal() > Level.COMPOUND.ordinal() ? Naming.digits(name) : "";
        if (!number.isEmpty() && number.length() <= width && !number.matches("0+")) {
            var wished = stem + "0".repeat(width - number.length()) + number;
            if (!taken.contains(wished)) {
                return new AreaCode(wished);
            }
        }
        int last = (int) Math.pow(10, width) - 1;
        for (int serial = first(level); serial <= last; serial++) {
            var code = stem + String.format("%0" + width + "d", serial);
            if (!taken.contains(code)) {
                return new AreaCode(code);
            }
        }
        return null;
    }

    private static int first(Level level) {
        return switch (level) {
            case TOWN, COMMUNITY -> FIRST_OF_OUR_OWN + 1;
            case BUILDING -> 901;
            case UNIT -> 91;
            case DOOR -> 9001;
            default -> 1;
        };
    }
}
