package org.minsheng.grid.internal.roster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.minsheng.grid.internal.roster.RosterFixture.key;
import static org.minsheng.grid.internal.roster.RosterFixture.somebody;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.minsheng.grid.Answerable;
import org.minsheng.grid.AnswerableChanged;
import org.minsheng.grid.Duty;
import org.minsheng.grid.GridId;
import org.minsheng.grid.Rosters;
import org.minsheng.grid.UnitId;
import org.minsheng.grid.internal.roster.Outcome.Done;
import org.minsheng.grid.internal.roster.Outcome.Refused;
import org.minsheng.people.Persons;
import org.minsheng.shared.AccountId;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.Role;
import org.minsheng.shared.Viewer;
import org.minsheng.testing.Beside;
import org.minsheng.testing.RunningServer;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;

/** Who answers for a door: at any moment exactly those whom the rosters name, whatever changed since. */
@RecordApplicationEvents
@Beside
class RosterTests extends RunningServer {

    @Autowired
    Rosters rosters;
    @Autowired
    RosterRepository repository;
    @Autowired
    RosterBatch batch;
    @Autowired
    Appointing appointing;
    @Autowired
    HandingOver handing;
    @Autowired
    Relieving relieving;
    @Autowired
    Persons persons;
    @Autowired
    ApplicationEvents events;

    private RosterFixture here;

    @BeforeEach
    void a_community_of_its_own() {
        here = new RosterFixture(jdbc);
    }

    @Test
    void a_door_has_its_party_group_worker_and_head() {
        appoint(here.unit, Duty.UNIT_HEAD, "郑春燕");
        appoint(here.grid, Duty.GRID_WORKER, "冉启明");
        appoint(here.grid, Duty.PARTY_GROUP, "毛德文");
        assertThat(names(rosters.answering(here.doors.getFirst()))).containsExactly("毛德文", "冉启明", "郑春燕");
        assertThat(rosters.heads(List.of(new UnitId(here.unit.id()))).values()).extracting(Answerable::name)
            .containsExactly("郑春燕");
        assertThat(names(Objects.requireNonNull(rosters.ofGrids(List.of(new GridId(here.grid.id())))
            .get(new GridId(here.grid.id()))))).containsExactly("毛德文", "冉启明");
    }

    @Test
    void a_building_has_those_whom_all_its_doors_share() {
        appoint(here.unit, Duty.UNIT_HEAD, "郑春燕");
        appoint(here.grid, Duty.GRID_WORKER, "冉启明");
        var building = Objects.requireNonNull(here.doors.getFirst().at(AreaCode.Level.BUILDING));
        assertThat(names(rosters.answering(building))).containsExactly("冉启明", "郑春燕");
        here.put(new AreaCode(building.value() + "010201"), here.grid, null, "now() - interval '1 day'", "null");
        assertThat(names(rosters.answering(building))).containsExactly("冉启明");
        assertThat(rosters.answering(here.community)).isEmpty();
    }

    @Test
    void places_of_a_grid_are_its_doors_and_what_lies_wholly_within() {
        var ids = List.of(new GridId(here.grid.id()));
        var compound = Objects.requireNonNull(here.doors.getFirst().at(AreaCode.Level.COMPOUND));
        assertThat(rosters.places(ids)).contains(here.doors.getFirst(), compound);
        here.put(new AreaCode(compound.value() + "002010101"), here.grid("隔壁网格"), null, "now()", "null");
        assertThat(rosters.places(ids))
            .contains(here.doors.getFirst(), here.doors.getFirst().at(AreaCode.Level.BUILDING))
            .doesNotContain(compound);
    }

    @Test
    void whoever_works_full_time_is_named_before_the_others() {
        appoint(here.grid, Duty.GRID_WORKER, new Appointment("兼职", RosterFixture.phone(), "", "", false, null));
        appoint(here.grid, Duty.GRID_WORKER, "专职");
        assertThat(names(rosters.answering(here.doors.getFirst()))).containsExactly("专职", "兼职");
    }

