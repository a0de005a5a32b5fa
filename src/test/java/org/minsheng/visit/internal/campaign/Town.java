package org.minsheng.visit.internal.campaign;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.minsheng.people.Persons;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.PhoneNumber;
import org.minsheng.shared.RequestKey;
import org.minsheng.shared.Viewer;
import org.minsheng.visit.CampaignId;
import org.minsheng.visit.internal.form.FormVersionId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** A community of its own for a test: households behind invented doors, a form, and people who walk. */
@Component
class Town {

    static final String QUESTIONS = """
        {"fields": [
            {"key": "people", "type": "number", "label": "常住人数", "labelEn": "People",
                "required": true, "min": 0, "max": 30},
            {"key": "gas", "type": "choice", "label": "用什么做饭",
                "options": [{"value": "gas", "label": "天然气"}, {"value": "electric", "label": "电"}]},
            {"key": "phone", "type": "text", "label": "联系电话", "personal": true}
        ]}
        """;

    private static final AtomicInteger SERIAL = new AtomicInteger((int) (System.nanoTime() / 1_000_000 % 400_000));

    private final JdbcClient jdbc;
    private final Persons persons;
    private final DraftingCampaign drafting;
    private final Clock clock;

    Town(JdbcClient jdbc, Persons persons, DraftingCampaign drafting, Clock clock) {
        this.jdbc = jdbc;
        this.persons = persons;
        this.drafting = drafting;
        this.clock = clock;
    }

    /** Twelve digits of a community below 凤冈 that nobody else has. */
    static AreaCode community() {
        return new AreaCode("520327" + "%06d".formatted(500_000 + SERIAL.incrementAndGet() % 400_000));
    }

    void households(AreaCode community, int count) {
        jdbc.sql("""
                insert into household.household (door, residence, request_key, since, changed_at)
                select :community || '0001001' || '01' || lpad(n::text, 4, '0'), 'OWNER', gen_random_uuid(), now(),
                    now()
                from generate_series(1, :count) as n
                """)
            .param("community", community.value())
            .param("count", count)
            .update();
    }

    FormVersionId form(AreaCode area, String definition) {
        long form = jdbc.sql("""
                insert into visit.form (request_key, name, purpose, area_code, draft, changed_at)
                values (gen_random_uuid(), '测试表', 'SCREENING', :area, :definition::jsonb, now())
                returning id
                """)
            .param("area", area.value())
            .param("definition", definition)
            .query(Long.class).single();
        return new FormVersionId(jdbc.sql("""
                insert into visit.form_version (form, number, definition, published_at)
                values (:form, 1, :definition::jsonb, now())
                returning id
                """)
            .param("form", form)
            .param("definition", definition)
            .query(Long.class).single());
    }

    /** Somebody with a mobile number of an own. */
    String phone() {
        return "133%08d".formatted(Math.floorMod(UUID.randomUUID().getLeastSignificantBits(), 100_000_000L));
    }

    Named named(String phone, AreaCode area) {
        return new Named(persons.withPhone(new PhoneNumber(phone), "测试员").value(), phone.substring(7), area.value());
    }

    /** Reports to a community (双报到). */
    void report(Named one, AreaCode community, String state) {
        jdbc.sql("""
                insert into volunteer.membership (request_key, person, community, state, asked_at, decided_at, since)
                values (gen_random_uuid(), :person, :community, :state, now(), now(), now())
                """)
            .param("person", one.person())
            .param("community", community.value())
            .param("state", state)
            .update();
    }

    Viewer walker(Named named) {
        return new Viewer(null, named.name(), named.id(), List.of());
    }

    CampaignId draft(AreaCode area, List<Named> named) {
        return draft(area, named, QUESTIONS);
    }

    CampaignId draft(AreaCode area, List<Named> named, String questions) {
        return draft(area, Set.of(VisitorKind.NAMED), named, questions);
    }

    CampaignId draft(AreaCode area, Set<VisitorKind> visitors, List<Named> named, String questions) {
        var today = LocalDate.now(clock);
        var draft = new Draft(area, "测试走访", "了解情况", "测试依据", form(area, questions), Ask.EVERYBODY,
            visitors, named, today, today.plusDays(3), 2, true, Draft.USUAL_DAYS_KEPT);
        return drafting.begin(Viewer.SYSTEM, RequestKey.fresh(), draft) instanceof Outcome.Done done
            ? new CampaignId(done.id()) : refuse();
    }

    private static CampaignId refuse() {
        throw new IllegalStateException("the draft was refused");
    }

    List<Named> named(int count, AreaCode area) {
        var all = new ArrayList<Named>();
        for (int i = 0; i < count; i++) {
            all.add(named(phone(), area));
        }
        return all;
    }
}
