package org.minsheng.appeal.internal.similar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;
import org.minsheng.appeal.AppealState;
import org.minsheng.appeal.ToldBy;
import org.minsheng.appeal.internal.Appeal;
import org.minsheng.appeal.internal.AppealFixture;
import org.minsheng.appeal.internal.filing.Filing;
import org.minsheng.appeal.internal.filing.Filing.Contact;
import org.minsheng.appeal.internal.similar.JoiningAppeal.Joining;
import org.minsheng.appeal.internal.steps.StepRequest;
import org.minsheng.appeal.internal.steps.StepResult;
import org.minsheng.attachment.AttachmentId;
import org.minsheng.attachment.Attachments;
import org.minsheng.attachment.Keeping;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.PhoneNumber;
import org.minsheng.shared.Viewer;
import org.minsheng.testing.Views;
import org.springframework.beans.factory.annotation.Autowired;

/** What was said before is found, joined, merged, and the merge undone. */
class SimilarTests extends AppealFixture {

    @Autowired
    FindingSimilar finding;
    @Autowired
    JoiningAppeal joining;
    @Autowired
    Companions companions;
    @Autowired
    CountingWords counting;
    @Autowired
    PhotoBook photos;
    @Autowired
    LookingAtPhotos looking;
    @Autowired
    Attachments attachments;

    /** A name that no other test says. */
    private final String name = "翠屏路" + ThreadLocalRandom.current().nextInt(100_000, 1_000_000) + "号";

    @Test
    void the_same_hole_in_other_words_is_found_and_another_matter_is_not() {
        var hole = file(compound(), name + "口的窨井盖破了一个大洞，晚上走路很危险");
        var other = file(compound(), "物业费涨价没有开过业主大会");
        var found = finding.toNew(compound(), "", name + "那里井盖坏了有个洞，差点摔进去", List.of(), 5);
        assertThat(found).extracting(Similar::id).contains(hole.id()).doesNotContain(other.id());
        assertThat(found.getFirst().words()).isNotEmpty();
    }

    @Test
    void a_copied_text_of_the_same_place_is_a_strong_suggestion_and_the_appeal_itself_is_none() {
        var text = name + "的路灯已经坏了三个星期，老人晚上出门很不方便，请尽快安排维修";
        var first = file(compound(), text);
        var second = file(compound(), text + "，谢谢");
        var found = finding.to(second, 5);
        assertThat(found.getFirst().id()).isEqualTo(first.id());
        assertThat(found.getFirst().strong()).isTrue();
        assertThat(found).extracting(Similar::id).doesNotContain(second.id());
    }

    @Test
    void a_photo_of_the_same_thing_finds_it_whatever_the_words_and_one_of_another_thing_does_not() {
        int seen = ThreadLocalRandom.current().nextInt(1_000_000_000);
        var view = photo(seen, 900, 0);
        var hole = withPhoto(name + "路面塌陷", view);
        var other = withPhoto(name + "电线垂下来了", photo(seen + 1, 900, 0));
        awaitLooks(hole, other);
        var found = finding.toNew(compound(), "", "", List.of(photo(seen, 500, 25)), 5);
        assertThat(found).extracting(Similar::id).contains(hole.id()).doesNotContain(other.id());
        assertThat(found.getFirst().photo()).isTrue();
        assertThat(finding.toNew(new AreaCode("520327001004"), "", "", List.of(photo(seen, 500, 25)), 5))
            .extracting(Similar::id)
            .doesNotContain(hole.id());
        var again = withPhoto("这里有个坑，" + name + "路面", photo(seen, 700, -20));
        awaitLooks(again);
        assertThat(finding.to(again, 5).getFirst().id()).isEqualTo(hole.id());
        assertThat(finding.to(again, 5).getFirst().strong()).isTrue();
        var page = client("clerk").get("/console/appeals/" + again.number() + "/similar").body();
        assertThat(page).contains("照片看起来一样");
    }

    private void awaitLooks(Appeal... appeals) {
        for (var appeal : appeals) {
            await().until(() -> looking.look() >= 0 && !photos.of(appeal.id()).isEmpty());
            assertThat(photos.of(appeal.id())).hasSize(1);
        }
    }

