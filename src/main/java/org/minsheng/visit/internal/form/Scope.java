package org.minsheng.visit.internal.form;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Fields with the answers to them: the form itself, or one entry of a group, which sees what is around it.
 *
 * @param place where in the form around it the group stands
 */
record Scope(List<Field> fields, Map<?, ?> answers, @Nullable Scope around, int place) {

    /** What JavaScript calls blank too, so that both sides trim alike. */
    private static final Pattern OUTER_BLANKS = Pattern.compile("^[\\s\\p{Z}\\ufeff]+|[\\s\\p{Z}\\ufeff]+$");

    static Scope outermost(FormDefinition form, Map<String, ?> answers) {
        return new Scope(form.fields(), answers, null, 0);
    }

    /** The answer to this field of this scope as it would be kept; null when there is none. */
    @Nullable Object answer(Field field) {
        if (!field.asks()) {
            return null;
        }
        return switch (answers.get(field.key())) {
            case null -> null;
            case String text -> {
                var trimmed = OUTER_BLANKS.matcher(text).replaceAll("");
                yield trimmed.isEmpty() ? null : trimmed;
            }
            case Collection<?> list -> list.isEmpty() ? null : list;
            case Map<?, ?> map -> map.isEmpty() ? null : map;
            case Object other -> other;
        };
    }

    /** The entries of a group that are objects. */
    List<Scope> entries(Field group) {
        int here = fields.indexOf(group);
        return answer(group) instanceof Collection<?> list
            ? list.stream().map(entry -> new Scope(group.fields(), entry instanceof Map<?, ?> map ? map : Map.of(),
                this, here)).toList()
            : List.of();
    }

    boolean isShown(Field field) {
        var condition = field.when();
        return condition == null || isMet(condition, fields.indexOf(field));
    }

    /** Only by what is asked before; an answer to a question that is itself not asked does not count. */
    private boolean isMet(Field.Condition condition, int before) {
        for (var field : fields.subList(0, before)) {
            if (field.key().equals(condition.field())) {
                var answer = isShown(field) ? answer(field) : null;
                return answer != null && field.canBeCompared() && holds(condition, answer);
            }
        }
        return around != null && around.isMet(condition, place);
    }

    private static boolean holds(Field.Condition condition, Object answer) {
        if (condition.is() != null) {
            return equal(answer, condition.is());
        }
        if (condition.isNot() != null) {
            return !equal(answer, condition.isNot());
        }
        if (condition.above() != null) {
            return compare(answer, condition.above()) > 0;
        }
        return condition.below() != null && compare(answer, condition.below()) < 0;
    }

    private static boolean equal(Object answer, String value) {
        return switch (answer) {
            case String text -> text.equals(value);
            case Collection<?> several -> several.contains(value);
            case Number number -> {
                var one = decimal(number.toString());
                var other = decimal(value);
                yield one != null && other != null && one.compareTo(other) == 0;
            }
            default -> false;
        };
    }

    /** 0 also where the two cannot be compared: then neither is above nor below. */
    private static int compare(Object answer, String value) {
        if (answer instanceof Number number) {
            var one = decimal(number.toString());
            var other = decimal(value);
            return one == null || other == null ? 0 : one.compareTo(other);
        }
        return answer instanceof String text && Dates.isDate(text) && Dates.isDate(value) ? text.compareTo(value) : 0;
    }

    static @Nullable BigDecimal decimal(String text) {
        try {
            return new BigDecimal(text);
        } catch (NumberFormatException noNumber) {
            return null;
        }
    }
}
