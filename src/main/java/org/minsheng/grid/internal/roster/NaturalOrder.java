package org.minsheng.grid.internal.roster;

import java.util.Comparator;
import java.util.regex.Pattern;

/** The order in which people count: 第2联户 before 第10联户. */
public final class NaturalOrder {

    private static final Pattern NUMBER = Pattern.compile("\\d+");

    public static final Comparator<String> OF_NAMES = Comparator.comparing(NaturalOrder::padded);

    private NaturalOrder() {
    }

    private static String padded(String name) {
        return NUMBER.matcher(name)
            .replaceAll(number -> "0".repeat(Math.max(0, 9 - number.group().length())) + number.group());
    }
}
