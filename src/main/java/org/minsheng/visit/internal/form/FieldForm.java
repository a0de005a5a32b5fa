package org.minsheng.visit.internal.form;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.minsheng.page.Form;

/** Between a field and the inputs with which it is edited. */
final class FieldForm {

    private static final int LABEL = 200;
    private static final int HINT = 300;
    private static final int OPTIONS = 4000;

    private FieldForm() {
    }

    static Form fill(Field field) {
        var form = Form.empty()
            .prefill("key", field.key())
            .prefill("label", field.label())
            .prefill("labelEn", field.labelEn())
            .prefill("hint", field.hint())
            .prefill("hintEn", field.hintEn())
            .prefill("min", field.min() == null ? null : field.min().toPlainString())
            .prefill("max", field.max() == null ? null : field.max().toPlainString())
            .prefill("decimals", field.decimals() == null ? null : field.decimals().toString())
            .prefill("pattern", field.pattern() == null ? null : field.pattern().name())
            .prefill("earliest", field.earliest())
            .prefill("latest", field.latest())
            .prefill("options", Differences.options(field))
            .prefill("prefill", field.prefill());
        if (field.required()) {
            form.also("required", "1");
        }
        if (field.personal()) {
            form.also("personal", "1");
        }
        var when = field.when();
        if (when != null) {
            var sort = when.is() != null ? "is" : when.isNot() != null ? "isNot" : when.above() != null
                ? "above" : "below";
            form.prefill("whenField", when.field()).prefill("whenSort", sort).prefill("whenValue",
                firstOf(when.is(), when.isNot(), when.above(), when.below()));
        }
        return form;
    }

    private static @Nullable String firstOf(@Nullable String... texts) {
        return Arrays.stream(texts).filter(text -> text != null).findFirst().orElse(null);
    }

    /** The field as it was typed; faults go to the form. {@code definition} is asked what a condition can be about. */
    static Field read(Form form, Field was, FormDefinition definition) {
        var key = form.required("key", 40);
        if (!key.matches("[a-z][a-zA-Z0-9]{0,39}")) {
            form.reject("key", "visit.flaw.key", key);
        } else if (!key.equals(was.key()) && definition.all().anyMatch(field -> field.key().equals(key))) {
            form.reject("key", "visit.flaw.key-twice", key);
        }
        var earliest = form.optional("earliest", 12).toLowerCase(Locale.ROOT);
        var latest = form.optional("latest", 12).toLowerCase(Locale.ROOT);
        checkDay(form, "earliest", earliest);
        checkDay(form, "latest", latest);
        var pattern = form.value("pattern").isEmpty() ? null : form.choice("pattern", Field.Pattern.class);
        var decimals = number(form, "decimals");
        var prefill = form.optional("prefill", 60);
        return new Field(key, was.kind(), form.required("label", LABEL), form.optional("labelEn", LABEL),
            form.optional("hint", HINT),
            form.optional("hintEn", HINT), form.checked("required"), form.checked("personal"), number(form, "min"),
            number(form, "max"),
            decimals == null ? null : decimals.intValue(), pattern, earliest.isEmpty() ? null : earliest,
            latest.isEmpty() ? null : latest,
            options(form, was), condition(form, definition), prefill.isEmpty() ? null : prefill, was.fields());
    }

    private static void checkDay(Form form, String name, String typed) {
        if (!typed.isEmpty() && !Dates.isLimit(typed)) {
            form.reject(name, "visit.designer.day-wrong");
        }
    }

    private static @Nullable BigDecimal number(Form form, String name) {
        return form.read(name, text -> Optional.ofNullable(Scope.decimal(text))
            .filter(number -> number.precision() <= 15 && number.scale() <= 6)
            .orElseThrow(() -> new IllegalArgumentException(text)), "visit.fault.not-a-number");
    }

    /** One a line: {@code 中文}, {@code 中文|English} or {@code value=中文|English}. */
    private static List<Field.Choice> options(Form form, Field was) {
        if (was.kind() != Field.Kind.CHOICE && was.kind() != Field.Kind.CHOICES) {
            return List.of();
        }
        var options = form.required("options", OPTIONS).lines().map(String::strip).filter(line -> !line.isEmpty())
            .map(line -> option(line, was)).toList();
        if (options.stream().map(Field.Choice::value).distinct().count() < options.size()) {
            form.reject("options", "visit.flaw.options-wrong");
        }
        return options;
    }

    private static Field.Choice option(String line, Field was) {
        var parts = line.split("[|｜]", 2);
        var english = parts.length == 2 ? parts[1].strip() : "";
        int equals = parts[0].indexOf('=');
        if (equals > 0) {
            return new Field.Choice(parts[0].substring(0, equals).strip(), parts[0].substring(equals + 1).strip(),
                english);
        }
        var label = parts[0].strip();
        // Whoever leaves the value away means the option that is there already.
        var known = was.options().stream().filter(option -> option.label().equals(label)).findFirst();
        return new Field.Choice(known.map(Field.Choice::value).orElse(label), label, english);
    }

    private static Field.@Nullable Condition condition(Form form, FormDefinition definition) {
        var on = form.value("whenField");
        if (on.isEmpty()) {
            return null;
        }
        var typed = form.optional("whenValue", 60);
        if (typed.isEmpty()) {
            form.reject("whenValue", "form.required");
        }
        // People name an option by what they read; the value is kept.
        var value = definition.all().filter(field -> field.key().equals(on)).flatMap(field -> field.options().stream())
            .filter(option -> option.label().equals(typed) || option.labelEn().equals(typed)).map(Field.Choice::value)
            .findFirst().orElse(typed);
        return switch (form.value("whenSort")) {
            case "isNot" -> new Field.Condition(on, null, value, null, null);
            case "above" -> new Field.Condition(on, null, null, value, null);
            case "below" -> new Field.Condition(on, null, null, null, value);
            default -> new Field.Condition(on, value, null, null, null);
        };
    }
}
