package org.minsheng.household.internal.imports;

import java.text.Normalizer;
import java.util.Set;
import java.util.regex.Pattern;

/** Texts as people type them into cells, in one way of writing. */
final class Plain {

    private static final Pattern UNSEEN = Pattern.compile("[\\p{Cntrl}\\p{Cf}\\u00A0\\u3000]+");
    private static final Pattern BLANKS = Pattern.compile("\\s+");
    private static final Pattern AS_TEXT = Pattern.compile("^=?\"(.*)\"$");
    private static final Pattern NOTHING = Pattern.compile("^(无|没有|不详|未知|暂无|/+|\\\\+|-+|—+|_+|null|#N/A|nan|\\.)$",
        Pattern.CASE_INSENSITIVE);

    private static final Set<String> WORDS_FOR_NOTHING = Set.of("无", "没有", "不详", "未知", "暂无");
    private static final Pattern REMARK = Pattern.compile("\\((户主|新|亡|外出|本人|\\d+)\\)");

    private Plain() {
    }

    /**
     * Full-width letters and digits made plain, no unseen characters, no blanks around; 无 and / say that there is
     * nothing.
     */
    static String text(String cell) {
        return isPlain(cell) ? WORDS_FOR_NOTHING.contains(cell) ? "" : cell : cleaned(cell);
    }

    /** Most cells are: letters, digits and Chinese words alone, which nothing below would change. */
    private static boolean isPlain(String cell) {
        for (int at = 0; at < cell.length(); at++) {
            char letter = cell.charAt(at);
            boolean plain = letter >= '0' && letter <= '9' || letter >= 'A' && letter <= 'Z' || letter >= 'a'
                && letter <= 'z'
                || letter >= '\u4E00' && letter <= '\u9FFF';
            if (!plain) {
                return false;
            }
        }
        return !cell.equalsIgnoreCase("null") && !cell.equalsIgnoreCase("nan");
    }

    private static String cleaned(String cell) {
        var text = UNSEEN.matcher(Normalizer.normalize(cell, Normalizer.Form.NFKC)).replaceAll(" ");
        text = BLANKS.matcher(text).replaceAll(" ").strip();
        text = AS_TEXT.matcher(text).replaceFirst("$1").strip();
        text = text.startsWith("'") ? text.substring(1).strip() : text;
        return NOTHING.matcher(text).matches() ? "" : text;
    }

    /** A Chinese name is written with blanks to fill a column; a name in other letters keeps its own. */
    static String name(String cell) {
        var text = REMARK.matcher(text(cell)).replaceAll("").strip();
        boolean letters = text.codePoints().anyMatch(c -> c < 0x2E80 && Character.isLetter(c));
        return letters ? text : text.replace(" ", "");
    }
}
