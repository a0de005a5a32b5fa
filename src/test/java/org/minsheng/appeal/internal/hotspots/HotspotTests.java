package org.minsheng.appeal.internal.hotspots;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.minsheng.appeal.ToldBy;
import org.minsheng.appeal.internal.Appeal;
import org.minsheng.appeal.internal.AppealFixture;
import org.minsheng.appeal.internal.filing.Filing.Contact;
import org.minsheng.appeal.internal.similar.JoiningAppeal;
import org.minsheng.appeal.internal.steps.StepRequest;
import org.minsheng.calendar.WorkingDays;
import org.minsheng.shared.PhoneNumber;
import org.minsheng.shared.Viewer;
import org.springframework.beans.factory.annotation.Autowired;

/** A governance task has somebody who answers for it from the moment it is opened, and an end. */
class HotspotTests extends AppealFixture {

    @Autowired
    private FindingHotspots finding;
    @Autowired
    private FindingClusters clusters;
    @Autowired
    private OwningHotspots owning;
    @Autowired
    private Hotspots hotspots;
    @Autowired
    private JoiningAppeal joining;
    @Autowired
    private WorkingDays days;

    @Test
    void it_is_given_to_the_secretary_with_a_deadline_and_told_and_when_it_is_overdue_the_tier_above_hears_it() {
        var matter = jdbc.sql("""
                select min(code)
                from appeal.matter
                where parent = 'rural' and code <> 'rural.water' and retired_at is null
                """)
            .query(String.class).single();
        jdbc.sql("delete from appeal.hotspot where matter = :matter").param("matter", matter).update();
        for (int n = 0; n < 12; n++) {
            var appeal = file(COMMUNITY, "进组的路塌了一段，过不了车，第" + n + "户");
            jdbc.sql("update appeal.appeal set matter = :matter where id = :id").param("matter", matter)
                .param("id", appeal.id().value()).update();
        }
        finding.find();
        var task = hotspots.in(COMMUNITY, Instant.now()).stream()
            .filter(one -> one.matter().equals(matter) && one.lead() == null).findFirst().orElseThrow();
        assertThat(task.owner()).isEqualTo(id(account("tiyuchang")));
        assertThat(task.dueAt()).isEqualTo(days.plusWorkingDays(COUNTY, task.foundAt(), 10));
        assertThat(client("tiyuchang").get("/console/notices").body()).contains("请牵头治理");
        assertThat(told("tiyuchang", task)).isEqualTo(1);
        assertThat(client("tiyuchang").get("/console").body()).contains("我牵头的治理任务");
        owning.lookAfter();
        assertThat(told("longquan", task)).isZero();
        jdbc.sql("update appeal.hotspot set due_at = now() - interval '1 hour' where id = :id")
            .param("id", task.id()).update();
        long before = hotspots.waiting(COMMUNITY, Instant.now());
        assertThat(before).isPositive();
        owning.lookAfter();
        owning.lookAfter();
        assertThat(told("longquan", task)).isEqualTo(1);
        assertThat(client("longquan").get("/console/notices").body()).contains("治理任务逾期");
        assertThat(client("longquan").get("/console/hotspots").body()).contains(task.path());
        assertThat(client("longquan").get(task.path()).body()).contains("已逾期");
        jdbc.sql("update appeal.hotspot set owner = 999999999 where id = :id").param("id", task.id()).update();
        owning.lookAfter();
        assertThat(hotspots.byId(task.id()).orElseThrow().owner()).isEqualTo(id(account("tiyuchang")));
        long left = organisationWhoseLastSignInEnded();
        jdbc.sql("update appeal.hotspot set owner = null, owner_org = :left where id = :id")
            .param("left", left).param("id", task.id()).update();
        owning.lookAfter();
        assertThat(hotspots.byId(task.id()).orElseThrow().owner())
            .as("not with an organisation that nobody signs in for").isEqualTo(id(account("tiyuchang")));
        jdbc.sql("delete from account.granted where organisation = :left").param("left", left).update();
        jdbc.sql("update appeal.hotspot set state = 'CLOSED', closed_at = now() where id = :id")
            .param("id", task.id()).update();
    }

