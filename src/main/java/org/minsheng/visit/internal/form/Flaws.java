package org.minsheng.visit.internal.form;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Looks for what would make a form unanswerable or its answers unreadable. */
final class Flaws {

    static final int MOST_FIELDS = 100;
    static final int MOST_OPTIONS = 60;
    private static final int LABEL = 200;
    private static final Pattern KEY = Pattern.compile("[a-z][a-zA-Z0-9]{0,39}");

    private final List<Flaw> flaws = new ArrayList<>();
    private final Set<String> keys = new HashSet<>();

    private Flaws() {
    }

    static List<Flaw> of(FormDefinition definition) {
        var looking = new Flaws();
        if (definition.fields().stream().noneMatch(Field::asks)) {
            looking.flaws.add(new Flaw("", "nothing-asked"));
        }
        if (definition.all().count() > MOST_FIELDS) {
            looking.flaws.add(new Flaw("", "too-many-fields", MOST_FIELDS));
        }
        looking.look(definition.fields(), "", Map.of());
        return looking.flaws;
    }

    private void look(List<Field> fields, String before, Map<String, Field> around) {
        Map<String, Field> earlier = new HashMap<>(around);
        for (var field : fields) {
            var path = before + field.key();
            name(field, path);
            limits(field, path);
            options(field, path);
            condition(field, path, earlier);
            if (field.kind() == Field.Kind.GROUP) {
                group(field, path, earlier);
            }
            earlier.put(field.key(), field);
        }
    }

    private void name(Field field, String path) {
        if (!KEY.matcher(field.key()).matches() || field.key().equals("asked")) {
            flaws.add(new Flaw(path, "key", field.key()));
        } else if (!keys.add(field.key())) {
            flaws.add(new Flaw(path, "key-twice", field.key()));
        }
        if (field.label().isBlank()) {
            flaws.add(new Flaw(path, "label"));
        } else if (field.label().length() > LABEL || field.labelEn().length() > LABEL) {
            flaws.add(new Flaw(path, "label-long", LABEL));
        }
    }

    private void limits(Field field, String path) {
        var min = field.min();
        var max = field.max();
        boolean counts = field.kind() != Field.Kind.NUMBER;
        if (min != null && max != null && min.compareTo(max) > 0 || isWrong(field.earliest()) || isWrong(field.latest())
            || counts && (isNoCount(min) || isNoCount(max)) || field.decimals() != null
                && (field.decimals() < 0 || field.decimals() > 6)) {
            flaws.add(new Flaw(path, "limits"));
        }
    }

    private static boolean isNoCount(@Nullable BigDecimal limit) {
        return limit != null
            && (limit.signum() < 0 || limit.scale() > 0 || limit.compareTo(BigDecimal.valueOf(10_000)) > 0);
    }

    private static boolean isWrong(@Nullable String limit) {
        return limit != null && !Dates.isLimit(limit);
    }

    private void options(Field field, String path) {
        boolean chooses = field.kind() == Field.Kind.CHOICE || field.kind() == Field.Kind.CHOICES;
        var values = new HashSet<String>();
        if (chooses && field.options().size() < 2) {
            flaws.add(new Flaw(path, "options-few"));
        } else if (chooses && field.options().size() > MOST_OPTIONS) {
            flaws.add(new Flaw(path, "options-many", MOST_OPTIONS));
        } else if (chooses && !field.options().stream()
            .allMatch(option -> !option.value().isBlank() && !option.label().isBlank()
            && option.value().length() <= 60 && values.add(option.value()))) {
            flaws.add(new Flaw(path, "options-wrong"));
        }
    }

    private void condition(Field field, String path, Map<String, Field> earlier) {
        var when = field.when();
        if (when == null) {
            return;
        }
        var on = earlier.get(when.field());
        var value = when.is() != null ? when.is() : when.isNot();
        if (on == null || !on.canBeCompared()) {
            flaws.add(new Flaw(path, "condition-on", when.field()));
        } else if (value != null && !on.options().isEmpty() && on.option(value).isEmpty()) {
            flaws.add(new Flaw(path, "condition-value", value));
        } else if (value == null && (when.above() == null && when.below() == null
            || on.kind() != Field.Kind.NUMBER && on.kind() != Field.Kind.DATE)) {
            flaws.add(new Flaw(path, "condition-sort"));
        }
    }

    private void group(Field group, String path, Map<String, Field> earlier) {
        if (group.fields().stream().noneMatch(Field::asks)) {
            flaws.add(new Flaw(path, "group-empty"));
        }
        if (group.fields().stream().anyMatch(field -> field.kind() == Field.Kind.GROUP)) {
            flaws.add(new Flaw(path, "group-in-group"));
        } else {
            look(group.fields(), path + ".", earlier);
        }
    }
}
