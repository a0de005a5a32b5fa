package org.minsheng.visit.internal.form;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.minsheng.page.Form;

/** Between inputs of a page and answers. What is no number stays the text that was typed, so that the check says so. */
final class Binding {

    private static final String TEXT = ".text";
    private static final String LONGITUDE = ".longitude";
    private static final String LATITUDE = ".latitude";

    private Binding() {
    }

    static Map<String, Object> answers(FormDefinition definition, Form form) {
        return answers(definition.fields(), FormSheet.PREFIX, form, false);
    }

    /** With the entries that are open and still empty, so that their questions are shown. */
    static Map<String, Object> withEmptyEntries(FormDefinition definition, Form form) {
        return answers(definition.fields(), FormSheet.PREFIX, form, true);
    }

    private static Map<String, Object> answers(List<Field> fields, String before, Form form, boolean empty) {
        var answers = new LinkedHashMap<String, Object>();
        for (var field : fields) {
            var answer = field.asks() ? answer(field, before + field.key(), form, empty) : null;
            if (answer != null) {
                answers.put(field.key(), answer);
            }
        }
        return answers;
    }

    private static @Nullable Object answer(Field field, String name, Form form, boolean empty) {
        return switch (field.kind()) {
            case TEXT, CHOICE, DATE -> emptyAsNull(form.value(name));
            case NUMBER -> number(form.value(name));
            case CHOICES, PHOTO -> {
                var values = form.values(name).stream().filter(value -> !value.isBlank()).distinct().toList();
                yield values.isEmpty() ? null : values;
            }
            case PLACE -> place(name, form);
            case GROUP -> {
                var entries = new ArrayList<Map<String, Object>>();
                for (int i = 0; i < entries(field, name, form); i++) {
                    entries.add(answers(field.fields(), name + "." + i + ".", form, empty));
                }
                yield !empty && entries.stream().allMatch(Map::isEmpty) ? null : entries;
            }
            case NOTE -> null;
        };
    }

    private static @Nullable Object number(String typed) {
        var plain = typed.replace('，', '.').replace("。", ".").replace(" ", "");
        var number = Scope.decimal(plain);
        return number == null ? emptyAsNull(typed) : number;
    }

    private static @Nullable Object place(String name, Form form) {
        var place = new LinkedHashMap<String, Object>();
        put(place, "text", emptyAsNull(form.value(name + TEXT)));
        put(place, "longitude", number(form.value(name + LONGITUDE)));
        put(place, "latitude", number(form.value(name + LATITUDE)));
        return place.isEmpty() ? null : place;
    }

    private static void put(Map<String, Object> place, String key, @Nullable Object value) {
        if (value != null) {
            place.put(key, value);
        }
    }

    private static @Nullable Object emptyAsNull(String text) {
        return text.isEmpty() ? null : text;
    }

    /** How many entries of a group the page has. */
    static int entries(Field group, String name, Form form) {
        var count = Scope.decimal(form.value(name));
        return count == null ? 0 : Math.clamp(count.intValue(), 0, group.most());
    }

    /** Fills inputs with answers, for the first showing. */
    static void fill(List<Field> fields, String before, Map<?, ?> answers, Form form) {
        for (var field : fields) {
            var answer = answers.get(field.key());
            var name = before + field.key();
            switch (answer) {
                case null -> { }
                case List<?> several when field.kind() == Field.Kind.GROUP -> fillEntries(field, name, several, form);
                case List<?> several -> several.forEach(one -> form.also(name, one.toString()));
                case Map<?, ?> place -> place.forEach((part, value) -> form.prefill(name + "." + part,
                    String.valueOf(value)));
                case Object plain -> form.prefill(name, plain.toString());
            }
        }
    }

    private static void fillEntries(Field group, String name, List<?> entries, Form form) {
        form.prefill(name, Integer.toString(entries.size()));
        for (int i = 0; i < entries.size(); i++) {
            if (entries.get(i) instanceof Map<?, ?> entry) {
                fill(group.fields(), name + "." + i + ".", entry, form);
            }
        }
    }
}
