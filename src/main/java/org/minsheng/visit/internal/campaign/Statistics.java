package org.minsheng.visit.internal.campaign;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.minsheng.shared.AreaCode;
import org.minsheng.visit.CampaignId;
import org.minsheng.visit.internal.campaign.Figures.Choice;
import org.minsheng.visit.internal.campaign.Figures.Numbers;
import org.minsheng.visit.internal.campaign.Figures.Question;
import org.minsheng.visit.internal.form.Field;
import org.minsheng.visit.internal.form.FormVersion;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Counts what was answered, from the results that count; two readings of them, however many questions there are. Sealed
 * answers are only counted.
 */
@Component
class Statistics {

    private static final String ANSWERS = """
        from visit.result
        join visit.task on task.id = result.task
        cross join lateral jsonb_each(result.answers) as answer (key, value)
        where result.campaign = :campaign
            and result.state = 'COUNTS'
            and result.outcome = 'ANSWERED'
            and task.door like :within
        """;

    private final JdbcClient jdbc;

    Statistics(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Question> of(CampaignId campaign, AreaCode within, FormVersion form) {
        Map<String, Map<String, Long>> choices = new HashMap<>();
        Map<String, Long> answered = new HashMap<>();
        readChoices(campaign, within, form, choices, answered);
        var numbers = numbers(campaign, within);
        var questions = new ArrayList<Question>();
        for (var field : form.definition().fields()) {
            if (field.asks()) {
                boolean personal = field.personal();
                questions.add(new Question(field.key(), field.label(), field.labelEn(), field.kind().name(), personal,
                    answered.getOrDefault(field.key(), 0L), personal ? List.of()
                    : listed(field, choices.getOrDefault(field.key(), Map.of())),
                    !personal && field.kind() == Field.Kind.NUMBER ? numbers.get(field.key()) : null));
            }
        }
        return questions;
    }

    private static List<Choice> listed(Field field, Map<String, Long> counts) {
        Map<String, Choice> all = new LinkedHashMap<>();
        field.options().forEach(
            option -> all.put(option.value(), new Choice(option.value(), option.label(), option.labelEn(),
            counts.getOrDefault(option.value(), 0L))));
        if (isChosen(field)) {
            counts.forEach((value, count) -> all.computeIfAbsent(value,
                earlier -> new Choice(value, value, "", count)));
        }
        return List.copyOf(all.values());
    }

    private static boolean isChosen(Field field) {
        return field.kind() == Field.Kind.CHOICE || field.kind() == Field.Kind.CHOICES;
    }

    private void readChoices(CampaignId campaign, AreaCode within, FormVersion form,
                             Map<String, Map<String, Long>> choices, Map<String, Long> answered) {
        var chosen = new HashSet<String>();
        form.definition().fields().stream().filter(field -> isChosen(field) && !field.personal())
            .forEach(field -> chosen.add(field.key()));
        jdbc.sql("""
                with answer as materialized (
                    select answer.key, answer.value
                """ + ANSWERS + """
                ), value as (
                    select key, jsonb_array_elements_text(case when jsonb_typeof(value) = 'array' then value
                        else jsonb_build_array(value) end) as said
                    from answer
                    where key = any(:chosen)
                )
                select key, null as said, count(*) as count from answer group by key
                union all
                select key, said, count(*) from value group by key, said
                """)
            .param("campaign", campaign.value())
            .param("within", within.value() + "%")
            .param("chosen", chosen.toArray(String[]::new))
            .query(row -> {
                var said = row.getString("said");
                if (said == null) {
                    answered.put(row.getString("key"), row.getLong("count"));
                } else {
                    choices.computeIfAbsent(row.getString("key"), first -> new LinkedHashMap<>())
                        .put(said, row.getLong("count"));
                }
            });
    }

    private Map<String, Numbers> numbers(CampaignId campaign, AreaCode within) {
        Map<String, Numbers> all = new HashMap<>();
        jdbc.sql("""
                select key, min(number) as least, max(number) as most, avg(number) as mean,
                    percentile_cont(array[0.25, 0.5, 0.75]) within group (order by number) as spread
                from (
                    select answer.key, (answer.value #>> '{}')::float8 as number
                """ + ANSWERS + """
                        and jsonb_typeof(answer.value) = 'number'
                ) as said
                group by key
                """)
            .param("campaign", campaign.value())
            .param("within", within.value() + "%")
            .query(row -> {
                var spread = (Double[]) row.getArray("spread").getArray();
                all.put(row.getString("key"), new Numbers(row.getDouble("least"), spread[0], spread[1], spread[2],
                    row.getDouble("most"), row.getDouble("mean")));
            });
        return all;
    }
}
