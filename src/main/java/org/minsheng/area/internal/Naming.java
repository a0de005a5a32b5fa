package org.minsheng.area.internal;

import java.text.Normalizer;
import java.util.regex.Pattern;
import org.minsheng.shared.AreaCode.Level;

/** How places are called: short names of committees, and 3 meaning 3栋 for a building. */
final class Naming {

    static final int LONGEST = 60;

    private static final Pattern COMMITTEE = Pattern.compile("(?<=.)(居民委员会|村民委员会|居民委会员|居委会|村委会)$");
    private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Cntrl}]+");

    private Naming() {
    }

    /** 体育场社区居民委员会 is called 体育场社区, 西山村村民委员会 西山村. */
    static String shortName(String name) {
        return COMMITTEE.matcher(name).replaceFirst("");
    }

    /** One way of writing: no blanks around or inside Chinese, plain digits, and the word that a bare number lacks. */
    static String tidy(Level level, String typed) {
        var text = BLANKS.matcher(Normalizer.normalize(typed, Normalizer.Form.NFKC)).replaceAll(" ").strip();
        if (!text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return switch (level) {
                case BUILDING -> number(text) + "栋";
                case UNIT -> number(text) + "单元";
                default -> text;
            };
        }
        return text;
    }

    private static String number(String digits) {
        return digits.replaceFirst("^0+(?=.)", "");
    }

    /** The digits in a name, 12 for 12栋; empty when there are none or more than one group. */
    static String digits(String name) {
        var digits = name.replaceAll("\\D+", " ").strip();
        return digits.contains(" ") ? "" : digits;
    }
}
