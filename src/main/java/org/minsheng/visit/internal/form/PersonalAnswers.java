package org.minsheng.visit.internal.form;

import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.minsheng.shared.Vault;
import org.springframework.stereotype.Component;

/** Seals those answers that a form calls personal before they are kept, each as {@code {"sealed": …}} in its place. */
@Component
public class PersonalAnswers {

    /** What a screen shows in place of a personal answer. */
    public static final String MASK = "＊＊＊";

    private static final String SEALED = "sealed";
    private static final String VALUE = "value";

    private final Vault vault;
    private final FormJson json;

    PersonalAnswers(Vault vault, FormJson json) {
        this.vault = vault;
        this.json = json;
    }

    public Map<String, Object> seal(FormDefinition form, Map<String, Object> answers) {
        return change(form.fields(), answers, this::sealed);
    }

    /** As they were given; for reasons that are kept. */
    public Map<String, Object> open(FormDefinition form, Map<String, Object> sealed) {
        return change(form.fields(), sealed, this::opened);
    }

    /** For screens and exports: texts in place of personal answers, sealed or not. */
    public static Map<String, Object> masked(FormDefinition form, Map<String, Object> answers) {
        return change(form.fields(), answers, answer -> MASK);
    }

    private Object sealed(Object answer) {
        return isSealed(answer) ? answer
            : Map.of(SEALED, Base64.getEncoder().encodeToString(vault.seal(json.write(Map.of(VALUE, answer)))));
    }

    private Object opened(Object answer) {
        if (!(answer instanceof Map<?, ?> map) || !(map.get(SEALED) instanceof String text)) {
            return answer;
        }
        var opened = json.answers(vault.open(Base64.getDecoder().decode(text))).get(VALUE);
        return opened == null ? "" : opened;
    }

    /** Whether this is a sealed answer as it is kept. */
    public static boolean isSealed(Object answer) {
        return answer instanceof Map<?, ?> map && map.size() == 1 && map.get(SEALED) instanceof String;
    }

    private static Map<String, Object> change(List<Field> fields, Map<?, ?> answers, UnaryOperator<Object> change) {
        var changed = new LinkedHashMap<String, Object>();
        answers.forEach((key, answer) -> changed.put(String.valueOf(key), answer));
        for (var field : fields) {
            var answer = answers.get(field.key());
            if (answer != null && field.personal()) {
                changed.put(field.key(), change.apply(answer));
            } else if (answer instanceof List<?> entries && field.kind() == Field.Kind.GROUP) {
                changed.put(field.key(), entries.stream()
                    .map(entry -> entry instanceof Map<?, ?> one ? change(field.fields(), one, change) : entry)
                    .toList());
            }
        }
        return changed;
    }
}
