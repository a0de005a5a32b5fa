package org.minsheng.appeal.internal.replies;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a template can name, written as {@code ${number}}. */
public enum ReplyField {
    NUMBER, TITLE, KIND, MATTER, PLACE, HOLDER, FILED, DUE, TODAY, ME;

    private static final Pattern FIELD = Pattern.compile("\\$\\{([^}]*)}");

    public String written() {
        return "${" + name().toLowerCase(Locale.ROOT) + "}";
    }

    /** The first name in the text that is no field. */
    static Optional<String> unknown(String text) {
        return FIELD.matcher(text).results().map(found -> found.group(1))
            .filter(name -> of(name).isEmpty()).findFirst();
    }

    private static Optional<ReplyField> of(String name) {
        return Arrays.stream(values()).filter(field -> field.name().equals(name.toUpperCase(Locale.ROOT))).findFirst();
    }

    static String fill(String text, Map<ReplyField, String> values) {
        return FIELD.matcher(text).replaceAll(found -> Matcher.quoteReplacement(
            of(found.group(1)).map(field -> values.getOrDefault(field, "")).orElse(found.group())));
    }
}
