package org.minsheng.volunteer.internal.mediation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.minsheng.account.Accounts;
import org.minsheng.shared.AccountId;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.RequestKey;
import org.minsheng.shared.Viewer;
import org.minsheng.testing.RunningServer;
import org.minsheng.volunteer.internal.Outcome;
import org.minsheng.volunteer.internal.Outcome.Done;
import org.minsheng.volunteer.internal.Outcome.Refused;
import org.springframework.beans.factory.annotation.Autowired;

class MediationTests extends RunningServer {

    private static final AreaCode PLACE = new AreaCode("520328004901");

    @Autowired
    private Mediating mediating;

    @Autowired
    private MediationBook book;

    @Autowired
    private RemindingJudicial reminding;

    @Autowired
    private RemindingFulfilment asking;

    @Autowired
    private Accounts accounts;

    private Viewer viewer(String username) {
        long id = jdbc.sql("select id from account.account where username = :name").param("name", username)
            .query(Long.class).single();
        return Objects.requireNonNull(accounts.viewers(List.of(new AccountId(id))).get(new AccountId(id)));
    }

    private long accepted() {
        var opening = new Mediation.Opening(PLACE, DisputeKind.NEIGHBOURS, "楼上漏水", "楼上卫生间漏水，泡坏了吊顶。", "石敏", null,
            List.of(new Mediation.ClearParty("赵大力", "19800005301"), new Mediation.ClearParty("钱小娟", "")));
        return ((Done) mediating.accept(viewer("yingfu"), RequestKey.fresh(), opening)).id();
    }

    private int version(long id) {
        return book.find(id).orElseThrow().version();
    }

    @Test
    void states_change_only_as_the_table_says() {
        Map<MediationState, Set<MediationState>> may = Map.of(
            MediationState.ACCEPTED, Set.of(MediationState.AGREED_ORALLY, MediationState.AGREED_IN_WRITING,
                MediationState.FAILED, MediationState.WITHDRAWN),
            MediationState.AGREED_ORALLY, Set.of(MediationState.FULFILLED, MediationState.BROKEN),
            MediationState.AGREED_IN_WRITING, Set.of(MediationState.FULFILLED, MediationState.BROKEN),
            MediationState.FAILED, Set.of(MediationState.ARCHIVED),
            MediationState.WITHDRAWN, Set.of(MediationState.ARCHIVED),
            MediationState.FULFILLED, Set.of(MediationState.ARCHIVED),
            MediationState.BROKEN, Set.of(MediationState.ARCHIVED));
        for (var from : MediationState.values()) {
            for (var to : MediationState.values()) {
                assertThat(from.mayBecome(to)).as(from + " → " + to)
                    .isEqualTo(may.getOrDefault(from, Set.of()).contains(to));
            }
        }
    }

    @Test
    void a_written_agreement_takes_effect_reminds_once_of_judicial_confirmation_and_is_archived() {
        var viewer = viewer("yingfu");
        long id = accepted();
        var today = LocalDate.now(ZoneId.of("Asia/Shanghai"));
        assertThat(mediating.takeEffect(viewer, id, version(id), today)).as("nothing is agreed yet")
            .isInstanceOf(Refused.class);
        assertThat(mediating.agree(viewer, id, version(id), true, "楼上修好漏水，赔偿八百元。", today.plusDays(10)))
            .isInstanceOf(Done.class);
        assertThat(mediating.takeEffect(viewer, id, version(id), today.plusDays(1))).isInstanceOf(Refused.class);
        assertThat(mediating.takeEffect(viewer, id, version(id), today)).isInstanceOf(Done.class);
        assertThat(book.find(id).orElseThrow().judicialUntil()).isEqualTo(today.plusDays(30));
        assertThat(jdbc.sql("""
                select execution_time > now() + interval '18 days'
                from shared.scheduled_tasks
                where task_name = 'volunteer-mediation' and task_instance = :id
                """)
            .param("id", Long.toString(id)).query(Boolean.class).single()).isTrue();
        reminding.remind(id);
        reminding.remind(id);
        assertThat(jdbc.sql("select count(*) from notice.staff_notice where account = :account and path = :path")
            .param("account", Objects.requireNonNull(viewer.account()).value())
            .param("path", "/console/mediations/" + id).query(Long.class).single()).isEqualTo(1);
        assertThat(mediating.move(viewer, id, version(id), MediationState.ARCHIVED, "", 0)).as("not fulfilled yet")
            .isEqualTo(Outcome.CHANGED_MEANWHILE);
        assertThat(mediating.move(viewer, id, version(id), MediationState.FULFILLED, "", 0)).isInstanceOf(Done.class);
        assertThat(mediating.move(viewer, id, version(id), MediationState.ARCHIVED, "", 90)).isInstanceOf(Done.class);
        assertThat(mediating.write(viewer, id, "再写")).isEqualTo(Outcome.CHANGED_MEANWHILE);
    }

    @Test
    void on_the_morning_after_the_day_of_fulfilment_somebody_asks_whether_it_was_fulfilled() {
        var viewer = viewer("yingfu");
        long id = accepted();
        var today = LocalDate.now(ZoneId.of("Asia/Shanghai"));
        assertThat(mediating.agree(viewer, id, version(id), false, "当面道歉。", today.minusDays(1)))
            .isInstanceOf(Refused.class);
        assertThat(mediating.agree(viewer, id, version(id), false, "当面道歉。", today)).isInstanceOf(Done.class);
        assertThat(jdbc.sql("""
                select execution_time
                from shared.scheduled_tasks
                where task_name = 'volunteer-fulfilment' and task_instance = :id
                """)
            .param("id", Long.toString(id)).query(java.time.OffsetDateTime.class).single().toInstant())
            .isEqualTo(today.plusDays(1).atTime(9, 0).atZone(ZoneId.of("Asia/Shanghai")).toInstant());
        asking.remind(id);
        asking.remind(id);
        assertThat(asked(id)).isEqualTo(1);
        long other = accepted();
        mediating.agree(viewer, other, version(other), false, "赔偿。", today);
        mediating.move(viewer, other, version(other), MediationState.FULFILLED, "", 0);
        asking.remind(other);
        assertThat(asked(other)).as("it was fulfilled").isZero();
    }

    private long asked(long id) {
        return jdbc.sql("select count(*) from notice.staff_notice where account = :account and event = :event")
            .param("account", Objects.requireNonNull(viewer("yingfu").account()).value())
            .param("event", "volunteer-fulfilment:" + id).query(Long.class).single();
    }

    @Test
    void names_of_parties_are_sealed_and_another_community_sees_nothing() {
        long id = accepted();
        assertThat(book.parties(id)).extracting(Mediation.Party::maskedName).containsExactly("赵**", "钱**");
        assertThat(jdbc.sql("""
                select position(convert_to('漏水', 'UTF8') in dispute_sealed)
                from volunteer.mediation
                where id = :id
                """)
            .param("id", id)
            .query(Integer.class).single()).isZero();
        assertThat(mediating.write(viewer("tiyuchang"), id, "外人")).isEqualTo(Outcome.NOT_YOURS);
        assertThat(client("tiyuchang").get("/console/mediations/" + id).statusCode()).isEqualTo(404);
        assertThat(client("yingfu").get("/console/mediations/" + id).body()).contains("赵**").doesNotContain("赵大力");
    }
}