    @Test
    void who_answered_on_a_day_survives_hand_over_and_moved_doors() {
        var long_ago = Instant.now().minus(Duration.ofDays(200));
        var moved = Instant.now().minus(Duration.ofDays(100));
        var before = here.grid("旧网格");
        batch.begin(List.of(new RosterBatch.Beginning(before, Duty.GRID_WORKER, somebody("旧网格员"), long_ago),
            new RosterBatch.Beginning(here.grid, Duty.GRID_WORKER, somebody("前任"), long_ago,
            moved.plus(Duration.ofDays(50))),
            new RosterBatch.Beginning(here.grid, Duty.GRID_WORKER, somebody("现任"), moved.plus(Duration.ofDays(50)))),
            null);
        var door = here.doors.getFirst();
        jdbc.sql("update grid.door set since = now() - interval '100 days' where door = :door")
            .param("door", door.value()).update();
        here.put(door, before, null, "now() - interval '300 days'", "now() - interval '100 days'");
        assertThat(names(rosters.answering(door, moved.minus(Duration.ofDays(10))))).containsExactly("旧网格员");
        assertThat(names(rosters.answering(door, moved.plus(Duration.ofDays(10))))).containsExactly("前任");
        assertThat(names(rosters.answering(door, Instant.now()))).containsExactly("现任");
        assertThat(rosters.answering(door, Instant.now().minus(Duration.ofDays(250)))).isEmpty();
        assertThat(repository.answered(door, moved.minus(Duration.ofDays(2)), moved.plus(Duration.ofDays(60))))
            .extracting(holder -> holder.who().name())
            .containsExactlyInAnyOrder("旧网格员", "前任", "现任");
    }

    @Test
    void of_two_hand_overs_at_once_the_second_is_told() throws Exception {
        appoint(here.unit, Duty.UNIT_HEAD, "前任");
        long id = here.now(repository, here.unit, Duty.UNIT_HEAD).id();
        var outcomes = atOnce(List.of(() -> handing.handOver(here.secretary, id, somebody("甲"), false, key()),
            () -> handing.handOver(here.secretary, id, somebody("乙"), false, key())));
        assertThat(outcomes).filteredOn(Done.class::isInstance).hasSize(1);
        assertThat(outcomes).filteredOn(Refused.class::isInstance).containsExactly(Outcome.CHANGED_MEANWHILE);
        assertThat(repository.history(here.unit)).hasSize(2).filteredOn(holder -> !holder.isOver()).hasSize(1);
    }

    @Test
    void two_who_name_a_head_at_once_leave_one_head() throws Exception {
        var outcomes = atOnce(
            List.of(() -> appointing.appoint(here.secretary, here.unit, Duty.UNIT_HEAD, somebody("甲"), key()),
            () -> appointing.appoint(here.secretary, here.unit, Duty.UNIT_HEAD, somebody("乙"), key())));
        assertThat(outcomes).filteredOn(Done.class::isInstance).hasSize(1);
        assertThat(outcomes).filteredOn(Refused.class::isInstance).extracting(refused -> ((Refused) refused).key())
            .containsExactly("roster.refused.taken");
    }

    @Test
    void sending_a_form_twice_names_and_hands_over_once() {
        var key = key();
        assertThat(appointing.appoint(here.secretary, here.unit, Duty.UNIT_HEAD, somebody("甲"), key))
            .isEqualTo(new Done(1));
        assertThat(appointing.appoint(here.secretary, here.unit, Duty.UNIT_HEAD, somebody("甲"), key))
            .isEqualTo(new Done(0));
        var next = key();
        long id = here.now(repository, here.unit, Duty.UNIT_HEAD).id();
        var follows = somebody("乙");
        assertThat(handing.handOver(here.secretary, id, follows, false, next)).isEqualTo(new Done(1));
        assertThat(handing.handOver(here.secretary, id, follows, false, next)).isEqualTo(new Done(0));
        assertThat(repository.history(here.unit)).hasSize(2);
    }

