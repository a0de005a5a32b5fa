package org.minsheng.visit.internal.campaign;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.minsheng.account.Accounts;
import org.minsheng.household.HouseholdId;
import org.minsheng.household.Households;
import org.minsheng.people.PersonErased;
import org.minsheng.shared.AccountId;
import org.minsheng.shared.PersonId;
import org.minsheng.visit.internal.form.FormJson;
import org.minsheng.visit.internal.form.PersonalAnswers;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Takes an erased person away from visits: results and reports stay as the office's record, but lead to nobody, the
 * name is gone where the person walked, the phone's key is void, and sealed answers of the person's households are
 * destroyed.
 */
@Component
class ForgettingErased {

    private final Households households;
    private final Accounts accounts;
    private final FormJson json;
    private final JdbcClient jdbc;

    ForgettingErased(Households households, Accounts accounts, FormJson json, JdbcClient jdbc) {
        this.households = households;
        this.accounts = accounts;
        this.json = json;
        this.jdbc = jdbc;
    }

    /** Before the household forgets who lived there, for then nobody could say whose answers these are. */
    @Order(1)
    @EventListener
    void on(PersonErased erased) {
        var homes = households.of(erased.person());
        if (!homes.isEmpty()) {
            unseal("result", "task in (select id from visit.task where household = any(:homes))", homes);
            unseal("care_task", "care in (select id from visit.care where household = any(:homes))", homes);
        }
        walks(erased.person());
        for (var statement : List.of(
            "update visit.result set by_person = null, by_name = '' where by_person = :person",
            "update visit.patrol_report set person = null, by_name = '' where person = :person")) {
            jdbc.sql(statement).param("person", erased.person().value()).update();
        }
        phones(erased.person());
    }

    /** Also those that were registered before a phone was kept with its person, by the sign-in they belong to. */
    private void phones(PersonId person) {
        jdbc.sql("""
                update visit.device
                set person = null, owner = '', key = null, wiped_at = coalesce(wiped_at, now())
                where person = :person
                    or account = any(:accounts)
                """)
            .param("person", person.value())
            .param("accounts", accounts.of(person).stream().map(AccountId::value).toArray(Long[]::new))
            .update();
    }

    /** The name goes from visitors, from those whom a campaign named, and from figures that are frozen. */
    private void walks(PersonId person) {
        jdbc.sql("""
                update visit.closing
                set figures = jsonb_set(figures, '{visitors}', (
                    select coalesce(jsonb_agg(case when visitor.id is null then line else line || '{"name": ""}' end
                        order by place), '[]')
                    from jsonb_array_elements(figures -> 'visitors') with ordinality as each (line, place)
                    left join visit.visitor on visitor.campaign = closing.campaign
                        and visitor.person = :person
                        and visitor.id::text = line ->> 'key'
                ))
                where campaign in (select campaign from visit.visitor where person = :person)
                """).param("person", person.value()).update();
        jdbc.sql("""
                update visit.campaign
                set named = (
                    select coalesce(jsonb_agg(one), '[]')
                    from jsonb_array_elements(named) as each (one)
                    where one ->> 'person' <> :person::text
                )
                where named @> jsonb_build_array(jsonb_build_object('person', :person::bigint))
                """).param("person", person.value()).update();
        jdbc.sql("update visit.visitor set person = null, name = '' where person = :person")
            .param("person", person.value()).update();
    }

    private void unseal(String table, String where, List<HouseholdId> homes) {
        Map<Long, String> sealed = new HashMap<>();
        jdbc.sql("select id, answers from visit." + table + " where " + where
            + " and answers::text like '%\"sealed\"%'")
            .param("homes", homes.stream().map(HouseholdId::value).toArray(Long[]::new))
            .query(row -> {
                sealed.put(row.getLong("id"), row.getString("answers"));
            });
        sealed.forEach((id, answers) -> jdbc.sql("update visit." + table
            + " set answers = :answers::jsonb where id = :id")
            .param("answers", json.write(without(json.answers(answers))))
            .param("id", id)
            .update());
    }

    private static Map<String, Object> without(Map<?, ?> answers) {
        Map<String, Object> left = new LinkedHashMap<>();
        answers.forEach((key, answer) -> {
            var kept = kept(answer);
            if (kept != null) {
                left.put(String.valueOf(key), kept);
            }
        });
        return left;
    }

    private static @Nullable Object kept(@Nullable Object answer) {
        return switch (answer) {
            case null -> null;
            case Map<?, ?> map when PersonalAnswers.isSealed(map) -> null;
            case Map<?, ?> map -> without(map);
            case List<?> list -> list.stream().map(ForgettingErased::kept).filter(one -> one != null).toList();
            default -> answer;
        };
    }
}
