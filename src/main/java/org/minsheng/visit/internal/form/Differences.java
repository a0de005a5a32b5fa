package org.minsheng.visit.internal.form;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What one version asks otherwise than another. */
public final class Differences {

    /** What happened to a field. */
    public enum Sort { ADDED, REMOVED, MOVED, CHANGED }

    /**
     * @param field as it is now; as it was when it is gone
     * @param parts what changed, empty unless {@link Sort#CHANGED}
     */
    public record Difference(Sort sort, String path, Field field, List<Part> parts) {
    }

    /** @param name of the property, as in JSON */
    public record Part(String name, String before, String after) {
    }

    private Differences() {
    }

    static List<Difference> between(FormDefinition before, FormDefinition after) {
        var differences = new ArrayList<Difference>();
        compare(before.fields(), after.fields(), "", differences);
        return differences;
    }

    private static void compare(List<Field> before, List<Field> after, String path, List<Difference> differences) {
        var was = byKey(before);
        var is = byKey(after);
        var stayed = is.keySet().stream().filter(was::containsKey).toList();
        var order = was.keySet().stream().filter(is::containsKey).toList();
        for (var field : after) {
            var old = was.get(field.key());
            if (old == null) {
                differences.add(new Difference(Sort.ADDED, path + field.key(), field, List.of()));
            } else {
                var parts = parts(old, field);
                if (!parts.isEmpty()) {
                    differences.add(new Difference(Sort.CHANGED, path + field.key(), field, parts));
                } else if (stayed.indexOf(field.key()) != order.indexOf(field.key())) {
                    differences.add(new Difference(Sort.MOVED, path + field.key(), field, List.of()));
                }
                compare(old.fields(), field.fields(), path + field.key() + ".", differences);
            }
        }
        before.stream().filter(field -> !is.containsKey(field.key()))
            .forEach(field -> differences.add(new Difference(Sort.REMOVED, path + field.key(), field, List.of())));
    }

    private static Map<String, Field> byKey(List<Field> fields) {
        return fields.stream()
            .collect(Collectors.toMap(Field::key, field -> field, (one, other) -> one, LinkedHashMap::new));
    }

    private static List<Part> parts(Field was, Field is) {
        var parts = new ArrayList<Part>();
        part(parts, "type", was.kind(), is.kind());
        part(parts, "label", was.label(), is.label());
        part(parts, "labelEn", was.labelEn(), is.labelEn());
        part(parts, "hint", was.hint(), is.hint());
        part(parts, "hintEn", was.hintEn(), is.hintEn());
        part(parts, "required", was.required(), is.required());
        part(parts, "personal", was.personal(), is.personal());
        part(parts, "min", was.min(), is.min());
        part(parts, "max", was.max(), is.max());
        part(parts, "decimals", was.decimals(), is.decimals());
        part(parts, "pattern", was.pattern(), is.pattern());
        part(parts, "earliest", was.earliest(), is.earliest());
        part(parts, "latest", was.latest(), is.latest());
        part(parts, "options", options(was), options(is));
        part(parts, "when", condition(was.when()), condition(is.when()));
        part(parts, "prefill", was.prefill(), is.prefill());
        return parts;
    }

    private static void part(List<Part> parts, String name, @Nullable Object before, @Nullable Object after) {
        if (!Objects.equals(before, after)) {
            parts.add(new Part(name, text(before), text(after)));
        }
    }

    private static String text(@Nullable Object value) {
        return switch (value) {
            case null -> "";
            case Enum<?> constant -> FormJson.name(constant);
            case Object other -> other.toString();
        };
    }

    static String options(Field field) {
        return field.options().stream().map(Differences::option).collect(Collectors.joining("\n"));
    }

    private static String option(Field.Choice option) {
        return (option.value().equals(option.label()) ? "" : option.value() + "=") + option.label()
            + (option.labelEn().isEmpty() ? "" : "|" + option.labelEn());
    }

    private static String condition(Field.@Nullable Condition when) {
        if (when == null) {
            return "";
        }
        return when.field() + (when.is() != null ? " = " + when.is() : when.isNot() != null ? " ≠ " + when.isNot()
            : when.above() != null ? " > " + when.above() : " < " + when.below());
    }
}
