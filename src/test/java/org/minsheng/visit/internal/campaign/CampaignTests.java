package org.minsheng.visit.internal.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.minsheng.shared.AccountId;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.Grant;
import org.minsheng.shared.OrganisationId;
import org.minsheng.shared.RequestKey;
import org.minsheng.shared.Role;
import org.minsheng.shared.Viewer;
import org.minsheng.testing.Beside;
import org.minsheng.testing.RunningServer;
import org.minsheng.visit.CampaignId;
import org.minsheng.visit.TaskId;
import org.minsheng.visit.TaskState;
import org.minsheng.visit.internal.campaign.Recorded.Kept;
import org.minsheng.visit.internal.campaign.Recorded.Refused;
import org.minsheng.visit.internal.campaign.Recorded.Wrong;
import org.springframework.beans.factory.annotation.Autowired;

/** A campaign from its draft to its frozen figures. */
@Beside
class CampaignTests extends RunningServer {

    private static final int DOORS = 30;

    @Autowired
    Town town;
    @Autowired
    StartingCampaign starting;
    @Autowired
    EndingCampaign ending;
    @Autowired
    FreezingFigures freezing;
    @Autowired
    Reporting reporting;
    @Autowired
    RecordingResult recording;
    @Autowired
    DecidingConflict deciding;
    @Autowired
    Reassigning reassigning;
    @Autowired
    Newcomers newcomers;
    @Autowired
    Reminding reminding;
    @Autowired
    CampaignBook campaigns;
    @Autowired
    ProgressBook progress;
    @Autowired
    FoldingTally folding;
    @Autowired
    VisitRights rights;
    @Autowired
    VisitTasks tasks;
    @Autowired
    VisitorBook visitors;

    private AreaCode area;
    private List<Named> named;
    private CampaignId campaign;

    @BeforeEach
    void startCampaign() {
        area = Town.community();
        town.households(area, DOORS);
        named = town.named(3, area);
        campaign = town.draft(area, named);
        assertThat(starting.start(Viewer.SYSTEM, campaign)).isEqualTo(new Outcome.Done(campaign.value(), DOORS));
    }

    @Test
    void who_helps_certain_people_follows_the_campaigns_that_ask_them_and_nobody_else() {
        var unit = new OrganisationId(ThreadLocalRandom.current().nextLong(1L << 40, 1L << 50));
        jdbc.sql("insert into household.helping_unit values ('living-alone', :unit, now(), 'test')")
            .param("unit", unit.value()).update();
        var officer = new Viewer(new AccountId(9_000_009), "帮扶专员", null,
            List.of(new Grant(Role.ASSISTANCE_OFFICER, unit, area)));
        assertThat(followed(officer)).as("a campaign that asks everybody").isEmpty();
        assertThat(rights.maySee(officer, campaigns.find(campaign).orElseThrow())).isFalse();

        ask("[\"living-alone\", \"party-member\"]");
        assertThat(followed(officer)).as("others are asked, too").isEmpty();
        ask("[\"living-alone\"]");
        assertThat(followed(officer)).containsExactly(campaign);
        assertThat(rights.maySee(officer, campaigns.find(campaign).orElseThrow())).isTrue();
        assertThat(VisitRights.mayLead(officer, area)).isFalse();
        var stranger = new Viewer(new AccountId(9_000_010), "别县的专员", null,
            List.of(new Grant(Role.ASSISTANCE_OFFICER, unit, new AreaCode("520328"))));
        assertThat(rights.maySee(stranger, campaigns.find(campaign).orElseThrow())).isFalse();

        var bureau = client("minzheng");
        for (var part : List.of("", "/tasks", "/results", "/conflicts", "/report.pdf")) {
            assertThat(bureau.get("/console/campaigns/" + campaign.value() + part).statusCode()).as(part)
                .isEqualTo(200);
        }
        assertThat(bureau.get("/console/campaigns/" + campaign.value() + "/reassignments").statusCode()).isEqualTo(403);
        ask("[]");
        assertThat(bureau.get("/console/campaigns/" + campaign.value()).statusCode()).isEqualTo(404);
    }

    private List<CampaignId> followed(Viewer officer) {
        return campaigns.in(VisitRights.areas(officer), rights.onlyGroups(officer), CampaignState.RUNNING, null, 10)
            .rows().stream().map(Campaign::id).toList();
    }

    private void ask(String groups) {
        jdbc.sql("update visit.campaign set filter = jsonb_set(filter, '{careGroups}', :groups::jsonb) where id = :id")
            .param("groups", groups)
            .param("id", campaign.value()).update();
    }

    private long form() {
        return campaigns.find(campaign).orElseThrow().draft().form().value();
    }

