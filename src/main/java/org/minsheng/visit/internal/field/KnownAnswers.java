package org.minsheng.visit.internal.field;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.minsheng.visit.internal.form.Field;
import org.minsheng.visit.internal.form.FormDefinition;
import org.minsheng.visit.internal.form.FormVersion;

/**
 * What is known of a household in the shape of answers, so that nobody types it again; what does not fit a field is
 * left out.
 */
final class KnownAnswers {

    private KnownAnswers() {
    }

    static Set<String> keys(Collection<FormVersion> forms) {
        return forms.stream().flatMap(form -> form.definition().fields().stream()).map(Field::prefill)
            .filter(key -> key != null && key.startsWith("household.")).collect(Collectors.toSet());
    }

    /** @param last what was answered the last time, in the shape of answers already */
    static Map<String, Object> of(FormDefinition form, Map<String, String> known, Map<String, Object> last) {
        Map<String, Object> answers = new LinkedHashMap<>(last);
        for (var field : form.fields()) {
            var text = field.prefill() == null ? null : known.get(field.prefill());
            var answer = text == null || text.isEmpty() ? null : answer(field, text);
            if (answer != null) {
                answers.put(field.key(), answer);
            }
        }
        return answers;
    }

    private static @Nullable Object answer(Field field, String text) {
        return switch (field.kind()) {
            case TEXT -> text.length() <= field.most() ? text : null;
            case NUMBER -> text.matches("-?\\d{1,12}(\\.\\d{1,6})?") ? new BigDecimal(text) : null;
            case CHOICE -> field.option(text).isPresent() ? text : null;
            case CHOICES -> {
                List<String> values = Arrays.stream(text.split(",")).filter(value -> field.option(value).isPresent())
                    .toList();
                yield values.isEmpty() ? null : values;
            }
            default -> null;
        };
    }
}
