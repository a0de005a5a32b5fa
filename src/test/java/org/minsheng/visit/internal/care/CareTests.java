package org.minsheng.visit.internal.care;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;
import org.minsheng.account.Accounts;
import org.minsheng.household.HouseholdId;
import org.minsheng.shared.AccountId;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.Grant;
import org.minsheng.shared.OrganisationId;
import org.minsheng.shared.RequestKey;
import org.minsheng.shared.Role;
import org.minsheng.shared.Viewer;
import org.minsheng.testing.Beside;
import org.minsheng.testing.RunningServer;
import org.minsheng.visit.internal.care.CareOutcome.Done;
import org.minsheng.visit.internal.care.CareOutcome.Refused;
import org.minsheng.visit.internal.form.FormVersion;
import org.minsheng.visit.internal.form.Forms;
import org.springframework.beans.factory.annotation.Autowired;

/** Looking after households, with timers fired at moments of our own. */
@Beside
class CareTests extends RunningServer {

    static final String COMPOUND = "5203280049010001";

    @Autowired
    private BeginningCare beginning;
    @Autowired
    private LookingIn lookingIn;
    @Autowired
    private NoticingMissed noticing;
    @Autowired
    private ConcludingCare concluding;
    @Autowired
    private SettlingAlarm settling;
    @Autowired
    private Purchasing purchasing;
    @Autowired
    private PurchaseBook purchases;
    @Autowired
    private CareBook book;
    @Autowired
    private CareTaskBook tasks;
    @Autowired
    private CareRights rights;
    @Autowired
    private Forms forms;
    @Autowired
    private Accounts accounts;

    private Viewer viewer(String username) {
        long id = jdbc.sql("select id from account.account where username = :name").param("name", username)
            .query(Long.class).single();
        return Objects.requireNonNull(accounts.viewers(List.of(new AccountId(id))).get(new AccountId(id)));
    }

    private HouseholdId household() {
        return new HouseholdId(jdbc.sql("""
                insert into household.household (door, residence, request_key, since, changed_at)
                select code, 'OWNER', gen_random_uuid(), now(), now()
                from area.place
                where code like :compound || '_________'
                order by random()
                limit 1
                returning id
                """)
            .param("compound", COMPOUND).query(Long.class).single());
    }

    private CareId begin(CareKind kind) {
        var plan = kind == CareKind.QUARANTINE
            ? new Plan(kind, List.of(LocalTime.of(8, 30), LocalTime.of(17, 30)), 0, 120)
            : new Plan(kind, List.of(), 7, 0);
        var terms = new CareBook.Terms("蔡晓兰",
            new AccountId(Objects.requireNonNull(viewer("mingcheng").account()).value()), plan,
            kind == CareKind.QUARANTINE ? new BigDecimal("37.3") : null, "", null);
        var outcome = beginning.begin(viewer("yingfu"), RequestKey.fresh(), household(), terms);
        assertThat(outcome).isInstanceOf(Done.class);
        return ((Done) outcome).id();
    }

    private CareOutcome measure(String username, CareId id, RequestKey key, String temperature) {
        return lookingIn.record(viewer(username), id, key, form(CareKind.QUARANTINE),
            Map.of("temperature", new BigDecimal(temperature), "feeling", List.of("well")));
    }

    private FormVersion form(CareKind kind) {
        return forms.latest(new AreaCode(COMPOUND), kind.form()).orElseThrow();
    }

    private List<String> told(String username, CareId id) {
        return jdbc.sql("select text from notice.staff_notice where account = :account and path = :path order by id")
            .param("account", Objects.requireNonNull(viewer(username).account()).value())
            .param("path", "/console/care/" + id.value())
            .query(String.class).list();
    }

    private long count(CareId id, String state) {
        return jdbc.sql("select count(*) from visit.care_task where care = :care and state = :state")
            .param("care", id.value())
            .param("state", state).query(Long.class).single();
    }