    @Test
    void a_hand_over_moves_everything_that_a_person_has_and_says_so() {
        var other = here.part(here.grid, "unit", "第2联户");
        var head = somebody("前任");
        appoint(here.unit, Duty.UNIT_HEAD, head);
        appoint(other, Duty.UNIT_HEAD, head);
        long id = here.now(repository, here.unit, Duty.UNIT_HEAD).id();
        assertThat(handing.handOver(here.secretary, id, somebody("接任"), true, key())).isEqualTo(new Done(2));
        assertThat(here.now(repository, other, Duty.UNIT_HEAD).who().name()).isEqualTo("接任");
        var ended = repository.history(here.unit).getLast();
        var begun = repository.history(here.unit).getFirst();
        assertThat(ended.who().until()).isEqualTo(begun.who().since());
        var told = events.stream(AnswerableChanged.class).filter(event -> event.before() != null).toList();
        assertThat(told).hasSize(2).allSatisfy(event -> {
            assertThat(Objects.requireNonNull(event.before()).name()).isEqualTo("前任");
            assertThat(Objects.requireNonNull(event.after()).name()).isEqualTo("接任");
        });
        assertThat(told).extracting(AnswerableChanged::unit)
            .containsExactlyInAnyOrder(new UnitId(here.unit.id()), new UnitId(other.id()));
    }

    @Test
    void a_hand_over_of_last_week_is_written_down_today() {
        batch.begin(List.of(new RosterBatch.Beginning(here.unit, Duty.UNIT_HEAD, somebody("前任"), daysAgo(30))), null);
        long id = here.now(repository, here.unit, Duty.UNIT_HEAD).id();
        assertThat(handing.handOver(here.secretary, id, since("接任", daysAgo(40)), false, key()))
            .isInstanceOfSatisfying(Refused.class, refused -> assertThat(refused.key())
                .isEqualTo("roster.refused.before-predecessor"));
        assertThat(handing.handOver(here.secretary, id, since("接任", daysAgo(7)), false, key())).isEqualTo(new Done(1));
        var door = here.doors.getFirst();
        assertThat(names(rosters.answering(door, daysAgo(8)))).containsExactly("前任");
        assertThat(names(rosters.answering(door, daysAgo(6)))).containsExactly("接任");
    }

    @Test
    void whoever_left_last_week_without_a_successor_is_let_go_for_that_day() {
        batch.begin(List.of(new RosterBatch.Beginning(here.unit, Duty.UNIT_HEAD, somebody("前任"), daysAgo(30))), null);
        long id = here.now(repository, here.unit, Duty.UNIT_HEAD).id();
        assertThat(relieving.relieve(here.secretary, id, daysAgo(40)))
            .isInstanceOfSatisfying(Refused.class, refused -> assertThat(refused.field()).isEqualTo("until"));
        assertThat(relieving.relieve(here.secretary, id, daysAgo(7))).isEqualTo(new Done(1));
        var door = here.doors.getFirst();
        assertThat(names(rosters.answering(door, daysAgo(8)))).containsExactly("前任");
        assertThat(rosters.answering(door, daysAgo(6))).isEmpty();
        assertThat(appointing.appoint(here.secretary, here.unit, Duty.UNIT_HEAD, since("接任", daysAgo(5)), key()))
            .isEqualTo(new Done(1));
    }

    @Test
    void nobody_begins_while_the_one_before_still_answered() {
        batch.begin(List.of(new RosterBatch.Beginning(here.unit, Duty.UNIT_HEAD, somebody("前任"), daysAgo(30),
            daysAgo(10))), null);
        assertThat(appointing.appoint(here.secretary, here.unit, Duty.UNIT_HEAD, since("接任", daysAgo(12)), key()))
            .isInstanceOfSatisfying(Refused.class, refused -> assertThat(refused.key())
                .isEqualTo("roster.refused.before-predecessor"));
        assertThat(appointing.appoint(here.secretary, here.unit, Duty.UNIT_HEAD, since("接任", daysAgo(9)), key()))
            .isEqualTo(new Done(1));
    }

