package org.minsheng.appeal.internal.watching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.minsheng.appeal.internal.AppealFixture;
import org.minsheng.appeal.internal.WritingNote;
import org.minsheng.appeal.internal.steps.StepRequest;
import org.minsheng.shared.RequestKey;
import org.minsheng.shared.Viewer;
import org.springframework.beans.factory.annotation.Autowired;

/** Who is told of an appeal without having to act. */
class WatchingTests extends AppealFixture {

    @Autowired
    Mentions mentions;
    @Autowired
    WritingNote writing;

    @Test
    void only_colleagues_who_may_see_the_appeal_can_be_named() {
        var appeal = file(compound(), "提到谁的一件事");
        assertThat(mentions.colleagues(appeal)).extracting(Viewer::name).contains("李小燕", "王永芳", "杨帆", "陈国栋")
            .doesNotContain("罗建军", "何婷");
        assertThat(mentions.in("请 @王永芳，@何婷 看一下", appeal)).extracting(Viewer::name).containsExactly("王永芳");
        assertThat(client("clerk").get("/console/appeals/" + appeal.number() + "/names?q=%E7%8E%8B").body())
            .contains("王永芳").doesNotContain("李小燕");
    }

    @Test
    void whoever_is_named_in_a_note_is_told_by_the_bell_once() {
        var appeal = file(compound(), "备注里提到书记的一件事");
        var key = RequestKey.fresh();
        writing.write(account("clerk"), appeal, key, "@王永芳 这户老人独居，请一起上门");
        writing.write(account("clerk"), appeal, key, "@王永芳 这户老人独居，请一起上门");
        assertThat(client("tiyuchang").get("/console/notices").body()).containsOnlyOnce("备注里提到书记的一件事");
    }

    @Test
    void whoever_watches_is_told_of_the_steps_of_others_until_the_watching_ends() {
        var appeal = file(compound(), "被人关注的一件事");
        var path = "/console/appeals/" + appeal.number() + "/watch";
        assertThat(client("longquan").post(path, Map.of()).statusCode()).isEqualTo(303);
        var accepted = taken(account("clerk"), appeal, new StepRequest.Accept(null, "compound.drain"));
        waitUntilTold("longquan", "被人关注的一件事");
        client("longquan").post(path + "/removal", Map.of());
        taken(account("clerk"), accepted, new StepRequest.Rise("社区办不了"));
        assertThat(client("wuye").post(path, Map.of()).statusCode()).isEqualTo(404);
    }

    private void waitUntilTold(String username, String words) {
        await().until(() -> client(username).get("/console/notices").body().contains(words));
    }
}
