package org.minsheng.appeal.internal.flags;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.minsheng.appeal.internal.Appeal;
import org.minsheng.appeal.internal.AppealFixture;
import org.minsheng.appeal.internal.filing.Filing;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.RequestKey;
import org.minsheng.shared.Viewer;
import org.springframework.beans.factory.annotation.Autowired;

/** Sensitive appeals, marked by rules that are data. */
class FlagTests extends AppealFixture {

    @Autowired
    FlagBook flags;

    @Test
    void a_rule_of_the_security_administrator_marks_what_is_filed_for_few_to_see_and_each_look_is_recorded() {
        var word = "词" + RequestKey.fresh().toString().substring(0, 8);
        assertThat(rule("words", word).statusCode()).isEqualTo(303);
        var appeal = file(new AreaCode("520329001005"), "老人说" + word + "，请尽快上门");
        await().until(() -> flags.isMarked(appeal.id()));
        var path = "/console/appeals/" + appeal.number();
        assertThat(client("ziying").get(path).body()).contains(path + "/flags");
        assertThat(client("ziying").get(path + "/flags").body()).contains(word, "复核");
        assertThat(looks(appeal.id().subject())).isEqualTo(1);
        assertThat(client("meijiang").get(path + "/flags").statusCode()).isEqualTo(404);
        assertThat(client("clerk").get("/console/flags").statusCode()).isEqualTo(403);
        assertThat(anybody().get("/t/" + appeal.tracking()).body()).doesNotContain("敏感");
        long flag = jdbc.sql("select id from appeal.flag where appeal = :id").param("id", appeal.id().value())
            .query(Long.class).single();
        client("ziying").post("/console/flags/" + flag + "/removal", Map.of("because", ""));
        assertThat(flags.isMarked(appeal.id())).isTrue();
        client("ziying").post("/console/flags/" + flag + "/removal", Map.of("because", "已上门，没有危险"));
        assertThat(flags.isMarked(appeal.id())).isFalse();
    }

    @Test
    void whoever_files_often_within_the_days_of_a_rule_is_marked_from_that_one_on_and_nobody_else() {
        var place = new AreaCode("520329001005");
        var named = "多次来信" + RequestKey.fresh().toString().substring(0, 8);
        assertThat(client("security").post("/console/flag-rules",
            Map.of("requestKey", RequestKey.fresh().toString(), "county", "520329",
                "name", named, "count", "3", "days", "10", "reviewDays", "30")).statusCode()).isEqualTo(303);
        var word = word(place, "又来反映一次");
        var filed = new ArrayList<Appeal>();
        for (int time = 0; time < 4; time++) {
            filed.add(book.byNumber(filingAppeal.file(Viewer.ANONYMOUS, new Filing(RequestKey.fresh(),
                word.kind(), word.channel(), "", word.body() + time, null, place, "", null, word.contact(),
                false, null, null, false, false, word.toldBy(), List.of())).number()).orElseThrow());
            if (time == 0) {
                jdbc.sql("update appeal.appeal set filed_at = now() - interval '11 days' where id = :id")
                    .param("id", filed.getFirst().id().value()).update();
            }
        }
        var once = file(place, "只来一次");
        await().until(() -> flags.isMarked(filed.get(3).id()));
        assertThat(flags.isMarked(filed.get(0).id())).isFalse();
        assertThat(flags.isMarked(filed.get(1).id())).isFalse();
        assertThat(flags.isMarked(once.id())).isFalse();
        assertThat(jdbc.sql("select distinct reason from appeal.flag where appeal = :id")
            .param("id", filed.get(3).id().value()).query(String.class).single())
            .isEqualTo("3 / 10");
        long id = jdbc.sql("select id from appeal.flag_rule where name = :name").param("name", named)
            .query(Long.class).single();
        assertThat(client("security").post("/console/flag-rules/" + id + "/ending", Map.of()).statusCode())
            .isEqualTo(303);
    }

    @Test
    void the_list_goes_on_on_the_next_page_without_losing_or_repeating_one() {
        var named = "分页" + RequestKey.fresh().toString().substring(0, 8);
        var appeal = file(new AreaCode("520329001005"), "分页看得到的标记");
        jdbc.sql("""
                with ruled as (
                    insert into appeal.flag_rule (request_key, county, name, words, review_days, begun_at, ended_at)
                    select gen_random_uuid(), '520329', :name || n, array['从来没人说过' || n], 30, now(), now()
                    from generate_series(1, 120) as n
                    returning id
                )
                insert into appeal.flag (appeal, rule, place_code, reason, at, review_on)
                select :appeal, id, '520329001005', 'x', now(), date '2099-01-01' + (id % 3)::int
                from ruled
                """).param("name", named).param("appeal", appeal.id().value()).update();
        var seen = new ArrayList<String>();
        var after = "";
        do {
            var body = client("ziying").get("/console/flags" + (after.isEmpty() ? "" : "?after=" + after)).body();
            Pattern.compile(named + "\\d+").matcher(body).results().map(MatchResult::group).forEach(seen::add);
            var next = Pattern.compile("rel=\"next\" href=\"[^\"]*after=(\\d{4}-\\d{2}-\\d{2}_\\d+)").matcher(body);
            after = next.find() ? next.group(1) : "";
        } while (!after.isEmpty());
        assertThat(seen).doesNotHaveDuplicates().hasSize(120);
        assertThat(client("ziying").get("/console/flags?after=nonsense").statusCode()).isEqualTo(200);
        jdbc.sql("update appeal.flag set removed_at = now() where appeal = :id")
            .param("id", appeal.id().value()).update();
    }

    @Test
    void a_rule_that_says_nothing_is_refused() {
        var answer = rule("words", "");
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("请写要留意的词");
        assertThat(client("admin").get("/console/flag-rules").statusCode()).isEqualTo(403);
    }

    private java.net.http.HttpResponse<String> rule(String field, String value) {
        return client("security").post("/console/flag-rules",
            Map.of("requestKey", RequestKey.fresh().toString(), "county", "520329",
                "name", "轻生", field, value, "reviewDays", "30"));
    }

    private long looks(String subject) {
        return jdbc.sql("""
                select count(*)
                from account.audit_entry
                where action = 'appeal.look-at-flags' and subject = :subject
                """)
            .param("subject", subject).query(Long.class).single();
    }
}
