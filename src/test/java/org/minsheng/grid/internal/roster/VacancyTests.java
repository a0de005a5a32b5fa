package org.minsheng.grid.internal.roster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.minsheng.grid.internal.roster.RosterFixture.key;
import static org.minsheng.grid.internal.roster.RosterFixture.somebody;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.minsheng.grid.Duty;
import org.minsheng.shared.AreaCode;
import org.minsheng.testing.RunningServer;
import org.springframework.beans.factory.annotation.Autowired;

/** Where nobody answers: the community hears at once, the town when it lasts. */
class VacancyTests extends RunningServer {

    @Autowired
    Vacancies vacancies;
    @Autowired
    TellingVacancies telling;
    @Autowired
    RosterRepository rosters;
    @Autowired
    Appointing appointing;
    @Autowired
    Relieving relieving;
    @Autowired
    HandingOver handing;

    private RosterFixture here;

    /** A grid in a community of the demo, whose secretary and dispatcher can be told. */
    @BeforeEach
    void a_grid_of_its_own() {
        here = new RosterFixture(jdbc, new AreaCode("520327001004"));
    }

    @AfterEach
    void nothing_stays_behind() {
        here.retire();
    }

    @Test
    void a_new_grid_is_vacant_until_somebody_is_named() {
        assertThat(mine()).containsExactlyInAnyOrder(Duty.PARTY_GROUP, Duty.GRID_WORKER, Duty.UNIT_HEAD);
        appointing.appoint(here.secretary, here.grid, Duty.GRID_WORKER, somebody("甲"), key());
        appointing.appoint(here.secretary, here.unit, Duty.UNIT_HEAD, somebody("乙"), key());
        assertThat(mine()).containsExactly(Duty.PARTY_GROUP);
    }

    @Test
    void it_is_paged_by_how_long_it_lasts() {
        var all = vacancies.within(here.community, EnumSet.allOf(Duty.class), null, 100);
        var first = all.getFirst();
        var rest = vacancies.within(here.community, EnumSet.allOf(Duty.class),
            Vacancies.After.of(new Vacancies.After(first.since(), first.duty().name(), first.ground().id()).toString()),
            100);
        assertThat(rest).isEqualTo(all.subList(1, all.size()));
        assertThat(Vacancies.After.of("nonsense")).isNull();
    }

    @Test
    void the_secretary_is_told_once_and_the_town_when_it_lasts() {
        appointing.appoint(here.secretary, here.grid, Duty.GRID_WORKER, somebody("甲"), key());
        var left = here.now(rosters, here.grid, Duty.GRID_WORKER);
        relieving.relieve(here.secretary, left.id(), null);
        assertThat(relieving.relieve(here.secretary, left.id(), null)).isEqualTo(Outcome.CHANGED_MEANWHILE);
        assertThat(timers()).isPositive();
        var town = new AreaCode("520327");
        telling.tellTowns(town, Instant.now());
        assertThat(toldTown(left)).isZero();
        telling.tellTowns(town, Instant.now().plus(Duration.ofDays(8)));
        telling.tellTowns(town, Instant.now().plus(Duration.ofDays(9)));
        assertThat(toldTown(left)).isEqualTo(1);
    }

    @Test
    void a_hand_over_leaves_no_vacancy() {
        appointing.appoint(here.secretary, here.unit, Duty.UNIT_HEAD, somebody("甲"), key());
        handing.handOver(here.secretary, here.now(rosters, here.unit, Duty.UNIT_HEAD).id(), somebody("乙"),
            false, key());
        assertThat(mine()).doesNotContain(Duty.UNIT_HEAD);
    }

    private List<Duty> mine() {
        return vacancies.within(here.community, EnumSet.allOf(Duty.class), null, 1000).stream()
            .filter(one -> one.ground().equals(here.grid) || one.ground().equals(here.unit))
            .map(Vacancies.Vacancy::duty).toList();
    }

    private int timers() {
        return jdbc.sql("""
                select count(*)
                from shared.scheduled_tasks
                where task_name = :task and task_instance like '520327@%'
                """)
            .param("task", TellingVacancies.TASK).query(Integer.class).single();
    }

    /** The dispatcher of the town hears of the community once for this vacancy, which is the latest there. */
    private int toldTown(Holder left) {
        long until = Objects.requireNonNull(rosters.byId(left.id()).orElseThrow().who().until()).getEpochSecond();
        return jdbc.sql("select count(*) from notice.staff_notice where event = :event")
            .param("event", "roster-lasting:520327001004:GRID_WORKER:" + until).query(Integer.class).single();
    }
}