    @Test
    void whoever_helps_those_living_alone_reads_their_care_and_no_quarantine() {
        var unit = new OrganisationId(ThreadLocalRandom.current().nextLong(1L << 40, 1L << 50));
        jdbc.sql("insert into household.helping_unit values ('living-alone', :unit, now(), 'test')")
            .param("unit", unit.value()).update();
        var county = new AreaCode(COMPOUND).county();
        var officer = new Viewer(new AccountId(9_000_009), "帮扶专员", null,
            List.of(new Grant(Role.ASSISTANCE_OFFICER, unit, county)));
        var stranger = new Viewer(new AccountId(9_000_010), "别县的专员", null,
            List.of(new Grant(Role.ASSISTANCE_OFFICER, unit, new AreaCode("520327"))));
        var door = book.find(begin(CareKind.VISITS)).orElseThrow().door();
        assertThat(rights.kinds(officer)).containsExactly(CareKind.VISITS);
        assertThat(rights.areas(officer, CareKind.VISITS)).containsExactly(county);
        assertThat(rights.kindOr("QUARANTINE", CareKind.QUARANTINE, officer)).isEqualTo(CareKind.VISITS);
        assertThat(rights.maySee(officer, CareKind.VISITS, door)).isTrue();
        assertThat(rights.maySee(officer, CareKind.QUARANTINE, door)).isFalse();
        assertThat(CareRights.mayLookIn(officer, CareKind.VISITS, door)).isFalse();
        assertThat(CareRights.mayLead(officer, door)).isFalse();
        assertThat(rights.maySee(stranger, CareKind.VISITS, door)).isFalse();

        var bureau = client("minzheng");
        assertThat(bureau.get("/console/care").body()).contains("kind=VISITS").doesNotContain("kind=QUARANTINE");
        assertThat(bureau.get("/console").body()).contains("/console/care?kind=VISITS");
        assertThat(bureau.get("/console/care/new").statusCode()).isEqualTo(403);
    }

    @Test
    void a_temperature_above_the_threshold_alarms_secretary_and_property_manager_at_once() {
        var id = begin(CareKind.QUARANTINE);
        assertThat(measure("mingcheng", id, RequestKey.fresh(), "37.3")).isEqualTo(new Done(id, false));
        assertThat(told("yingfu", id)).isEmpty();
        assertThat(measure("mingcheng", id, RequestKey.fresh(), "37.4")).isEqualTo(new Done(id, true));
        assertThat(told("yingfu", id)).containsExactly("visit.care.told.value");
        assertThat(told("mingcheng", id)).containsExactly("visit.care.told.value");
        var care = book.find(id).orElseThrow();
        assertThat(care.openAlarms()).isEqualTo(1);
        assertThat(care.lastValue()).isEqualByComparingTo("37.4");
        settling.settle(viewer("yingfu"), id, tasks.alarms(id).getFirst().id(), "已请社区医生上门");
        assertThat(book.find(id).orElseThrow().openAlarms()).isZero();
    }

    @Test
    void a_measurement_that_nobody_takes_alarms_when_its_timer_fires() {
        var id = begin(CareKind.QUARANTINE);
        var open = tasks.openOf(id).orElseThrow();
        assertThat(jdbc.sql("""
                select execution_time = :at
                from shared.scheduled_tasks
                where task_name = 'visit-care' and task_instance = :task
                """)
            .param("at", open.slot().lateAt().atOffset(java.time.ZoneOffset.UTC))
            .param("task", Long.toString(open.id()))
            .query(Boolean.class).single()).isTrue();
        assertThat(noticing.notice(open.id(), open.slot().lateAt().minusSeconds(1))).isFalse();
        assertThat(noticing.notice(open.id(), open.slot().lateAt())).isTrue();
        assertThat(noticing.notice(open.id(), open.slot().lateAt())).isFalse();
        assertThat(told("yingfu", id)).containsExactly("visit.care.told.missed.QUARANTINE");
        assertThat(book.find(id).orElseThrow().overdueSince()).isEqualTo(open.slot().lateAt());
        assertThat(tasks.openOf(id).orElseThrow().slot().dueAt()).isAfter(open.slot().dueAt());
        measure("mingcheng", id, RequestKey.fresh(), "36.5");
        assertThat(book.find(id).orElseThrow().overdueSince()).isNull();
    }

