package org.minsheng.appeal.internal.triage;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.minsheng.appeal.internal.AppealFixture;
import org.minsheng.appeal.internal.steps.StepRequest;
import org.minsheng.shared.AreaCode;
import org.springframework.beans.factory.annotation.Autowired;

/** A suggestion with its reason is taken with one key, and what desks confirm is learnt. */
class TriageStories extends AppealFixture {

    @Autowired
    Triage triage;

    @Test
    void the_clerk_takes_a_suggestion_with_one_key() {
        var appeal = file(compound(), "一楼下水道堵塞返水，厨房地漏冒污水");
        var clerk = staffWindow(DESKTOP, "clerk");
        clerk.navigate("/console/appeals/" + appeal.number());
        assertThat(clerk.locator(".suggested")).containsText("下水管道堵塞");
        assertThat(clerk.locator(".suggested mark").first()).isVisible();
        assertThat(clerk.locator(".suggested")).containsText("凤凰苑物业");
        picture(clerk, "finding-suggested-1440");
        clerk.locator("h1").click();
        clerk.keyboard().press("y");
        assertThat(clerk.locator(".dossier-state .mark").first()).hasText("待派单");
        assertThat(clerk.locator(".dossier-state")).containsText("下水管道堵塞");
    }

    @Test
    void what_is_typed_at_the_desk_is_suggested_and_filled_in() {
        var clerk = staffWindow(DESKTOP, "clerk");
        clerk.navigate("/console/appeals/new");
        clerk.locator("textarea[name=body]").pressSequentially("楼上高空抛物，扔烟头砸到人");
        assertThat(clerk.locator("#suggestion .suggested")).containsText("高空抛物");
        clerk.locator("#suggestion .suggested button").click();
        assertThat(clerk.locator("select[name=matter]")).hasValue("compound.falling");
        picture(clerk, "finding-suggestion-intake-1440");
    }

    @Test
    void what_a_desk_confirms_is_learnt() {
        var word = "咕噜机";
        for (int n = 0; n < 8; n++) {
            taken(clerk(), file(compound(), word + "坏了没人管，第" + n + "次说了"),
                new StepRequest.Accept(null, "health.epidemic"));
        }
        file(compound(), word + "没人确认过的一件");
        Assertions.assertThat(triage.learn()).isPositive();
        var suggestion = triage.suggest(compound(), "", word + "坏了没人管");
        Assertions.assertThat(suggestion.matter()).isEqualTo("health.epidemic");
        Assertions.assertThat(suggestion.learntFrom()).isGreaterThanOrEqualTo(8);
        var elsewhere = triage.suggest(new AreaCode("520381"), "", word + "坏了没人管");
        Assertions.assertThat(elsewhere.learntFrom()).isZero();
        Assertions.assertThat(elsewhere.matter()).isNotEqualTo("health.epidemic");
    }
}
