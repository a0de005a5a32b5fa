package org.minsheng.appeal.internal.handover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.minsheng.appeal.internal.Appeal;
import org.minsheng.appeal.internal.AppealFixture;
import org.minsheng.appeal.internal.assigning.AssignmentBook;
import org.minsheng.appeal.internal.assigning.Assigning;
import org.minsheng.appeal.internal.steps.StepRequest;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.RequestKey;
import org.minsheng.shared.Role;
import org.minsheng.shared.Tier;
import org.minsheng.shared.Viewer;
import org.springframework.beans.factory.annotation.Autowired;

/** The end of a shift. */
class HandoverTests extends AppealFixture {

    @Autowired
    HandingOver handing;
    @Autowired
    HandoverBook handovers;
    @Autowired
    Promising promising;
    @Autowired
    PromiseBook promises;
    @Autowired
    Assigning assigning;
    @Autowired
    AssignmentBook assignments;

    @Test
    void what_somebody_has_and_promised_moves_when_the_receiver_confirms_and_not_before() {
        var giver = account("yingfu-clerk");
        var receiver = account("yingfu");
        var organisation = giver.organisations().getFirst();
        var appeal = file(new AreaCode("5203280049010001"), "交给下一班的一件事");
        assigning.assign(giver, appeal, id(giver), "", null);
        promising.promise(giver, id(giver), organisation, appeal, RequestKey.fresh(),
            Instant.now().plus(Duration.ofHours(3)), "三点前回电说进展");
        var key = RequestKey.fresh();
        var handover = java.util.Objects.requireNonNull(handing.handOver(giver, id(giver), organisation,
            id(receiver), key, "钥匙在门卫"));
        assertThat(handing.handOver(giver, id(giver), organisation, id(receiver), key, "钥匙在门卫")).isEqualTo(handover);
        assertThat(assignments.current(List.of(appeal.id()), giver.organisations()))
            .containsEntry(appeal.id(), id(giver));
        assertThat(handing.confirm(giver, id(giver), handover)).isFalse();
        assertThat(client("yingfu").get("/console/handovers/" + handover.id()).body())
            .contains("交给下一班的一件事", "三点前回电说进展", "钥匙在门卫", "确认接班");
        assertThat(handing.confirm(receiver, id(receiver), handover)).isTrue();
        assertThat(handing.confirm(receiver, id(receiver), handover)).isFalse();
        assertThat(assignments.current(List.of(appeal.id()), giver.organisations()))
            .containsEntry(appeal.id(), id(receiver));
        assertThat(promises.of(id(receiver))).extracting(Promised::number).contains(appeal.number());
        assertThat(promises.of(id(giver))).extracting(Promised::number).doesNotContain(appeal.number());
        assertThat(client("wuye").get("/console/handovers/" + handover.id()).statusCode()).isEqualTo(404);
    }

    @Test
    void a_call_that_was_drawn_moves_to_the_successor_unless_that_one_answered() {
        var community = new AreaCode("520328004901");
        var appeal = answered(staff(Role.DESK_CLERK, community, "desk", community, Tier.COMMUNITY), "交班时还没回访的一件");
        var giver = account(caller(appeal));
        var receiver = account(caller(appeal).equals("yingfu") ? "yingfu-clerk" : "yingfu");
        var own = answered(receiver, "接班的人自己答复的一件");
        assertThat(caller(own)).isEqualTo(caller(appeal));
        var handover = java.util.Objects.requireNonNull(
            handing.handOver(giver, id(giver), giver.organisations().getFirst(), id(receiver), RequestKey.fresh(), ""));
        assertThat(handover.items()).filteredOn(Handover.Item::call).extracting(Handover.Item::appeal)
            .contains(appeal.id(), own.id());
        assertThat(client("yingfu").get("/console/handovers/" + handover.id()).body()).contains("待回访", "交班时还没回访的一件");
        assertThat(handing.confirm(receiver, id(receiver), handover)).isTrue();
        assertThat(account(caller(appeal))).isEqualTo(receiver);
        assertThat(account(caller(own))).isEqualTo(giver);
        assertThat(assignments.current(List.of(appeal.id()), receiver.organisations()))
            .as("the call, not the care").isEmpty();
    }

    private Appeal answered(Viewer who, String body) {
        var appeal = taken(who, file(new AreaCode("5203280049010001"), body),
            new StepRequest.Accept(null, "other.else"));
        return taken(who, appeal, new StepRequest.Answer("已经办好。", "", "", List.of()));
    }

    /** Drawn behind the commit. */
    private String caller(Appeal appeal) {
        var sql = "select username from appeal.call_back join account.account on account.id = call_back.account "
            + "where appeal = :id";
        return await().until(
            () -> jdbc.sql(sql).param("id", appeal.id().value()).query(String.class).optional().orElse(""),
            name -> !name.isEmpty());
    }

    @Test
    void nobody_of_another_organisation_can_be_handed_anything() {
        var giver = account("clerk");
        assertThat(handing.handOver(giver, id(giver), giver.organisations().getFirst(), id(account("wuye")),
            RequestKey.fresh(), "")).isNull();
        assertThat(client("clerk").get("/console/handovers").statusCode()).isEqualTo(200);
    }
}
