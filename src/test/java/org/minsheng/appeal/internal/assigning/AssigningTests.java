package org.minsheng.appeal.internal.assigning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.minsheng.appeal.internal.AppealFixture;
import org.minsheng.appeal.internal.steps.StepRequest;
import org.minsheng.shared.Role;
import org.springframework.beans.factory.annotation.Autowired;

/** Matters in the care of one person of an organisation. */
class AssigningTests extends AppealFixture {

    @Autowired
    Assigning assigning;
    @Autowired
    AssignmentBook assignments;

    @Test
    void a_matter_is_taken_and_given_on_within_the_organisation_only() {
        var clerk = account("clerk");
        var secretary = account("tiyuchang");
        var appeal = file(compound(), "给同事的一件事");
        assertThat(assigning.assign(clerk, appeal, clerk.account(), "", new Assigning.Seen(null)))
            .isInstanceOf(Assigning.Outcome.Given.class);
        assertThat(assigning.assign(secretary, appeal, secretary.account(), "", new Assigning.Seen(null)))
            .isEqualTo(new Assigning.Outcome.Refused("appeal.assign.first"));
        assertThat(assigning.assign(clerk, appeal, account("wuye").account(), "", null))
            .isEqualTo(new Assigning.Outcome.Refused("appeal.assign.stranger"));
        assertThat(assigning.assign(account("wuye"), appeal, null, "", null))
            .isEqualTo(new Assigning.Outcome.Refused("appeal.assign.not-yours"));
        assigning.assign(clerk, appeal, secretary.account(), "下午请您跑一趟", null);
        var history = assignments.history(appeal.id(), clerk.organisations());
        assertThat(history).extracting(Assignment::account).containsExactly(id(clerk), id(secretary));
        assertThat(client("tiyuchang").get("/console/appeals?tab=all&care=me").body()).contains(appeal.number());
        assertThat(client("clerk").get("/console/appeals?tab=all&care=nobody").body()).doesNotContain(appeal.number());
        assertThat(client("tiyuchang").get("/console/notices").body()).contains("给同事的一件事");
        assertThat(client("tiyuchang").get("/console/appeals/" + appeal.number()).body()).contains("由您办", "下午请您跑一趟");
    }

    @Test
    void whoever_had_it_has_it_no_longer_once_it_rose_to_another_desk() {
        var clerk = account("clerk");
        var appeal = file(compound(), "要上交街道的一件事");
        assigning.assign(clerk, appeal, clerk.account(), "", null);
        taken(clerk(), appeal, new StepRequest.Rise("社区办不了"));
        await().until(() -> assignments.current(appeal.id(), clerk.organisations().getFirst()).isEmpty());
        assertThat(assignments.current(List.of(appeal.id()), clerk.organisations())).isEmpty();
    }

    @Test
    void all_of_somebody_who_left_goes_to_another() {
        var clerk = account("yingfu-clerk");
        var secretary = account("yingfu");
        var appeal = file(new org.minsheng.shared.AreaCode("5203280049010001"), "离岗的人留下的一件事");
        var gone = staff(Role.DESK_CLERK, clerk.grants().getFirst().area(), clerk.organisations().getFirst());
        assignments.give(clerk, appeal.id(), clerk.organisations().getFirst(), id(gone), "", Instant.now());
        var answer = client("yingfu-clerk").post("/console/appeals/colleagues/" + id(gone).value() + "/handing",
            Map.of("to", String.valueOf(id(secretary).value())));
        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(assignments.current(List.of(appeal.id()), clerk.organisations()))
            .containsEntry(appeal.id(), id(secretary));
    }
}
