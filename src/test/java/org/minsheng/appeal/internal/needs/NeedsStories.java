package org.minsheng.appeal.internal.needs;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;
import org.minsheng.appeal.internal.AppealFixture;
import org.minsheng.appeal.internal.steps.StepRequest;
import org.springframework.beans.factory.annotation.Autowired;

/** An old answer is found by its sound and used again. */
class NeedsStories extends AppealFixture {

    @Autowired
    IndexingNeeds indexing;

    @Test
    void the_clerk_finds_an_old_answer_by_pinyin_and_uses_it() {
        var mark = Integer.toString(ThreadLocalRandom.current().nextInt(100_000_000, 1_000_000_000));
        var old = taken(clerk(), file(compound(), "化粪池满溢，粪水流到路上" + mark),
            new StepRequest.Accept(null, "compound.drain"));
        taken(clerk(), old, new StepRequest.Answer("已联系环卫吸粪车当天清掏，并与物业约定每季度清掏一次。" + mark, "", "", List.of()));
        var asked = taken(clerk(), file(compound(), "单元门前化粪池又冒出来了"), new StepRequest.Accept(null, "compound.drain"));
        Followed.until(indexing, jdbc);
        var clerk = staffWindow(DESKTOP, "clerk");
        clerk.navigate("/console/appeals/" + asked.number());
        clerk.locator("#do-answer > summary").click();
        clerk.locator("#do-answer a[href^='/console/needs']").click();
        clerk.waitForURL("**/console/needs**");
        clerk.fill(".needs-words input", "huafenchi " + mark);
        clerk.locator("form.filters button[type=submit]").click();
        assertThat(clerk.locator(".need")).hasCount(1);
        assertThat(clerk.locator(".need mark").first()).containsText("化粪池");
        picture(clerk, "finding-needs-1440");
        clerk.locator(".need .btn").click();
        assertThat(clerk.locator("#do-answer textarea").first()).hasValue("已联系环卫吸粪车当天清掏，并与物业约定每季度清掏一次。" + mark);
        var phone = staffWindow(PHONE, "tiyuchang");
        phone.navigate("/console/needs?q=" + mark);
        picture(phone, "finding-needs-390");
    }
}
