package org.minsheng.appeal.internal.proof;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The one way in which fields become bytes, in UTF-8: a line for the format, then for each field its name, a space, the
 * number of bytes of its value, a space, the value and a line feed; a field without a value is its name, a space and
 * "-".
 */
final class Canonical {

    /** The form in which entries are sealed now; older ones keep theirs. */
    static final int FORM = 2;
    /** What the first line of facts says. */
    static final String FACTS = "facts";
    /** What the first line of a day's page says. */
    static final String SHEET = "minsheng-sheet-1";

    record Field(String name, @Nullable String value) {
    }

    private Canonical() {
    }

    /** What the first line of an entry says. */
    static String entry(int form) {
        return "minsheng-history-" + form;
    }

    static String text(String format, List<Field> fields) {
        var text = new StringBuilder(format).append('\n');
        for (var field : fields) {
            var value = field.value();
            text.append(field.name()).append(' ');
            if (value == null) {
                text.append('-');
            } else {
                text.append(value.getBytes(StandardCharsets.UTF_8).length).append(' ').append(value);
            }
            text.append('\n');
        }
        return text.toString();
    }

    static byte[] hash(String format, List<Field> fields) {
        return Hash.of(text(format, fields));
    }
}
