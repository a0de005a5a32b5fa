package org.minsheng.appeal.internal.handover;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.minsheng.appeal.internal.AppealFixture;
import org.minsheng.appeal.internal.assigning.AssignmentBook;
import org.minsheng.appeal.internal.assigning.Assigning;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.RequestKey;
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
        promising.promise(giver, id(giver), organisation, appeal, RequestKey.fresh(), Instant.now().plus(Duration.ofHours(3)), "三点前回电说进展");
        var key = RequestKey.fresh();
        var handover = java.util.Objects.requireNonNull(handing.handOver(giver, id(giver), organisation, id(receiver), key, "钥匙在门卫"));
        assertThat(handing.handOver(giver, id(giver), organisation, id(receiver), key, "钥匙在门卫")).isEqualTo(handover);
        assertThat(assignments.current(List.of(appeal.id()), giver.organisations())).containsEntry(appeal.id(), id(giver));
        assertThat(handing.confirm(giver, id(giver), handover)).isFalse();
        assertThat(client("yingfu").get("/console/handovers/" + handover.id()).body()).contains("交给下一班的一件事", "三点前回电说进展", "钥匙在门卫", "确认接班");
        assertThat(handing.confirm(receiver, id(receiver), handover)).isTrue();
        assertThat(handing.confirm(receiver, id(receiver), handover)).isFalse();
        assertThat(assignments.current(List.of(appeal.id()), giver.organisations())).containsEntry(appeal.id(), id(receiver));
        assertThat(promises.of(id(receiver))).extracting(Promised::number).contains(appeal.number());
        assertThat(promises.of(id(giver))).extracting(Promised::number).doesNotContain(appeal.number());
        assertThat(client("wuye").get("/console/handovers/" + handover.id()).statusCode()).isEqualTo(404);
    }

    @Test
    void nobody_of_another_organisation_can_be_handed_anything() {
        var giver = account("clerk");
        assertThat(handing.handOver(giver, id(giver), giver.organisations().getFirst(), id(account("wuye")), RequestKey.fresh(), "")).isNull();
        assertThat(client("clerk").get("/console/handovers").statusCode()).isEqualTo(200);
    }
}
