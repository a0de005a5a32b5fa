package org.minsheng.visit.internal.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.minsheng.household.Households;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.AuditTrail;
import org.minsheng.shared.TimerRows;
import org.minsheng.shared.Vault;
import org.minsheng.shared.Viewer;
import org.minsheng.testing.Beside;
import org.minsheng.testing.RunningServer;
import org.minsheng.visit.CampaignId;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** Households that come later are found at night, and whoever shall visit them reads of it in the morning. */
@Beside
class NewcomersTests extends RunningServer {

    private static final int DOORS = 4;

    @Autowired
    Town town;
    @Autowired
    StartingCampaign starting;
    @Autowired
    Reminding reminding;
    @Autowired
    CampaignBook campaigns;
    @Autowired
    Households households;
    @Autowired
    Shares shares;
    @Autowired
    VisitorBook visitors;
    @Autowired
    TaskBook tasks;
    @Autowired
    TimerRows timers;
    @Autowired
    AuditTrail audit;
    @Autowired
    Vault vault;
    @Autowired
    Clock clock;
    @Autowired
    TransactionTemplate transaction;

    @Test
    void a_household_that_moves_in_is_found_at_night_and_its_visitor_reads_of_it_in_the_morning() {
        var area = Town.community();
        town.households(area, DOORS);
        var first = town.named(1, area).getFirst();
        town.report(first, area, "CONFIRMED");
        var walk = town.draft(area, Set.of(VisitorKind.MEMBER), List.of(), Town.QUESTIONS);
        starting.start(Viewer.SYSTEM, walk);
        var day = campaigns.find(walk).orElseThrow().draft().startsOn();
        assertThat(reminding.remind(walk, Reminder.BEGINS, day)).isEqualTo(1);
        assertThat(letter(walk, day, first)).contains("测试走访", "请您走访 4 户");

        var late = town.named(1, area).getFirst();
        town.report(late, area, "CONFIRMED");
        moveIn(area);
        var tomorrow = LocalDate.now(clock).plusDays(1);
        assertThat(takenAt(tomorrow, LocalTime.of(3, 40), walk)).isEqualTo(new Outcome.Done(walk.value(), 1));
        assertThat(due(walk, day)).isEqualTo(at(tomorrow, LocalTime.of(9, 0)));
        assertThat(reminding.remind(walk, Reminder.BEGINS, day)).as("the other knows it already").isEqualTo(1);
        assertThat(letter(walk, day, late)).contains("测试走访", "请您走访 1 户");
        assertThat(reminding.remind(walk, Reminder.BEGINS, day)).isZero();
    }

    @Test
    void what_is_given_late_in_the_evening_is_told_in_the_morning_too() {
        var area = Town.community();
        town.households(area, DOORS);
        var walk = town.draft(area, town.named(1, area));
        starting.start(Viewer.SYSTEM, walk);
        var campaign = campaigns.find(walk).orElseThrow();
        var tomorrow = LocalDate.now(clock).plusDays(1);
        timersAt(tomorrow, LocalTime.of(22, 30)).tellVisitors(campaign);
        assertThat(due(walk, campaign.draft().startsOn())).isEqualTo(at(tomorrow.plusDays(1), LocalTime.of(9, 0)));
    }

    private void moveIn(AreaCode area) {
        jdbc.sql("""
                insert into household.household (door, residence, request_key, since, changed_at)
                values (:door, 'TENANT', gen_random_uuid(), now(), now())
                """)
            .param("door", area.value() + "0001002010001").update();
    }

    private Outcome takenAt(LocalDate date, LocalTime time, CampaignId walk) {
        var night = new Newcomers(campaigns, households, shares, starting, visitors, tasks, timersAt(date, time), audit,
            Clock.fixed(at(date, time), clock.getZone()));
        return Objects.requireNonNull(transaction.execute(status -> night.take(Viewer.SYSTEM, walk)));
    }

    private CampaignTimers timersAt(LocalDate date, LocalTime time) {
        return new CampaignTimers(timers, Clock.fixed(at(date, time), clock.getZone()));
    }

    private Instant at(LocalDate date, LocalTime time) {
        return date.atTime(time).atZone(clock.getZone()).toInstant();
    }

    private Instant due(CampaignId walk, LocalDate day) {
        return jdbc.sql("""
                select execution_time
                from shared.scheduled_tasks
                where task_name = 'visit-reminder'
                    and task_instance = :instance
                """)
            .param("instance", walk.value() + "@BEGINS@" + day)
            .query((row, n) -> row.getObject("execution_time", OffsetDateTime.class).toInstant()).single();
    }

    /** What the person reads. */
    private String letter(CampaignId walk, LocalDate day, Named who) {
        return vault.open(jdbc.sql("select sealed from notice.message where event = :event")
            .param("event", "campaign-reminder:" + walk.value() + ":BEGINS:" + day + ":" + who.person())
            .query((row, n) -> row.getBytes("sealed")).single());
    }
}
