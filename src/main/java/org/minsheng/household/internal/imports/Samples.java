package org.minsheng.household.internal.imports;

import java.util.regex.Pattern;

/** Values that show what a column is about without showing whose they are. */
final class Samples {

    private static final Pattern LONG_NUMBER = Pattern.compile("(\\d{3})\\d{4,}(\\w{2})");
    private static final int LONGEST = 24;

    private Samples() {
    }

    /** 520**********34 for a long number; the beginning of anything long. */
    static String shown(String cell) {
        var text = LONG_NUMBER.matcher(Plain.text(cell)).replaceAll("$1****$2");
        return text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
    }
}
