package org.minsheng.appeal.internal.replies;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.minsheng.appeal.internal.AppealFixture;
import org.minsheng.appeal.internal.steps.StepRequest;
import org.minsheng.shared.RequestKey;

/** Answers prepared in advance. */
class ReplyTests extends AppealFixture {

    @Test
    void what_was_answered_to_something_alike_is_offered_without_the_other_person() {
        var name = "清风巷" + java.util.concurrent.ThreadLocalRandom.current().nextInt(100_000, 1_000_000) + "号";
        var text = name + "的路灯已经坏了三个星期，老人晚上出门很不方便，请尽快安排维修";
        var old = taken(clerk(), file(compound(), text), new StepRequest.Accept(null, "compound.drain"));
        taken(clerk(), old, new StepRequest.Answer("张建国先生：路灯已由李师傅换好，电话13985200077。", "", "", java.util.List.of()));
        var asked = taken(clerk(), file(compound(), text + "，谢谢"), new StepRequest.Accept(null, "compound.drain"));
        var offered = client("clerk").get("/console/appeals/" + asked.number() + "/replies").body();
        assertThat(offered).contains("类似诉求的答复", "*先生：路灯已由*师傅换好").doesNotContain("张建国", "13985200077");
    }

    @Test
    void a_shared_template_is_offered_to_colleagues_filled_in_for_the_appeal() {
        var name = "下水道 " + RequestKey.fresh().toString().substring(0, 8);
        assertThat(add("clerk", name, "您好，${place}的「${title}」已经疏通，编号 ${number}。", "compound.drain", "1").statusCode())
            .isEqualTo(303);
        var drain = taken(clerk(), file(compound(), "下水道堵了要答复"), new StepRequest.Accept(null, "compound.drain"));
        var other = taken(clerk(), file(compound(), "树枝挡窗要答复"), new StepRequest.Accept(null, "compound.greenery"));
        var offers = client("tiyuchang").get("/console/appeals/" + drain.number() + "/replies").body();
        assertThat(offers).contains(name, "编号 " + drain.number(), "凤凰苑的「下水道堵了要答复」");
        assertThat(client("tiyuchang").get("/console/appeals/" + other.number() + "/replies").body())
            .doesNotContain(name);
        assertThat(client("wuye").get("/console/replies").body()).doesNotContain(name);
    }

    @Test
    void an_unknown_field_is_said_beside_the_text_and_what_was_typed_is_kept() {
        var answer = add("clerk", "错字段", "您好，${plaec}已修好", "", "");
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("没有叫「plaec」的字段", "${plaec}已修好");
    }

    @Test
    void a_look_at_it_saves_nothing_and_another_ones_template_cannot_be_changed() {
        var name = "预览 " + RequestKey.fresh().toString().substring(0, 8);
        var look = client("clerk").post("/console/replies",
            Map.of("requestKey", RequestKey.fresh().toString(), "name", name,
                "body", "编号 ${number}，${me}答复", "matter", "", "preview", "1"));
        assertThat(look.statusCode()).isEqualTo(200);
        assertThat(look.body()).contains("编号 520327-20261123-000001，李小燕答复");
        assertThat(jdbc.sql("select count(*) from appeal.reply_template where name = :name").param("name", name)
            .query(Long.class).single()).isZero();
        add("clerk", name, "只有我能改", "", "1");
        long id = jdbc.sql("select id from appeal.reply_template where name = :name").param("name", name)
            .query(Long.class).single();
        client("tiyuchang").post("/console/replies/" + id,
            Map.of("version", "0", "name", name, "body", "改掉", "matter", ""));
        assertThat(jdbc.sql("select body from appeal.reply_template where id = :id").param("id", id).query(String.class)
            .single()).isEqualTo("只有我能改");
        assertThat(client("wuye").get("/console/replies/" + id).statusCode()).isEqualTo(404);
    }

    private java.net.http.HttpResponse<String> add(String who, String name, String body, String matter, String shared) {
        return client(who).post("/console/replies",
            Map.of("requestKey", RequestKey.fresh().toString(), "name", name, "body", body,
                "matter", matter, "shared", shared));
    }
}
