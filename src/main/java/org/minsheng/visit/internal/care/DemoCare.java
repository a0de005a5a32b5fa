package org.minsheng.visit.internal.care;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.minsheng.account.Accounts;
import org.minsheng.household.HouseholdFilter;
import org.minsheng.household.HouseholdTarget;
import org.minsheng.household.Households;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.DemoStep;
import org.minsheng.shared.OnlyIf;
import org.minsheng.shared.RequestKey;
import org.minsheng.shared.Role;
import org.minsheng.shared.TimerRows;
import org.minsheng.shared.Viewer;
import org.minsheng.visit.internal.form.Forms;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Two households in quarantine in 茗城峰景小区 with four days of temperatures and purchases, and visits to some who live
 * alone.
 */
@Component
@OnlyIf(setting = "minsheng.demo")
class DemoCare implements DemoStep {

    private static final AreaCode COMPOUND = new AreaCode("5203280049010001");
    private static final List<AreaCode> COUNTIES = List.of(new AreaCode("520328"), new AreaCode("520329"),
        new AreaCode("520327"));
    private static final String ALONE = "living-alone";
    private static final String OLD = "elderly";
    private static final int VISITED = 6;
    /** Morning and evening, from four days ago; the second household has a fever on the third evening. */
    private static final List<List<String>> TEMPERATURES = List.of(
        List.of("36.5", "36.7", "36.4", "36.8", "36.6", "36.7", "36.5"),
        List.of("36.6", "36.8", "36.9", "37.1", "37.0", "37.6", "36.9"));

    private final CareBook book;
    private final CareTaskBook tasks;
    private final Households households;
    private final Accounts accounts;
    private final Forms forms;
    private final TimerRows timers;
    private final JdbcClient jdbc;
    private final Clock clock;

