package org.minsheng.appeal.internal.flags;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.minsheng.appeal.internal.AppealFixture;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.RequestKey;
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
        var giveUp = Instant.now().plusSeconds(30);
        while (!flags.isMarked(appeal.id())) {
            assertThat(Instant.now()).isBefore(giveUp);
        }
        var path = "/console/appeals/" + appeal.number();
        assertThat(client("ziying").get(path).body()).contains(path + "/flags");
        assertThat(client("ziying").get(path + "/flags").body()).contains(word, "复核");
        assertThat(looks(appeal.id().subject())).isEqualTo(1);
        assertThat(client("meijiang").get(path + "/flags").statusCode()).isEqualTo(404);
        assertThat(client("clerk").get("/console/flags").statusCode()).isEqualTo(403);
        assertThat(anybody().get("/t/" + appeal.tracking()).body()).doesNotContain("敏感");
        long flag = jdbc.sql("select id from appeal.flag where appeal = :id").param("id", appeal.id().value()).query(Long.class).single();
        client("ziying").post("/console/flags/" + flag + "/removal", Map.of("because", ""));
        assertThat(flags.isMarked(appeal.id())).isTrue();
        client("ziying").post("/console/flags/" + flag + "/removal", Map.of("because", "已上门，没有危险"));
        assertThat(flags.isMarked(appeal.id())).isFalse();
    }

    @Test
    void a_rule_that_says_nothing_is_refused() {
        var answer = rule("words", "");
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("请写要留意的词");
        assertThat(client("admin").get("/console/flag-rules").statusCode()).isEqualTo(403);
    }

    private java.net.http.HttpResponse<String> rule(String field, String value) {
        return client("security").post("/console/flag-rules", Map.of("requestKey", RequestKey.fresh().toString(), "county", "520329",
            "name", "轻生", field, value, "reviewDays", "30"));
    }

    private long looks(String subject) {
        return jdbc.sql("select count(*) from account.audit_entry where action = 'appeal.look-at-flags' and subject = :subject")
            .param("subject", subject).query(Long.class).single();
    }
}