    private Appeal withPhoto(String body, AttachmentId photo) {
        var plain = word(compound(), body);
        return book.byNumber(filingAppeal.file(Viewer.ANONYMOUS,
            new Filing(plain.key(), plain.kind(), plain.channel(), plain.title(),
                plain.body(), plain.matter(), plain.place(), plain.placeDetail(), plain.point(),
                plain.contact(), plain.onBehalf(), plain.groupName(), plain.origin(), plain.anonymous(), plain.closed(),
                plain.toldBy(), List.of(photo))).number()).orElseThrow();
    }

    /** The same view by seed, taken with another camera and in another light. */
    private AttachmentId photo(int seed, int width, int brighter) {
        return ((Keeping.Kept) attachments.keepPhoto(Views.open(seed, width, brighter), "photo.png", false))
            .attachment().id();
    }

    @Test
    void the_same_person_counts_once_however_often_the_request_comes() {
        var appeal = file(compound(), name + "停水两天了");
        var neighbour = contact();
        var first = (Joining.Joined) joining.join(Viewer.ANONYMOUS, appeal.id(), neighbour, ToldBy.PAGE, false);
        var again = (Joining.Joined) joining.join(Viewer.ANONYMOUS, appeal.id(), neighbour, ToldBy.SMS, false);
        joining.join(Viewer.ANONYMOUS, appeal.id(), contact(), ToldBy.PAGE, false);
        assertThat(again.token()).isEqualTo(first.token());
        assertThat(companions.count(appeal.id())).isEqualTo(2);
        assertThat(companions.told(appeal.id())).extracting(Companions.Told::path).contains("/f/" + first.token());
    }

    @Test
    void nobody_joins_a_private_matter_or_one_that_is_over() {
        var appeal = file(compound(), name + "有人半夜唱歌");
        jdbc.sql("update appeal.appeal set private = true where id = :id").param("id", appeal.id().value()).update();
        assertThat(joining.join(Viewer.ANONYMOUS, appeal.id(), contact(), ToldBy.PAGE, false))
            .isInstanceOf(Joining.Refused.class);
    }

    @Test
    void who_was_merged_is_told_the_steps_of_the_appeal_that_goes_on_and_a_merge_can_be_undone() {
        var master = file(compound(), name + "化粪池满了往外冒");
        var copy = file(compound(), name + "化粪池冒水臭得很");
        var clerk = clerk();
        var accepted = taken(clerk, copy, new StepRequest.Accept(null, "compound.drain"));
        var merged = taken(clerk, accepted, new StepRequest.Merge(master.number()));
        assertThat(companions.told(master.id())).extracting(Companions.Told::path)
            .containsExactly("/t/" + copy.tracking());
        assertThat(companions.count(master.id())).isEqualTo(1);
        var separated = taken(clerk, merged, new StepRequest.Separate("位置不同，不是同一处"));
        assertThat(separated.work().state()).isEqualTo(AppealState.ACCEPTED);
        assertThat(separated.work().mergedInto()).isNull();
        assertThat(separated.outcome().closedAt()).isNull();
        assertThat(companions.told(master.id())).isEmpty();
        assertThat(book.history(copy.id()).getLast().action()).isEqualTo(org.minsheng.appeal.AppealAction.SEPARATE);
        assertThat(take(clerk, separated, new StepRequest.Separate(""))).isInstanceOf(StepResult.Refused.class);
    }

    @Test
    void words_are_counted_behind_the_writers() {
        for (int n = 0; n < 3; n++) {
            file(compound(), name + "垃圾没有清运" + n);
        }
        jdbc.sql("update appeal.word_count set newest = 0").update();
        counting.count();
        assertThat(jdbc.sql("select appeals from appeal.word where word = '垃圾'").query(Integer.class).single())
            .isGreaterThanOrEqualTo(3);
    }

    private static Contact contact() {
        return new Contact(
            new PhoneNumber("198" + String.format("%08d", ThreadLocalRandom.current().nextInt(100_000_000))), null);
    }
}