    private NewResult answered(TaskId task, RequestKey key, int people) {
        return new NewResult(key, task, DoorOutcome.ANSWERED, form(),
            Map.of("people", people, "gas", "gas", "phone", "13300000000"), "", Instant.now());
    }

    private NewResult nobodyHome(TaskId task) {
        return new NewResult(RequestKey.fresh(), task, DoorOutcome.NOBODY_HOME, form(), Map.of(), "", Instant.now());
    }

    private List<TaskRow> of(Named who) {
        return tasks.openOf(town.walker(who), null, 100).rows();
    }

    private VisitorBook.Visitor visitor(Named who) {
        return Objects.requireNonNull(visitors.of(campaign).get("p" + who.person()));
    }

    private Progress total() {
        return progress.of(campaign, area).total();
    }

    /** What the tasks themselves say. */
    private Progress counted() {
        Map<Stage, Long> counts = new EnumMap<>(Stage.class);
        tasks.list(new VisitTasks.Filter(campaign, area, null, null, null, false), null, 1_000).rows()
            .forEach(row -> counts.merge(row.stage(), 1L, Long::sum));
        return new Progress(counts);
    }

    @Test
    void doors_are_shared_equally_and_everybody_sees_the_own_ones() {
        assertThat(named).allSatisfy(who -> assertThat(of(who)).hasSize(DOORS / 3));
        assertThat(total().of(Stage.OPEN)).isEqualTo(DOORS);
    }

    @Test
    void starting_again_makes_nothing_twice() {
        starting.start(Viewer.SYSTEM, campaign);
        assertThat(counted().all()).isEqualTo(DOORS);
    }

