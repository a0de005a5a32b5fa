package org.minsheng.visit.internal.campaign;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.minsheng.grid.AnswerableChanged;
import org.minsheng.grid.DoorsMoved;
import org.minsheng.grid.Duty;
import org.minsheng.grid.GridId;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.PersonId;
import org.minsheng.shared.Viewer;
import org.minsheng.testing.RunningServer;
import org.minsheng.visit.CampaignId;
import org.minsheng.volunteer.MembersChanged;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;

/** Other people answer or report somewhere: whoever leads a campaign sees it and is led to the proposal. */
class OtherVisitorsStories extends RunningServer {

    private static final int DOORS = 6;

    @Autowired
    Town town;
    @Autowired
    StartingCampaign starting;
    @Autowired
    Reassigning reassigning;
    @Autowired
    CampaignBook campaigns;
    @Autowired
    VisitTasks tasks;
    @Autowired
    ApplicationEventPublisher events;

    private AreaCode area;

    @BeforeEach
    void settle() {
        area = Town.community();
        town.households(area, DOORS);
    }

    private CampaignId begun(Set<VisitorKind> kinds, int named) {
        var id = town.draft(area, kinds, town.named(named, area), Town.QUESTIONS);
        assertThat(starting.start(Viewer.SYSTEM, id)).isInstanceOf(Outcome.Done.class);
        return id;
    }

    private boolean isMarked(CampaignId id) {
        return campaigns.find(id).orElseThrow().rosterChangedAt() != null;
    }

    private List<TaskRow> of(Named who) {
        return tasks.openOf(town.walker(who), null, 100).rows();
    }

    @Test
    void a_member_leaves_and_whoever_leads_gives_her_doors_to_the_others() {
        var phone = town.phone();
        var leaving = town.named(phone, area);
        var staying = town.named(1, area).getFirst();
        town.report(leaving, area, "CONFIRMED");
        town.report(staying, area, "CONFIRMED");
        var walk = begun(Set.of(VisitorKind.MEMBER), 0);
        var other = begun(Set.of(VisitorKind.NAMED), 1);
        assertThat(isMarked(walk)).isFalse();
        assertThat(resident(phone).post("/me/volunteer/membership/ending", Map.of()).statusCode()).isEqualTo(303);
        assertThat(isMarked(other)).isFalse();
        var path = "/console/campaigns/" + walk.value();
        for (int width : List.of(PHONE, DESKTOP)) {
            var page = staffWindow(width, "leader");
            page.navigate("/console/campaigns");
            picture(page, "campaign-changed-list-" + width);
            page.navigate(path);
            assertThat(page.locator(".note.tone-warn")).containsText("报到党员");
            picture(page, "campaign-changed-" + width);
            page.navigate("/console");
            assertThat(page.locator("a[href='" + path + "/reassignments']")).isVisible();
            picture(page, "campaign-changed-start-" + width);
            page.click("a[href='" + path + "/reassignments']");
            assertThat(page.locator("main")).containsText("确认调整 3 户");
            picture(page, "campaign-moving-" + width);
            if (width == DESKTOP) {
                page.click("main form button[type=submit]");
                assertThat(page.locator(".flash")).isVisible();
                assertThat(page.locator(".note.tone-warn")).hasCount(0);
            }
        }
        assertThat(of(staying)).hasSize(DOORS);
    }

    @Test
    void doors_of_whoever_leaves_with_nobody_to_follow_are_nobodys_until_somebody_reports() {
        var only = town.named(1, area).getFirst();
        town.report(only, area, "CONFIRMED");
        var walk = begun(Set.of(VisitorKind.MEMBER), 0);
        jdbc.sql("update volunteer.membership set state = 'LEFT', until = now() where person = :person")
            .param("person", only.person()).update();
        events.publishEvent(MembersChanged.gone(new PersonId(only.person()), Instant.now()));
        assertThat(isMarked(walk)).isTrue();
        assertThat(reassigning.follow(Viewer.SYSTEM, walk)).isEqualTo(new Outcome.Done(walk.value(), DOORS));
        assertThat(of(only)).isEmpty();
        assertThat(isMarked(walk)).isFalse();

        var next = town.named(2, area);
        comes(next.getFirst());
        assertThat(isMarked(walk)).as("doors of nobody").isTrue();
        assertThat(reassigning.follow(Viewer.SYSTEM, walk)).isEqualTo(new Outcome.Done(walk.value(), DOORS));
        comes(next.getLast());
        assertThat(isMarked(walk)).as("every door has somebody").isFalse();
    }

    private void comes(Named member) {
        town.report(member, area, "CONFIRMED");
        events.publishEvent(new MembersChanged(List.of(new MembersChanged.Reported(member.id(), area)), List.of(),
            Instant.now()));
    }

    @Test
    void another_roster_and_doors_that_move_mark_only_campaigns_in_which_grid_workers_walk() {
        var grid = new GridId(jdbc.sql("""
                insert into grid.grid (community, serial, name, kind, request_key, created_at)
                values (:community, 101, '测试网格', 'BASIC', gen_random_uuid(), now())
                returning id
                """)
            .param("community", area.value())
            .query(Long.class).single());
        var walk = begun(Set.of(VisitorKind.GRID_WORKER, VisitorKind.NAMED), 1);
        var other = begun(Set.of(VisitorKind.NAMED), 1);
        events.publishEvent(new AnswerableChanged(Duty.GRID_WORKER, grid, null, null, null, null, Instant.now()));
        assertThat(isMarked(walk)).isTrue();
        assertThat(isMarked(other)).isFalse();
        assertThat(reassigning.follow(Viewer.SYSTEM, walk)).isEqualTo(new Outcome.Done(walk.value(), 0));

        events.publishEvent(new DoorsMoved(List.of(new AreaCode(area.value() + "0001001019999")), Instant.now()));
        assertThat(isMarked(walk)).as("a door that nobody asks").isFalse();
        events.publishEvent(new DoorsMoved(List.of(new AreaCode(area.value() + "0001001010001")), Instant.now()));
        assertThat(isMarked(walk)).isTrue();
        assertThat(isMarked(other)).isFalse();
    }
}