    DemoCare(CareBook book, CareTaskBook tasks, Households households, Accounts accounts, Forms forms, TimerRows timers,
        JdbcClient jdbc, Clock clock) {
        this.book = book;
        this.tasks = tasks;
        this.households = households;
        this.accounts = accounts;
        this.forms = forms;
        this.timers = timers;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public int order() {
        return 80;
    }

    @Override
    @Transactional
    public void fill() {
        if (book.byKey(key(CareKind.QUARANTINE, 0)).isPresent()) {
            return;
        }
        var cared = households.targets(HouseholdFilter.within(COMPOUND)).stream().limit(2).toList();
        for (int i = 0; i < cared.size(); i++) {
            quarantine(cared.get(i), i);
        }
        int number = 0;
        for (var county : COUNTIES) {
            for (var target : alone(county)) {
                visits(target, number++);
            }
        }
    }

    /** Where the demo has nobody who lives alone, the oldest are looked in on. */
    private List<HouseholdTarget> alone(AreaCode county) {
        var alone = households.targets(HouseholdFilter.within(county).inGroups(Set.of(ALONE)));
        return (alone.isEmpty() ? households.targets(HouseholdFilter.within(county).inGroups(Set.of(OLD))) : alone)
            .stream().limit(VISITED).toList();
    }

    private void quarantine(HouseholdTarget target, int number) {
        var plan = new Plan(CareKind.QUARANTINE, CareRule.USUAL.times(), 0, CareRule.USUAL.graceMinutes());
        var today = LocalDate.now(clock);
        var begin = today.minusDays(4).atTime(10, 0).atZone(clock.getZone()).toInstant();
        var terms = new CareBook.Terms(DemoWords.CARER, accounts.over(target.door(), List.of(Role.PROPERTY_MANAGER))
            .stream().findFirst().orElse(null), plan, CareRule.USUAL.alarmAbove(), "", today.plusDays(10));
        var id = book.add(Viewer.SYSTEM, key(CareKind.QUARANTINE, number), target.id(), target.door(), terms,
            today.minusDays(4), begin);
        if (id.isEmpty()) {
            return;
        }
        var slot = plan.first(begin, clock.getZone());
        for (var temperature : TEMPERATURES.get(number)) {
            if (slot.dueAt().isAfter(clock.instant())) {
                break;
            }
            measured(id.get(), target, terms, temperature, slot.dueAt().plus(Duration.ofMinutes(7 + number * 11L)));
            slot = plan.after(slot, slot.lateAt().minusSeconds(1), clock.getZone());
        }
        next(id.get(), plan.after(slot, clock.instant(), clock.getZone()));
        bought(id.get(), number, begin);
    }

    private void measured(CareId id, HouseholdTarget target, CareBook.Terms terms, String temperature, Instant at) {
        var value = new BigDecimal(temperature);
        boolean alarm = terms.alarmAbove() != null && value.compareTo(terms.alarmAbove()) > 0;
        done(id, target, CareKind.QUARANTINE, terms.carerName(), "{\"temperature\": " + temperature
            + ", \"feeling\": [\"well\"]}", value, alarm, at);
        book.lookedIn(id, at, value, alarm);
    }

    /** The two lines of a list that was handed in at the door. */
    private void bought(CareId id, int number, Instant begin) {
        jdbc.sql("""
                insert into visit.care_order (care, request_key, wanted, amount, state, ordered_at, ordered_by_name,
                    settled_at, settled_by_name)
                select :care, gen_random_uuid(), wanted, amount, state, :begin::timestamptz + at, :carer,
                    case when state = 'DELIVERED' then :begin::timestamptz + at + interval '2 hours' end,
                        case when state = 'DELIVERED' then :carer else '' end
                from (values (:first, 86.50, 'DELIVERED', interval '1 hour'), (:second, null::numeric, 'ORDERED',
                    interval '3 days 22 hours'))
                    as bought (wanted, amount, state, at)
                """)
            .param("care", id.value())
            .param("begin", begin.atOffset(ZoneOffset.UTC))
            .param("carer", DemoWords.CARER)
            .param("first", DemoWords.bought(number))
            .param("second", DemoWords.wanted(number))
            .update();
    }

    private void visits(HouseholdTarget target, int number) {
        var plan = new Plan(CareKind.VISITS, List.of(), CareRule.USUAL.everyDays(), 0);
        var begin = clock.instant().minus(Duration.ofDays(9 - number % 6));
        var terms = new CareBook.Terms(DemoWords.visitor(number),
            accounts.over(target.door(), List.of(Role.GRID_WORKER)).stream().findFirst()
            .orElse(null), plan, null, "", null);
        var id = book.add(Viewer.SYSTEM, key(CareKind.VISITS, number), target.id(), target.door(), terms,
            LocalDate.ofInstant(begin, clock.getZone()), begin);
        if (id.isEmpty()) {
            return;
        }
        done(id.get(), target, CareKind.VISITS, terms.carerName(),
            "{\"met\": \"met\", \"health\": \"good\", \"home\": [\"ok\"]}", null, false, begin);
        book.lookedIn(id.get(), begin, null, false);
        var due = plan.after(plan.first(begin, clock.getZone()), begin, clock.getZone());
        if (due.lateAt().isBefore(clock.instant())) {
            book.missed(id.get(), due.lateAt(), false);
            due = plan.after(due, clock.instant(), clock.getZone());
        }
        next(id.get(), due);
    }

    private void next(CareId id, Plan.Slot slot) {
        CareTimers.set(timers, tasks.open(id, slot), slot);
    }

    private void done(CareId id, HouseholdTarget target, CareKind kind, String by, String answers,
        @Nullable BigDecimal value, boolean alarm, Instant at) {
        var form = forms.latest(target.door(), kind.form()).orElseThrow();
        var who = new Viewer(null, by, null, List.of());
        long task = tasks.extra(who, id, new CareTaskBook.Found(RequestKey.fresh(), form.id(), answers,
            value, alarm, at));
        jdbc.sql("update visit.care_task set state = 'DONE' where id = :id").param("id", task).update();
        if (alarm) {
            tasks.alarm(id, task, "VALUE", value, at);
        }
    }

    private static RequestKey key(CareKind kind, int number) {
        return RequestKey.from("demo-care-" + kind + number);
    }
}
