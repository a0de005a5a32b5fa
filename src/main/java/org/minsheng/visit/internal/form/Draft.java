package org.minsheng.visit.internal.form;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Changes of a draft, one at a time. A field is named by its path: its key, or {@code group.key}. What cannot be done,
 * such as moving the first one up, leaves the draft as it is.
 */
record Draft(FormDefinition definition) {

    /** A new question at the end of the form, or of the group of this key. */
    FormDefinition add(Field.Kind kind, @Nullable String group) {
        var field = new Field(freeKey(FormJson.name(kind)), kind, "", "", "", "", false, false, null, null, null,
            null, null, null, List.of(), null, null, List.of());
        return group == null ? new FormDefinition(with(definition.fields(), field, definition.fields().size()))
            : inside(group, fields -> with(fields, field, fields.size()));
    }

    Optional<Field> field(String path) {
        var parts = path.split("\\.", 2);
        var outer = definition.field(parts[0]);
        return parts.length == 1 ? outer
            : outer.flatMap(group -> group.fields().stream().filter(field -> field.key().equals(parts[1])).findFirst());
    }

    /** Conditions follow a key that is renamed. */
    FormDefinition replace(String path, Field by) {
        var was = path.substring(path.indexOf('.') + 1);
        var replaced = change(path, (fields, at) -> {
            var list = new ArrayList<>(fields);
            list.set(at, by);
            return list;
        });
        return was.equals(by.key()) ? replaced : new FormDefinition(renamed(replaced.fields(), was, by.key()));
    }

    FormDefinition move(String path, boolean up) {
        return change(path, (fields, at) -> {
            int to = at + (up ? -1 : 1);
            if (to < 0 || to >= fields.size()) {
                return fields;
            }
            var list = new ArrayList<>(fields);
            list.add(to, list.remove(at));
            return list;
        });
    }

    /** The copy stands behind the original, with a key of its own. */
    FormDefinition copy(String path) {
        return change(path, (fields, at) -> with(fields, withKey(fields.get(at), freeKey(fields.get(at).key())), at
            + 1));
    }

    FormDefinition remove(String path) {
        return change(path, (fields, at) -> {
            var list = new ArrayList<>(fields);
            list.remove(at);
            return list;
        });
    }

    private interface Change {

        List<Field> of(List<Field> fields, int at);
    }

    private FormDefinition change(String path, Change change) {
        var parts = path.split("\\.", 2);
        return parts.length == 1 ? new FormDefinition(changed(definition.fields(), parts[0], change))
            : inside(parts[0], fields -> changed(fields, parts[1], change));
    }

    private static List<Field> changed(List<Field> fields, String key, Change change) {
        for (int i = 0; i < fields.size(); i++) {
            if (fields.get(i).key().equals(key)) {
                return change.of(fields, i);
            }
        }
        return fields;
    }

    private FormDefinition inside(String group, Function<List<Field>, List<Field>> change) {
        return new FormDefinition(changed(definition.fields(), group, (fields, at) -> {
            var list = new ArrayList<>(fields);
            list.set(at, withFields(fields.get(at), change.apply(fields.get(at).fields())));
            return list;
        }));
    }

    private static List<Field> with(List<Field> fields, Field added, int at) {
        var list = new ArrayList<>(fields);
        list.add(at, added);
        return list;
    }

    /** The name itself when nobody has it, else with the next number behind it. */
    private String freeKey(String name) {
        var taken = definition.all().map(Field::key).collect(Collectors.toSet());
        var stem = name.replaceFirst("\\d+$", "");
        return Stream.iterate(1, number -> number + 1).map(number -> stem + number).filter(key -> !taken.contains(key))
            .findFirst().orElseThrow();
    }

    private static List<Field> renamed(List<Field> fields, String was, String now) {
        return fields.stream().map(field -> {
            var when = field.when();
            var condition = when == null || !when.field().equals(was) ? when
                : new Field.Condition(now, when.is(), when.isNot(), when.above(), when.below());
            return with(field, field.key(), condition, renamed(field.fields(), was, now));
        }).toList();
    }

    private static Field withKey(Field field, String key) {
        return with(field, key, field.when(), field.fields());
    }

    private static Field withFields(Field field, List<Field> fields) {
        return with(field, field.key(), field.when(), fields);
    }

    private static Field with(Field field, String key, Field.@Nullable Condition when, List<Field> fields) {
        return new Field(key, field.kind(), field.label(), field.labelEn(), field.hint(), field.hintEn(),
            field.required(), field.personal(),
            field.min(), field.max(), field.decimals(), field.pattern(), field.earliest(), field.latest(),
            field.options(), when,
            field.prefill(), fields);
    }
}