    private static Instant daysAgo(int days) {
        return Instant.now().minus(Duration.ofDays(days));
    }

    private static Appointment since(String name, Instant when) {
        return new Appointment(name, RosterFixture.phone(), "", "", true, null, when);
    }

    @Test
    void another_town_changes_nothing_here() {
        appoint(here.unit, Duty.UNIT_HEAD, "甲");
        var elsewhere = RosterFixture.viewer(2, Role.TOWN_DISPATCHER, new AreaCode("520327001"));
        long id = here.now(repository, here.unit, Duty.UNIT_HEAD).id();
        assertThat(appointing.appoint(elsewhere, here.grid, Duty.GRID_WORKER, somebody("乙"), key()))
            .isEqualTo(Outcome.NOT_YOURS);
        assertThat(handing.handOver(elsewhere, id, somebody("乙"), false, key())).isEqualTo(Outcome.NOT_YOURS);
        assertThat(relieving.relieve(elsewhere, id, null)).isEqualTo(Outcome.NOT_YOURS);
        var worker = RosterFixture.viewer(3, Role.GRID_WORKER, here.community);
        assertThat(relieving.relieve(worker, id, null)).isEqualTo(Outcome.NOT_YOURS);
    }

    @Test
    void people_find_what_they_answer_for_by_sign_in_or_phone() {
        var account = new AccountId(System.nanoTime());
        appoint(here.grid, Duty.GRID_WORKER, new Appointment("冉启明", RosterFixture.phone(), "", "", true, account));
        var phone = RosterFixture.phone();
        appoint(here.unit, Duty.UNIT_HEAD, new Appointment("郑春燕", phone, "", "", true, null));
        assertThat(rosters.gridsOf(RosterFixture.viewer(account.value(), Role.GRID_WORKER, here.community)))
            .containsExactly(new GridId(here.grid.id()));
        var head = new Viewer(new AccountId(1), "199****", persons.byPhone(phone).orElseThrow(), List.of());
        assertThat(rosters.unitsOf(head)).containsExactly(new UnitId(here.unit.id()));
        assertThat(rosters.gridsOf(head)).isEmpty();
        assertThat(rosters.unitsOf(Viewer.ANONYMOUS)).isEmpty();
        relieving.relieve(here.secretary, here.now(repository, here.unit, Duty.UNIT_HEAD).id(), null);
        assertThat(rosters.unitsOf(head)).isEmpty();
    }

    @Test
    void a_roster_that_is_over_takes_nobody() {
        here.retire();
        assertThat(appointing.appoint(here.secretary, here.grid, Duty.GRID_WORKER, somebody("甲"), key()))
            .isEqualTo(Outcome.GONE);
    }

    private void appoint(Ground ground, Duty duty, String name) {
        appoint(ground, duty, somebody(name));
    }

    private void appoint(Ground ground, Duty duty, Appointment who) {
        assertThat(appointing.appoint(here.secretary, ground, duty, who, key())).isInstanceOf(Done.class);
    }

    private static List<String> names(List<Answerable> people) {
        return people.stream().map(Answerable::name).toList();
    }

    private static List<Outcome> atOnce(List<Callable<Outcome>> calls) throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var gate = new CountDownLatch(1);
            var waiting = calls.stream().map(call -> threads.submit(() -> {
                gate.await();
                return call.call();
            })).toList();
            gate.countDown();
            var outcomes = new ArrayList<Outcome>();
            for (var one : waiting) {
                outcomes.add(one.get());
            }
            return outcomes;
        }
    }
}
