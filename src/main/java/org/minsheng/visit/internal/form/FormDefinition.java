package org.minsheng.visit.internal.form;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a form asks, in order. Answers are plain JSON by key: a text, choice or date is a string, a number a number,
 * several choices and photos are lists of strings, a place an object of {@code text} and/or {@code longitude} with
 * {@code latitude}, a group a list of objects. The field app checks by the same rules; {@code form-cases.json} holds
 * both to them.
 */
public record FormDefinition(List<Field> fields) {

    public static final FormDefinition EMPTY = new FormDefinition(List.of());

    public FormDefinition {
        fields = fields == null ? List.of() : List.copyOf(fields);
    }

    /**
     * What is wrong, in the order of the form; empty when the answers may be kept. Answers to questions that are not
     * asked are passed over, keys that the form does not know are faults.
     *
     * @param today the day that relative limits of dates count from
     */
    public List<Fault> check(Map<String, ?> answers, LocalDate today) {
        var faults = new ArrayList<Fault>();
        new Checking(today, faults).check(Scope.outermost(this, answers), "");
        return faults;
    }

    /** The answers as they are kept: only to questions that are asked, texts without outer blanks, nothing empty. */
    public Map<String, Object> kept(Map<String, ?> answers) {
        return kept(Scope.outermost(this, answers));
    }

    private static Map<String, Object> kept(Scope scope) {
        var kept = new LinkedHashMap<String, Object>();
        for (var field : scope.fields()) {
            var answer = scope.isShown(field) ? scope.answer(field) : null;
            if (answer != null && field.kind() == Field.Kind.GROUP) {
                var entries = scope.entries(field).stream().map(FormDefinition::kept).filter(entry -> !entry.isEmpty())
                    .toList();
                if (!entries.isEmpty()) {
                    kept.put(field.key(), entries);
                }
            } else if (answer != null) {
                kept.put(field.key(), answer);
            }
        }
        return kept;
    }

    /** Which questions and notes are shown with these answers, as paths like those of {@link Fault#key}. */
    public List<String> shown(Map<String, ?> answers) {
        var paths = new ArrayList<String>();
        collect(Scope.outermost(this, answers), "", paths);
        return paths;
    }

    private static void collect(Scope scope, String before, List<String> paths) {
        for (var field : scope.fields()) {
            if (scope.isShown(field)) {
                paths.add(before + field.key());
                if (field.kind() == Field.Kind.GROUP) {
                    var entries = scope.entries(field);
                    for (int i = 0; i < entries.size(); i++) {
                        collect(entries.get(i), before + field.key() + "." + i + ".", paths);
                    }
                }
            }
        }
    }

    /** A field of the form itself, not of a group. */
    public Optional<Field> field(String key) {
        return fields.stream().filter(field -> field.key().equals(key)).findFirst();
    }

    /** Every field, a group before what is in it. */
    public Stream<Field> all() {
        return fields.stream().flatMap(field -> Stream.concat(Stream.of(field), field.fields().stream()));
    }

    /** Whether any answer is personal. */
    public boolean hasPersonal() {
        return all().anyMatch(Field::personal);
    }
}
