package org.minsheng.appeal.internal.wall;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.minsheng.appeal.Verdict;
import org.minsheng.appeal.internal.Appeal;
import org.minsheng.appeal.internal.AppealFixture;
import org.minsheng.appeal.internal.filing.Filing;
import org.minsheng.appeal.internal.steps.StepRequest;
import org.minsheng.appeal.internal.steps.StepResult;
import org.minsheng.attachment.AttachmentId;
import org.minsheng.attachment.Attachments;
import org.minsheng.attachment.Keeping;
import org.minsheng.shared.Role;
import org.minsheng.shared.Viewer;
import org.minsheng.testing.Views;
import org.springframework.beans.factory.annotation.Autowired;

/** Which photos everybody sees: those that the reporter agreed to and a clerk has looked at, and no others. */
class WallPhotoTests extends AppealFixture {

    @Autowired
    private Attachments attachments;
    @Autowired
    private PhotoConsent consent;

    private AttachmentId photo(int number) {
        return ((Keeping.Kept) attachments.keepPhoto(Views.open(number, 640, 0), "photo.png", false)).attachment().id();
    }

    private record Told(Appeal appeal, AttachmentId before, AttachmentId after) {
    }

    /** Answered with a photo and called back by the desk. */
    private Told answered(String body, boolean closed) {
        var plain = word(compound(), body);
        var before = photo(301);
        var after = photo(302);
        var filed = filingAppeal.file(Viewer.ANONYMOUS,
            new Filing(plain.key(), plain.kind(), plain.channel(), plain.title(), plain.body(),
                plain.matter(), plain.place(), plain.placeDetail(), plain.point(), plain.contact(),
                plain.onBehalf(), plain.groupName(), plain.origin(), plain.anonymous(), closed,
                plain.toldBy(), List.of(before)));
        var appeal = taken(clerk(), book.byNumber(filed.number()).orElseThrow(),
            new StepRequest.Accept(null, "compound.drain"));
        appeal = taken(clerk(), appeal, new StepRequest.Dispatch(null, null, null, ""));
        var handler = staff(Role.PROPERTY_MANAGER, compound(), Objects.requireNonNull(appeal.work().holderOrg()));
        appeal = taken(handler, appeal, new StepRequest.Sign());
        appeal = taken(handler, appeal, new StepRequest.Start(""));
        appeal = taken(handler, appeal, new StepRequest.Answer("井盖换好了。", "", "", List.of(after)));
        return new Told(taken(clerk(), appeal, new StepRequest.CallBack(Verdict.SATISFIED, "")), before, after);
    }

    private int status(AttachmentId photo) {
        return anybody().get("/attachments/" + photo + "/small").statusCode();
    }

    @Test
    void nothing_is_shown_unless_a_clerk_chose_it_and_the_reporters_only_with_consent() {
        var told = answered("井盖碎了，差点掉下去", false);
        assertThat(take(clerk(), told.appeal(), new StepRequest.Close(null, "", List.of(told.before()))))
            .isInstanceOf(StepResult.Refused.class);
        assertThat(book.byNumber(told.appeal().number()).orElseThrow().version()).isEqualTo(told.appeal().version());
        consent.say(Viewer.ANONYMOUS, told.appeal().id(), true);
        assertThat(status(told.before())).isEqualTo(404);
        taken(clerk(), told.appeal(), new StepRequest.Close(null, "", List.of(told.before(), told.after())));
        assertThat(status(told.before())).isEqualTo(200);
        assertThat(status(told.after())).isEqualTo(200);
        assertThat(anybody().get("/wall/" + COMMUNITY).body())
            .contains(told.before().toString(), told.after().toString());
        var page = anybody().get("/wall/" + COMMUNITY + "/" + told.appeal().number()).body();
        assertThat(page).contains(told.before().toString(), told.after().toString(), "井盖换好了");
        assertThat(anybody().get("/wall/520329/" + told.appeal().number()).statusCode()).isEqualTo(404);
    }