    private long organisationWhoseLastSignInEnded() {
        long organisation = 990_000_000L + ThreadLocalRandom.current().nextInt(1_000_000);
        jdbc.sql("""
                insert into account.granted (account, role, organisation, area, given_at, given_by, ended_at, ended_by)
                values (:account, 'DESK_CLERK', :organisation, '520327001999', now(), 'test', now(), 'test')
                """).param("account", id(account("clerk")).value()).param("organisation", organisation).update();
        return organisation;
    }

    @Test
    void one_thing_of_which_four_people_speak_becomes_a_task_and_three_do_not() {
        var name = odd();
        var lead = file(compound(), name + "围墙");
        var merged = new ArrayList<Appeal>();
        for (int n = 0; n < 2; n++) {
            merged.add(taken(clerk(), file(compound(), odd() + n), new StepRequest.Merge(lead.number())));
        }
        clusters.find();
        assertThat(task(lead)).isEmpty();
        joining.join(Viewer.ANONYMOUS, lead.id(), new Contact(new PhoneNumber("197" + String.format("%08d",
            ThreadLocalRandom.current().nextInt(100_000_000))), null), ToldBy.PAGE, false);
        clusters.find();
        clusters.find();
        var task = hotspots.byId(task(lead).getFirst()).orElseThrow();
        assertThat(task(lead)).hasSize(1);
        assertThat(task.said()).isEqualTo(4);
        assertThat(task.owner()).isEqualTo(id(account("tiyuchang")));
        assertThat(hotspots.linked(task)).extracting(Hotspots.Linked::number)
            .contains(lead.number(), merged.getFirst().number(), merged.getLast().number());
        assertThat(client("tiyuchang").get(task.path()).body()).contains("4 人反映同一件事", lead.number());
    }

    @Test
    void four_that_say_the_same_in_other_appeals_are_one_thing_although_nobody_has_merged_them() {
        var name = odd();
        var all = new ArrayList<Appeal>();
        for (var more : List.of("，请尽快", "，谢谢", "，已经三天了", "，麻烦安排")) {
            all.add(file(compound(), name + "健身角的扶手断了两根，孩子玩的时候划破了手，请更换" + more));
        }
        clusters.find();
        var id = jdbc.sql("select hotspot from appeal.hotspot_appeal where appeal = :id")
            .param("id", all.getLast().id().value()).query(Long.class).single();
        var task = hotspots.byId(id).orElseThrow();
        assertThat(task.said()).isGreaterThanOrEqualTo(4);
        assertThat(hotspots.linked(task)).extracting(Hotspots.Linked::number)
            .contains(all.getFirst().number(), all.get(1).number(), all.getLast().number());
        for (var one : all) {
            jdbc.sql("update appeal.appeal set filed_at = filed_at - interval '1 hour' where id = :id")
                .param("id", one.id().value()).update();
        }
        var compared = compared(all);
        var fifth = file(compound(), name + "健身角的扶手断了两根，孩子玩的时候划破了手，请更换，还没换");
        clusters.find();
        assertThat(hotspots.linked(task)).extracting(Hotspots.Linked::number).contains(fifth.number());
        assertThat(hotspots.byId(id).orElseThrow().said()).isEqualTo(task.said() + 1);
        assertThat(compared(all)).as("what was compared is not compared again").isEqualTo(compared);
        assertThat(compared(List.of(fifth))).hasSize(1);
    }

    private List<String> compared(List<Appeal> appeals) {
        return jdbc.sql("""
                select appeal || '@' || at || alike::text
                from appeal.compared
                where appeal = any(:ids::bigint[])
                order by appeal
                """)
            .param("ids", appeals.stream().map(one -> one.id().value()).toArray(Long[]::new))
            .query(String.class)
            .list();
    }

    /** Words that nobody has said, so that a run on the same data finds nothing of the one before. */
    private static String odd() {
        return ThreadLocalRandom.current().ints(16, 0x5000, 0x9F00).mapToObj(Character::toString)
            .collect(Collectors.joining());
    }

    private int told(String username, Hotspot task) {
        return jdbc.sql("select count(*) from notice.staff_notice where account = :account and path = :path")
            .param("account", id(account(username)).value())
            .param("path", task.path()).query(Integer.class).single();
    }

    private List<Long> task(Appeal lead) {
        return jdbc.sql("select id from appeal.hotspot where lead = :lead and state <> 'CLOSED'")
            .param("lead", lead.id().value()).query(Long.class).list();
    }
}