    @Test
    void a_missed_visit_alarms_once_however_long_nobody_comes() {
        var id = begin(CareKind.VISITS);
        for (int i = 0; i < 3; i++) {
            var open = tasks.openOf(id).orElseThrow();
            noticing.notice(open.id(), open.slot().lateAt().plus(Duration.ofMinutes(1)));
        }
        assertThat(tasks.alarms(id)).hasSize(1);
        assertThat(told("yingfu", id)).containsExactly("visit.care.told.missed.VISITS");
        var outcome = lookingIn.record(viewer("yingfu"), id, RequestKey.fresh(), form(CareKind.VISITS),
            Map.of("met", "met", "health", "good"));
        assertThat(outcome).isEqualTo(new Done(id, false));
        assertThat(book.find(id).orElseThrow().overdueSince()).isNull();
    }

    @Test
    void what_is_sent_twice_counts_once() {
        var id = begin(CareKind.QUARANTINE);
        var key = RequestKey.fresh();
        measure("mingcheng", id, key, "38.0");
        measure("mingcheng", id, key, "38.0");
        assertThat(tasks.visits(id, 10)).hasSize(1);
        assertThat(tasks.alarms(id)).hasSize(1);
    }

    @Test
    void somebody_who_comes_while_the_timer_fires_leaves_one_next_time() throws InterruptedException,
        ExecutionException {
        var id = begin(CareKind.VISITS);
        var open = tasks.openOf(id).orElseThrow();
        Callable<Object> visit = () -> lookingIn.record(viewer("yingfu"), id, RequestKey.fresh(), form(CareKind.VISITS),
            Map.of("met", "phone"));
        Callable<Object> timer = () -> noticing.notice(open.id(), open.slot().lateAt());
        try (var two = Executors.newFixedThreadPool(2)) {
            for (var each : two.invokeAll(List.of(visit, timer))) {
                each.get();
            }
        }
        assertThat(count(id, "OPEN")).isEqualTo(1);
        assertThat(count(id, "DONE")).isEqualTo(1);
        assertThat(count(id, "MISSED")).isLessThanOrEqualTo(1);
        assertThat(book.find(id).orElseThrow().overdueSince()).isNull();
    }

    @Test
    void what_is_bought_is_delivered_once() {
        var id = begin(CareKind.QUARANTINE);
        purchasing.order(viewer("mingcheng"), id, RequestKey.fresh(), "大米 10 斤");
        var order = purchases.of(id).getFirst();
        assertThat(purchasing.settle(viewer("mingcheng"), id, order.id(), new BigDecimal("86.50"), ""))
            .isInstanceOf(Done.class);
        assertThat(purchasing.settle(viewer("mingcheng"), id, order.id(), new BigDecimal("1"), ""))
            .isInstanceOf(Refused.class);
        assertThat(purchases.of(id).getFirst().amount()).isEqualByComparingTo("86.50");
    }

    @Test
    void nobody_is_expected_after_the_end() {
        var id = begin(CareKind.QUARANTINE);
        concluding.end(viewer("yingfu"), id, "期满，核酸阴性");
        assertThat(count(id, "OPEN")).isZero();
        assertThat(measure("mingcheng", id, RequestKey.fresh(), "36.6")).isEqualTo(CareOutcome.ENDED);
    }

    @Test
    void others_do_not_see_it_and_a_property_company_sees_no_visits() {
        var quarantine = begin(CareKind.QUARANTINE);
        var visits = begin(CareKind.VISITS);
        assertThat(client("mingcheng").get("/console/care/" + quarantine.value()).statusCode()).isEqualTo(200);
        assertThat(client("mingcheng").get("/console/care/" + visits.value()).statusCode()).isEqualTo(404);
        assertThat(client("tiyuchang").get("/console/care/" + quarantine.value()).statusCode()).isEqualTo(404);
        assertThat(measure("tiyuchang", quarantine, RequestKey.fresh(), "36.6")).isEqualTo(CareOutcome.NOT_YOURS);
        var notes = client("mingcheng")
            .post("/console/care/" + quarantine.value() + "/ending", Map.of("endNote", "不归我管"));
        assertThat(notes.statusCode()).isEqualTo(403);
    }
}
