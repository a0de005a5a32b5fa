package org.minsheng.visit.internal.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.minsheng.household.HouseholdId;
import org.minsheng.people.HeldRecords;
import org.minsheng.people.Persons;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.RequestKey;
import org.minsheng.shared.Viewer;
import org.minsheng.testing.Beside;
import org.minsheng.testing.Client;
import org.minsheng.testing.RunningServer;
import org.minsheng.visit.CampaignId;
import org.minsheng.visit.internal.form.Forms;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What becomes of what households said: it fills the next form in, is taken out by two, goes with a person, and goes in
 * time.
 */
@Beside
class AfterwardsTests extends RunningServer {

    private static final String QUESTIONS = """
        {"fields": [
            {"key": "gas", "type": "choice", "label": "用什么做饭", "prefill": "last",
                "options": [{"value": "gas", "label": "天然气"}]},
            {"key": "phone", "type": "text", "label": "联系电话", "personal": true, "prefill": "last"}
        ]}
        """;

    @Autowired
    Town town;
    @Autowired
    StartingCampaign starting;
    @Autowired
    EndingCampaign ending;
    @Autowired
    FreezingFigures freezing;
    @Autowired
    ClearingCampaign clearing;
    @Autowired
    RecordingResult recording;
    @Autowired
    CampaignBook campaigns;
    @Autowired
    VisitTasks tasks;
    @Autowired
    LastAnswers last;
    @Autowired
    HeldVisits held;
    @Autowired
    Persons persons;
    @Autowired
    Forms forms;
    @Autowired
    TransactionTemplate transaction;

    /** A campaign in a community of its own, with as many doors, whose first is visited. */
    private record Walked(AreaCode area, CampaignId campaign, Named walker, TaskRow first, RequestKey key) {
    }

    private Walked walked(int doors, String questions, Map<String, Object> answers) {
        var area = Town.community();
        town.households(area, doors);
        var walker = town.named(1, area).getFirst();
        var campaign = town.draft(area, List.of(walker), questions);
        starting.start(Viewer.SYSTEM, campaign);
        var first = tasks.openOf(town.walker(walker), null, 10).rows().getFirst();
        var key = RequestKey.fresh();
        assertThat(recording.record(town.walker(walker),
            new NewResult(key, first.id(), DoorOutcome.ANSWERED, first.form().value(), answers, "",
            Instant.now()))).isInstanceOf(Recorded.Kept.class);
        return new Walked(area, campaign, walker, first, key);
    }

    private long count(String sql, long id) {
        return jdbc.sql(sql).param("id", id).query(Long.class).single();
    }

    @Test
    void the_same_form_begins_with_what_was_answered_last_but_not_with_what_is_personal() {
        var walked = walked(2, QUESTIONS, Map.of("gas", "gas", "phone", "13300000000"));
        var form = forms.version(walked.first().form()).orElseThrow();
        var home = walked.first().household();
        assertThat(last.of(form, List.of(home, new HouseholdId(home.value() + 1))))
            .isEqualTo(Map.of(home, Map.of("gas", "gas")));
    }

    @Test
    void few_masked_rows_are_taken_out_alone_and_many_by_two() {
        var few = walked(3, Town.QUESTIONS, Map.of("people", 3, "phone", "13300000000"));
        var leader = client("leader");
        var page = leader.get("/console/campaigns/" + few.campaign().value() + "/results").body();
        assertThat(page).contains("of=visit-answers&campaign=" + few.campaign().value());
        var alone = ask(leader, few.campaign());
        assertThat(new String(leader.post(alone + "/download", Map.of()).body().getBytes(), 0, 2)).isEqualTo("PK");
        var many = walked(501, Town.QUESTIONS, Map.of("people", 3));
        var waiting = ask(leader, many.campaign());
        assertThat(leader.get(waiting).body()).doesNotContain("/download");
        assertThat(client("jishan").get("/console/exports/new?of=visit-answers&campaign=" + few.campaign().value())
            .statusCode()).isIn(403, 404);
    }

    /** @return where the export is */
    private static String ask(Client client, CampaignId campaign) {
        var asked = client.post("/console/exports",
            Map.of("requestKey", UUID.randomUUID().toString(), "kind", "visit-answers",
            "filter", "campaign=" + campaign.value(), "reason", "核对结果"));
        assertThat(asked.statusCode()).isEqualTo(303);
        return asked.headers().firstValue("Location").orElseThrow().replaceFirst("^https?://[^/]+", "");
    }