    @Test
    void consent_taken_back_takes_the_photo_down_at_once() {
        var told = answered("楼道窗户碎了", false);
        consent.say(Viewer.ANONYMOUS, told.appeal().id(), true);
        taken(clerk(), told.appeal(), new StepRequest.Close(null, "", List.of(told.before(), told.after())));
        var link = "/t/" + told.appeal().tracking();
        assertThat(anybody().get(link).body()).contains("您同意办结后在公开栏展示您的照片");
        assertThat(anybody().post(link + "/photos", Map.of("agree", "no")).statusCode()).isEqualTo(303);
        assertThat(anybody().get(link).body()).contains("您的照片不会公开");
        assertThat(status(told.before())).isEqualTo(404);
        assertThat(status(told.after())).isEqualTo(200);
        assertThat(anybody().get("/wall/" + COMMUNITY).body()).doesNotContain(told.before().toString());
    }

    @Test
    void nothing_of_a_private_matter_is_shown_and_closing_without_a_choice_shows_nothing() {
        var told = answered("邻居家的私事", true);
        consent.say(Viewer.ANONYMOUS, told.appeal().id(), true);
        assertThat(take(clerk(), told.appeal(), new StepRequest.Close(null, "", List.of(told.after()))))
            .isInstanceOf(StepResult.Refused.class);
        assertThat(anybody().post("/t/" + told.appeal().tracking() + "/photos", Map.of("agree", "yes")).statusCode())
            .isEqualTo(404);
        var open = answered("路沿石松了", false);
        taken(clerk(), open.appeal(), new StepRequest.Close(null, ""));
        assertThat(status(open.after())).isEqualTo(404);
        assertThat(client("wuye").post("/console/appeals/" + open.appeal().number() + "/wall-photos",
            Map.of("wall", open.after().toString()))
            .statusCode()).isEqualTo(403);
        assertThat(client("clerk").post("/console/appeals/" + open.appeal().number() + "/wall-photos",
            Map.of("wall", photo(9).toString()))
            .statusCode()).isEqualTo(422);
        assertThat(client("clerk").post("/console/appeals/" + open.appeal().number() + "/wall-photos",
            Map.of("wall", open.after().toString()))
            .statusCode()).isEqualTo(303);
        assertThat(status(open.after())).isEqualTo(200);
        assertThat(status(open.before())).isEqualTo(404);
    }

    @Test
    void a_clerk_closes_with_the_photos_and_everybody_sees_before_and_after() {
        var body = "小区大门口的井盖破了一个大洞 " + java.util.concurrent.ThreadLocalRandom.current().nextInt(1_000_000);
        var told = answered(body, false);
        consent.say(Viewer.ANONYMOUS, told.appeal().id(), true);
        var desk = staffWindow(DESKTOP, "clerk");
        desk.navigate("/console/appeals/" + told.appeal().number());
        assertThat(desk.locator("#do-closure .wall-choice img")).hasCount(2);
        assertThat(desk.locator("main .pair figure")).hasCount(2);
        assertThat(desk.locator("main .pair figcaption").first()).hasText("办理前");
        picture(desk, "wall-choice-1440");
        desk.setViewportSize(PHONE, 844);
        picture(desk, "wall-choice-390");
        desk.locator("#do-closure .wall-choice input").first().check();
        desk.locator("#do-closure .wall-choice input").nth(1).check();
        desk.locator("#do-closure button[type=submit]").last().click();
        desk.waitForURL("**/console/appeals/" + told.appeal().number());
        for (int width : new int[] {PHONE, DESKTOP}) {
            var wall = window(width);
            wall.navigate("/wall/" + COMMUNITY);
            assertThat(wall.locator("li:has-text('" + body + "') .pair img")).hasCount(2);
            picture(wall, "wall-photos-" + width);
            wall.navigate("/wall/" + COMMUNITY + "/" + told.appeal().number());
            assertThat(wall.locator(".pair figure")).hasCount(2);
            picture(wall, "wall-one-" + width);
        }
    }
}
