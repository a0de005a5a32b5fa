package org.minsheng.visit.internal.campaign;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.minsheng.household.HouseholdId;
import org.minsheng.visit.internal.form.Field;
import org.minsheng.visit.internal.form.FormJson;
import org.minsheng.visit.internal.form.FormVersion;
import org.minsheng.visit.internal.form.Prefills;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What a household answered to the same form the last time, for questions that begin with it. A personal answer is
 * never brought up again, nor one that the question would refuse today.
 */
@Component
public class LastAnswers {

    private final FormJson json;
    private final JdbcClient jdbc;

    LastAnswers(FormJson json, JdbcClient jdbc) {
        this.json = json;
        this.jdbc = jdbc;
    }

    /**
     * Of many households in one query, and in none for a form that does not ask for it; whoever never answered is left
     * out.
     */
    public Map<HouseholdId, Map<String, Object>> of(FormVersion form, Collection<HouseholdId> households) {
        var fields = form.definition().fields().stream().filter(LastAnswers::begins).toList();
        Map<HouseholdId, Map<String, Object>> found = new HashMap<>();
        if (!fields.isEmpty()) {
            last(form, households)
                .forEach((household, answers) -> found.put(household, fitting(fields, json.answers(answers))));
        }
        return found;
    }

    private static boolean begins(Field field) {
        return Prefills.LAST.equals(field.prefill()) && !field.personal() && field.canBeCompared();
    }

    private Map<HouseholdId, String> last(FormVersion form, Collection<HouseholdId> households) {
        Map<HouseholdId, String> answers = new HashMap<>();
        jdbc.sql("""
                select distinct on (task.household) task.household, result.answers
                from visit.task
                join visit.result on result.id = task.result
                join visit.form_version on form_version.id = result.form_version
                where task.household = any(:households)
                    and form_version.form = :form
                    and result.outcome = 'ANSWERED'
                order by task.household, result.at desc
                """)
            .param("households", households.stream().map(HouseholdId::value).toArray(Long[]::new))
            .param("form", form.form().value())
            .query(row -> {
                answers.put(new HouseholdId(row.getLong("household")), row.getString("answers"));
            });
        return answers;
    }

    private static Map<String, Object> fitting(List<Field> fields, Map<String, Object> answers) {
        Map<String, Object> fitting = new LinkedHashMap<>();
        for (var field : fields) {
            var answer = answers.get(field.key());
            if (answer != null && fits(field, answer)) {
                fitting.put(field.key(), answer);
            }
        }
        return fitting;
    }

    /** Choices that a later version no longer offers are left out; other limits are said when the form is checked. */
    private static boolean fits(Field field, Object answer) {
        return switch (field.kind()) {
            case TEXT, DATE -> answer instanceof String;
            case NUMBER -> answer instanceof Number;
            case CHOICE -> answer instanceof String value && field.option(value).isPresent();
            case CHOICES -> answer instanceof List<?> values && values.stream()
                .allMatch(one -> one instanceof String value && field.option(value).isPresent());
            case PHOTO, PLACE, GROUP, NOTE -> false;
        };
    }
}