    @Test
    void when_the_time_is_over_answers_go_and_figures_stay() {
        var walked = walked(3, Town.QUESTIONS, Map.of("people", 3, "gas", "gas"));
        var id = walked.campaign();
        ending.close(Viewer.SYSTEM, id, "");
        jdbc.sql("update visit.campaign set ended_at = now() - interval '179 days', ended_in = null where id = :id")
            .param("id", id.value()).update();
        freezing.freeze(id);
        assertThat(clearing.due()).doesNotContain(id);
        jdbc.sql("update visit.campaign set ended_at = now() - interval '181 days' where id = :id")
            .param("id", id.value()).update();
        assertThat(clearing.due()).contains(id);
        clearing.clear(id);
        clearing.clear(id);
        assertThat(clearing.due()).doesNotContain(id);
        assertThat(count("select count(*) from visit.task where campaign = :id", id.value())).isZero();
        assertThat(count("select count(*) from visit.result where campaign = :id", id.value())).isZero();
        var leader = client("leader");
        for (var by : List.of("COMMUNITY", "GRID", "VISITOR")) {
            var page = leader.get("/console/campaigns/" + id.value() + "?by=" + by).body();
            assertThat(page).contains("只保留统计数字").doesNotContain("/tasks");
        }
        assertThat(leader.get("/console/campaigns/" + id.value() + "/results").body()).contains("常住人数")
            .doesNotContain("visit-answers");
        assertThat(leader.get("/console/campaigns/" + id.value() + "/tasks").body()).contains("只保留统计数字");
        assertThat(leader.get("/console/campaigns/" + id.value() + "/report.xlsx").statusCode()).isEqualTo(200);
    }

    @Test
    void who_walks_hands_over_before_an_erasure_and_is_nobody_after_it() {
        var walked = walked(2, Town.QUESTIONS, Map.of("people", 3, "phone", "13300000000"));
        var person = walked.walker().id();
        assertThat(held.of(person)).anyMatch(one -> one.fate() == HeldRecords.Fate.IN_THE_WAY && one.count() == 1);
        assertThat(held.among(List.of(person))).containsExactly(person);
        ending.close(Viewer.SYSTEM, walked.campaign(), "");
        jdbc.sql("update visit.campaign set ended_in = null where id = :id").param("id", walked.campaign().value())
            .update();
        freezing.freeze(walked.campaign());
        transaction.executeWithoutResult(status -> persons.erase(Viewer.SYSTEM, person, "本人申请"));
        assertThat(held.of(person)).allMatch(one -> one.count() == 0);
        assertThat(count("select count(*) from visit.result where campaign = :id and by_name = ''",
            walked.campaign().value())).isEqualTo(1);
        assertThat(jdbc.sql("""
                select figures::text || named::text
                from visit.closing
                join visit.campaign on id = campaign
                where id = :id
                """)
            .param("id", walked.campaign().value()).query(String.class).single())
                .doesNotContain(walked.walker().name());
        assertThat(client("leader").get("/console/campaigns/" + walked.campaign().value() + "?by=VISITOR").body())
            .contains("已删除个人信息的走访人");
    }

    @Test
    void sealed_answers_of_the_home_go_with_the_person_and_the_others_stay() {
        var walked = walked(1, Town.QUESTIONS, Map.of("people", 3, "phone", "13300000000"));
        var resident = town.named(1, walked.area()).getFirst().id();
        jdbc.sql("""
                insert into household.member (household, person, relation, came, since, name_key, door)
                values (:household, :person, 'HEAD', 'REGISTERED', current_date, :key, :door)
                """)
            .param("door", walked.first().door().value())
            .param("household", walked.first().household().value())
            .param("person", resident.value())
            .param("key", persons.nameKey("测试员"))
            .update();
        assertThat(answers(walked)).contains("sealed");
        transaction.executeWithoutResult(status -> persons.erase(Viewer.SYSTEM, resident, "本人申请"));
        assertThat(answers(walked)).doesNotContain("sealed", "phone").contains("people");
    }

    private String answers(Walked walked) {
        return Objects.requireNonNull(jdbc.sql("select answers::text from visit.result where client_key = :key")
            .param("key", walked.key().value())
            .query(String.class).single());
    }

    /** The screening of the articles; the dispatcher sees all of it, a community its part. */
    @Test
    void the_demo_keeps_the_figures_of_a_screening_of_40898_households_in_76_groups() {
        long id = jdbc.sql("select id from visit.campaign where households = 40898").query(Long.class).single();
        var town = client("meijiang").get("/console/campaigns/" + id + "?by=VISITOR").body();
        assertThat(town).contains("40,898", "第 76 组", "只保留统计数字");
        assertThat(client("meijiang").get("/console/campaigns/" + id + "?by=GRID").statusCode()).isEqualTo(200);
        assertThat(client("meijiang").get("/console/campaigns/" + id + "/results").statusCode()).isEqualTo(200);
        assertThat(client("meijiang").get("/console/campaigns/" + id + "/report.pdf").statusCode()).isEqualTo(200);
        assertThat(client("yingfu").get("/console/campaigns/" + id + "?by=COMMUNITY").body()).doesNotContain("40,898")
            .contains("只保留统计数字");
        assertThat(client("leader").get("/console/campaigns/" + id).statusCode()).isEqualTo(404);
    }
}
