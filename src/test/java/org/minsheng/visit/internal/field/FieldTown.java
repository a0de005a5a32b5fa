package org.minsheng.visit.internal.field;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.minsheng.people.Persons;
import org.minsheng.shared.PhoneNumber;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** A visitor with a number and doors of an own, so that no test meets another's. */
@Component
class FieldTown {

    static final String QUESTIONS = """
        {"fields": [
            {"key": "note", "type": "note", "label": "请当面核对，不要让住户提供身份证号。"},
            {"key": "people", "type": "number", "label": "现住几人", "required": true, "min": 0, "max": 30, "decimals": 0},
            {"key": "home", "type": "choice", "label": "房屋", "required": true,
                "options": [{"value": "own", "label": "自住"}, {"value": "rent", "label": "出租"}]},
            {"key": "tenant", "type": "text", "label": "租客单位", "max": 40, "when": {"field": "home", "is": "rent"}},
            {"key": "risks", "type": "choices", "label": "发现的隐患",
                "options": [{"value": "gas", "label": "燃气软管老化"}, {"value": "line", "label": "私拉电线"}]},
            {"key": "photo", "type": "photo", "label": "现场照片", "max": 3},
            {"key": "elders", "type": "group", "label": "六十岁以上的老人", "max": 3,
                "fields": [{"key": "age", "type": "number", "label": "年龄", "required": true, "min": 60, "max": 120}]},
            {"key": "memo", "type": "text", "label": "备注"}
        ]}
        """;

    private static final AtomicInteger SERIAL = new AtomicInteger((int) (System.nanoTime() / 1_000_000 % 90_000));

    private final JdbcClient jdbc;
    private final Persons persons;

    FieldTown(JdbcClient jdbc, Persons persons) {
        this.jdbc = jdbc;
        this.persons = persons;
    }

    /** @param phone of a resident who visits, {@code tasks} by door */
    record Round(String phone, long campaign, long form, List<Long> tasks) {
    }

    Round round(int doors) {
        var community = "520327" + "%06d".formatted(400_000 + SERIAL.incrementAndGet() % 90_000);
        var phone = "134%08d".formatted(Math.floorMod(UUID.randomUUID().getLeastSignificantBits(), 100_000_000L));
        long form = jdbc.sql("""
                insert into visit.form (request_key, name, name_en, purpose, area_code, draft, changed_at)
                values (gen_random_uuid(), '入户走访表', 'Household visit', 'SCREENING', :area, :definition::jsonb, now())
                returning id
                """).param("area", community).param("definition", QUESTIONS).query(Long.class).single();
        long campaign = jdbc.sql("""
                insert into visit.campaign (request_key, county, area, name, purpose, legal_basis, form_version, filter,
                    visitor_kinds, starts_on,
                    ends_on, most_tries, takes_newcomers, state, created_at, created_by_name, started_at)
                values (gen_random_uuid(), '520327', :area, '冬季安全走访', '入冬前看一看燃气、用电和独居老人。', '《中华人民共和国消防法》', :form,
                    '{}', '{NAMED}', current_date - 1, current_date + 5, 2, false, 'RUNNING', now(), '测试',
                    now() - interval '1 day')
                returning id
                """).param("area", community).param("form", publish(form, 1, QUESTIONS)).query(Long.class).single();
        long visitor = jdbc.sql("""
                insert into visit.visitor (campaign, kind, person, name, added_at)
                values (:campaign, 'NAMED', :person, '测试员', now())
                returning id
                """).param("campaign", campaign)
            .param("person", persons.withPhone(new PhoneNumber(phone), "测试员").value())
            .query(Long.class).single();
        return new Round(phone, campaign, form, tasks(campaign, visitor, community, doors));
    }

    private List<Long> tasks(long campaign, long visitor, String community, int doors) {
        return jdbc.sql("""
                with made as (
                    insert into household.household (door, residence, request_key, since, changed_at)
                    select :community || '0001001' || '01' || lpad(n::text, 4, '0'), 'OWNER', gen_random_uuid(), now(),
                        now()
                    from generate_series(1, :doors) as n
                    returning id, door
                )
                insert into visit.task (campaign, household, door, visitor, added_at)
                select :campaign, id, door, :visitor, now()
                from made
                order by door
                returning id
                """).param("community", community).param("doors", doors).param("campaign", campaign)
            .param("visitor", visitor)
            .query(Long.class).list().stream().sorted().toList();
    }

    long publish(long form, int number, String definition) {
        return jdbc.sql("""
                insert into visit.form_version (form, number, definition, published_at)
                values (:form, :number, :definition::jsonb, now())
                returning id
                """).param("form", form).param("number", number).param("definition", definition)
            .query(Long.class).single();
    }
}