    @Test
    void a_result_sent_by_many_threads_again_and_again_is_written_once() throws Exception {
        var door = of(named.getFirst()).getFirst().id();
        var brought = answered(door, RequestKey.fresh(), 3);
        var answers = new ArrayList<Recorded>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<Recorded> sending = () -> recording.record(town.walker(named.getFirst()), brought);
            for (var answer : threads.invokeAll(Collections.nCopies(24, sending))) {
                answers.add(answer.get());
            }
        }
        assertThat(answers).allMatch(answer -> answer instanceof Kept kept && kept.state() == ResultState.COUNTS);
        assertThat(answers.stream().filter(answer -> answer instanceof Kept kept && !kept.again())).hasSize(1);
        folding.fold();
        assertThat(total()).isEqualTo(counted()).extracting(made -> made.of(Stage.DONE)).isEqualTo(1L);
    }

    @Test
    void what_is_personal_is_sealed_and_the_rest_can_be_counted() {
        var door = of(named.getFirst()).getFirst().id();
        recording.record(town.walker(named.getFirst()), answered(door, RequestKey.fresh(), 4));
        var kept = jdbc.sql("select answers::text from visit.result where task = :task").param("task", door.value())
            .query(String.class).single();
        assertThat(kept).contains("\"people\": 4").doesNotContain("13300000000");
        var questions = reporting.now(campaigns.find(campaign).orElseThrow(), area).questions();
        assertThat(questions).filteredOn(one -> one.key().equals("gas")).first()
            .satisfies(one -> assertThat(one.choices().getFirst().count()).isEqualTo(1));
        assertThat(questions).filteredOn(one -> one.key().equals("phone")).first()
            .satisfies(one -> assertThat(one.choices()).isEmpty());
    }

    @Test
    void nobody_home_twice_ends_with_a_leaflet() {
        var door = of(named.getFirst()).getFirst().id();
        assertThat(recording.record(town.walker(named.getFirst()), nobodyHome(door))).isInstanceOfSatisfying(Kept.class,
            kept -> assertThat(kept.nextPart()).isNotNull());
        recording.record(town.walker(named.getFirst()), nobodyHome(door));
        assertThat(tasks.find(door).orElseThrow()).matches(row -> row.state() == TaskState.UNREACHED && row.leaflet());
        assertThat(total()).isEqualTo(counted());
    }

    @Test
    void a_stranger_and_a_wrong_answer_are_refused_and_a_taken_key_too() {
        var mine = of(named.getFirst());
        var door = mine.getFirst().id();
        assertThat(recording.record(town.walker(named.get(1)), answered(door, RequestKey.fresh(), 3)))
            .isEqualTo(Refused.NOT_YOURS);
        assertThat(recording.record(town.walker(named.getFirst()), answered(door, RequestKey.fresh(), 99)))
            .isInstanceOf(Wrong.class);
        var key = RequestKey.fresh();
        recording.record(town.walker(named.getFirst()), answered(door, key, 3));
        assertThat(recording.record(town.walker(named.getFirst()), answered(mine.get(1).id(), key, 3)))
            .isEqualTo(Refused.KEY_TAKEN);
    }

    @Test
    void two_different_results_are_both_kept_until_a_person_decides() {
        var door = of(named.getFirst()).getFirst().id();
        recording.record(town.walker(named.getFirst()), answered(door, RequestKey.fresh(), 3));
        var second = (Kept) recording.record(town.walker(named.getFirst()), answered(door, RequestKey.fresh(), 5));
        assertThat(second.state()).isEqualTo(ResultState.CONFLICT);
        var candidates = deciding.candidates(door);
        assertThat(candidates).hasSize(2);
        var merged = deciding.merge(Viewer.SYSTEM, door, RequestKey.fresh(),
            Map.of("people", candidates.getLast().id(), "gas", candidates.getFirst().id()));
        assertThat(merged).isInstanceOf(Outcome.Done.class);
        assertThat(deciding.candidates(door)).singleElement()
            .satisfies(row -> assertThat(row.answers()).contains("\"people\": 5"));
        assertThat(tasks.find(door).orElseThrow().conflict()).isFalse();
        assertThat(total()).isEqualTo(counted());
    }

    @Test
    void doors_that_went_to_another_are_the_others_and_what_was_done_there_before_still_counts() {
        var all = of(named.getFirst());
        var to = visitor(named.get(1)).id();
        reassigning.give(Viewer.SYSTEM, campaign, all.stream().map(TaskRow::id).toList(), to);
        assertThat(of(named.getFirst())).isEmpty();
        assertThat(of(named.get(1))).hasSize(DOORS * 2 / 3);
        assertThat(recording.record(town.walker(named.getFirst()),
            answered(all.getFirst().id(), RequestKey.fresh(), 2))).isInstanceOf(Kept.class);
        folding.fold();
        assertThat(total()).isEqualTo(counted());
        assertThat(progress.of(campaign, area).where(cell -> cell.visitor() == to).total().all())
            .isEqualTo(DOORS * 2 / 3);
    }

    @Test
    void who_leaves_hands_the_doors_to_the_others_equally() {
        var leaving = visitor(named.getFirst());
        var moves = reassigning.without(campaigns.find(campaign).orElseThrow(), leaving, area);
        assertThat(moves).hasSize(2).allSatisfy(move -> assertThat(move.doors()).hasSize(DOORS / 6));
        assertThat(reassigning.release(Viewer.SYSTEM, campaign, leaving.id()))
            .isEqualTo(new Outcome.Done(campaign.value(), DOORS / 3));
        assertThat(of(named.get(1))).hasSize(DOORS / 2);
    }

    @Test
    void households_that_come_later_are_asked_too() {
        jdbc.sql("""
                insert into household.household (door, residence, request_key, since, changed_at)
                values (:door, 'TENANT', gen_random_uuid(), now(), now())
                """)
            .param("door", area.value() + "0001002010001").update();
        assertThat(newcomers.take(Viewer.SYSTEM, campaign)).isEqualTo(new Outcome.Done(campaign.value(), 1));
        assertThat(newcomers.take(Viewer.SYSTEM, campaign)).isEqualTo(new Outcome.Done(campaign.value(), 0));
        assertThat(total().all()).isEqualTo(DOORS + 1);
    }

    @Test
    void party_members_who_report_to_the_community_share_its_doors_and_whoever_leaves_hands_them_on() {
        var members = town.named(4, area);
        members.subList(0, 3).forEach(one -> town.report(one, area, "CONFIRMED"));
        town.report(members.getLast(), area, "ASKED");
        town.report(town.named(1, area).getFirst(), Town.community(), "CONFIRMED");
        var walk = town.draft(area, Set.of(VisitorKind.MEMBER, VisitorKind.GRID_WORKER), List.of(), Town.QUESTIONS);
        assertThat(starting.start(Viewer.SYSTEM, walk)).isEqualTo(new Outcome.Done(walk.value(), DOORS));
        members.subList(0, 3).forEach(one -> assertThat(of(one)).hasSize(DOORS / 3));
        assertThat(of(members.getLast())).isEmpty();
        assertThat(visitors.of(walk).values()).hasSize(3)
            .allMatch(visitor -> visitor.who().kind() == VisitorKind.MEMBER);
        var left = members.getFirst();
        jdbc.sql("update volunteer.membership set state = 'LEFT', until = now() where person = :person")
            .param("person", left.person()).update();
        assertThat(reassigning.follow(Viewer.SYSTEM, walk)).isEqualTo(new Outcome.Done(walk.value(), DOORS / 3));
        assertThat(of(left)).isEmpty();
        assertThat(of(members.get(1))).hasSize(DOORS / 2);
    }

    @Test
    void whoever_has_doors_hears_of_it_when_it_begins_and_whoever_gets_some_later_then() {
        var leader = new Viewer(new AccountId(1), "书记", null,
            List.of(new Grant(Role.COMMUNITY_SECRETARY, new OrganisationId(1), area)));
        var walk = town.draft(area, named.subList(0, 2));
        starting.start(leader, walk);
        var today = campaigns.find(walk).orElseThrow().draft().startsOn();
        assertThat(jdbc.sql("""
                select count(*)
                from shared.scheduled_tasks
                where task_name = 'visit-reminder' and task_instance = :id
                """)
            .param("id", walk.value() + "@BEGINS@" + today).query(Integer.class).single()
            + told(walk)).as("due, or done already").isPositive();
        reminding.remind(walk, Reminder.BEGINS, today);
        assertThat(told(walk)).isEqualTo(2);
        assertThat(reminding.remind(walk, Reminder.BEGINS, today)).isZero();
        var late = visitors.add(walk, List.of(VisitorRef.named(named.getLast())), Instant.now());
        reassigning.give(leader, walk, of(named.getFirst()).stream().filter(row -> row.campaign().equals(walk))
            .map(TaskRow::id).toList(), Objects.requireNonNull(late.get("p" + named.getLast().person())));
        reminding.remind(walk, Reminder.BEGINS, today);
        assertThat(told(walk)).isEqualTo(3);
        assertThat(
            jdbc.sql("select count(*) from notice.message where event like 'campaign-reminder:' || :id || ':BEGINS:%'")
            .param("id", walk.value()).query(Integer.class).single()).isEqualTo(3);
    }

    private int told(CampaignId walk) {
        return jdbc.sql("select count(*) from visit.reminder where campaign = :id and kind = 'BEGINS'")
            .param("id", walk.value()).query(Integer.class).single();
    }

    @Test
    void reminders_go_once_a_day_to_those_who_have_doors_left() {
        var today = LocalDate.now(ZoneId.of("Asia/Shanghai"));
        assertThat(reminding.remind(campaign, Reminder.BY_HAND, today)).isEqualTo(3);
        assertThat(reminding.remind(campaign, Reminder.BY_HAND, today)).isZero();
        recording.record(town.walker(named.getFirst()), nobodyHome(of(named.getFirst()).getFirst().id()));
        assertThat(reminding.remind(campaign, Reminder.IDLE, today)).isEqualTo(2);
    }

    @Test
    void figures_freeze_when_it_is_closed_and_late_results_are_kept_without_counting() {
        var mine = of(named.getFirst());
        recording.record(town.walker(named.getFirst()), answered(mine.getFirst().id(), RequestKey.fresh(), 3));
        ending.close(Viewer.SYSTEM, campaign, "");
        await("those who began before the end are through").until(() -> freezing.freeze(campaign));
        var late = (Kept) recording.record(town.walker(named.getFirst()),
            answered(mine.get(1).id(), RequestKey.fresh(), 3));
        assertThat(late.state()).isEqualTo(ResultState.LATE);
        assertThat(reporting.frozen(campaign).orElseThrow().progress()).isEqualTo(total())
            .extracting(made -> made.of(Stage.DONE)).isEqualTo(1L);
    }

    @Test
    void cancelling_ends_what_is_open_and_keeps_what_was_said() {
        var mine = of(named.getFirst());
        recording.record(town.walker(named.getFirst()), answered(mine.getFirst().id(), RequestKey.fresh(), 3));
        ending.cancel(Viewer.SYSTEM, campaign, "改期");
        assertThat(recording.record(town.walker(named.getFirst()), answered(mine.get(1).id(), RequestKey.fresh(), 3)))
            .isEqualTo(Refused.NOT_RUNNING);
        folding.fold();
        assertThat(total()).isEqualTo(counted()).satisfies(made -> {
            assertThat(made.of(Stage.DONE)).isEqualTo(1);
            assertThat(made.of(Stage.CANCELLED)).isEqualTo(DOORS - 1);
        });
    }

    @Test
    void a_secretary_of_elsewhere_may_neither_start_nor_change_nor_decide() {
        var elsewhere = new Viewer(new AccountId(1), "别处", null,
            List.of(new Grant(Role.COMMUNITY_SECRETARY, new OrganisationId(1), new AreaCode("520327100001"))));
        assertThat(starting.start(elsewhere, town.draft(area, named))).isEqualTo(Outcome.NOT_YOURS);
        assertThat(ending.close(elsewhere, campaign, "")).isEqualTo(Outcome.NOT_YOURS);
        assertThat(newcomers.take(elsewhere, campaign)).isEqualTo(Outcome.NOT_YOURS);
        assertThat(reassigning.follow(elsewhere, campaign)).isEqualTo(Outcome.NOT_YOURS);
        assertThat(deciding.choose(elsewhere, of(named.getFirst()).getFirst().id(), 1)).isEqualTo(Outcome.NOT_YOURS);
    }
}
