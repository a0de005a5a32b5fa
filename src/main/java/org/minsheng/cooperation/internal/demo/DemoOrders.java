package org.minsheng.cooperation.internal.demo;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.minsheng.organisation.Posts;
import org.minsheng.people.PersonDetails;
import org.minsheng.people.Persons;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.DemoStep;
import org.minsheng.shared.OnlyIf;
import org.minsheng.shared.OrganisationId;
import org.minsheng.shared.PersonId;
import org.minsheng.shared.PhoneNumber;
import org.minsheng.shared.TimerRows;
import org.minsheng.shared.Viewer;
import org.minsheng.volunteer.Deeds;
import org.minsheng.volunteer.Memberships;
import org.minsheng.volunteer.NewDeed;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Orders of 迎涪社区 in every state, some of them on the wall, and two whistles: one that most have answered, one that
 * nobody did.
 */
@Component
@OnlyIf(setting = "minsheng.demo")
class DemoOrders implements DemoStep {

    private static final int RESIDENTS = 6;
    private static final String[] COMMUNITIES = {DemoAgreements.YINGFU.value(), DemoAgreements.JICHANG.value()};

    private final Persons persons;
    private final Memberships memberships;
    private final Deeds deeds;
    private final Posts posts;
    private final TimerRows timers;
    private final JdbcClient jdbc;
    private final Clock clock;

    DemoOrders(Persons persons, Memberships memberships, Deeds deeds, Posts posts, TimerRows timers,
               JdbcClient jdbc, Clock clock) {
        this.persons = persons;
        this.memberships = memberships;
        this.deeds = deeds;
        this.posts = posts;
        this.timers = timers;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public int order() {
        return 85;
    }

    @Override
    public boolean isBeside() {
        return true;
    }

    @Override
    @Transactional
    public void fill() {
        if (jdbc.sql("select exists (select from cooperation.service_order where community = :community)")
                .param("community", DemoAgreements.YINGFU.value()).query(Boolean.class).single()) {
            return;
        }
        var residents = persons.register(IntStream.range(0, RESIDENTS)
            .mapToObj(n -> new PersonDetails(DemoWishes.resident(n), null,
                new PhoneNumber("1990328%04d".formatted(7700 + n)), null, null)).toList());
        order(residents);
        history();
        steps();
        confirmedDeeds();
        timers();
        whistles();
    }

    /** Each with the next promise of its kind in the community; the unit of that promise has it where somebody has. */
    private void order(List<PersonId> residents) {
        var wishes = DemoWishes.all();
        var members = memberships.suggest(DemoAgreements.YINGFU, Set.of(), 4);
        jdbc.sql("""
                insert into cooperation.service_order (request_key, community, place, orderer, person, item, kind,
                    title, text, publish, state, mode, unit,
                    member, member_name, accept_by, due_at, confirm_by, overdue_since, done_text, minutes, rating,
                    placed_at, done_at, closed_at, published_at, published_title, published_text, changed_at)
                select gen_random_uuid(), :community, :community, 'RESIDENT', wish.person, offered.id, wish.kind,
                    wish.title, wish.text, true, wish.state,
                    case when wish.state in ('PLACED', 'REFUSED', 'CANCELLED') then null else wish.mode end,
                    case when wish.state in ('PLACED', 'OFFERED', 'REFUSED', 'CANCELLED') then null
                    else offered.unit end,
                    case when wish.state in ('PASSED', 'UNDERWAY') then nullif(wish.member, '')::bigint end, case
                    when wish.state in ('PASSED', 'UNDERWAY') then wish.member_name else '' end,
                    case when wish.state in ('OFFERED', 'ASSIGNED',
                        'PASSED') then :now::timestamptz + interval '20 hours' end,
                    :now::timestamptz + case when wish.overdue then interval '-1 day' else interval '4 days' end,
                    case when wish.state = 'DONE' then :now::timestamptz + interval '4 days' end,
                    case when wish.overdue then :now::timestamptz - interval '1 day' end, wish.done, case
                    when wish.done = '' then 0 else 90 end,
                    case when wish.state = 'CONFIRMED' then 5 - (wish.n % 2) end,
                    :now::timestamptz - wish.days * interval '1 day',
                    case when wish.done <> ''
                        then :now::timestamptz - wish.days * interval '1 day' + interval '30 hours' end,
                    case when wish.state in ('CONFIRMED', 'REFUSED',
                        'CANCELLED') then :now::timestamptz - wish.days * interval '1 day' + interval '40 hours' end,
                    case when wish.shown
                        then :now::timestamptz - wish.days * interval '1 day' + interval '44 hours' end,
                    case when wish.shown then wish.title else '' end, case when wish.shown then wish.done else '' end,
                    :now::timestamptz
                from unnest(:persons::bigint[], :kinds, :titles, :texts, :states, :modes, :dones, :days::int[],
                    :overdues::boolean[], :showns::boolean[], :members, :memberNames) with ordinality
                    as wish (person, kind, title, text, state, mode, done, days, overdue, shown, member, member_name, n)
                left join lateral (
                    select item.id, agreement.unit
                    from cooperation.item
                    join cooperation.agreement on agreement.id = item.agreement
                    where agreement.community = :community and item.kind = wish.kind
                    order by item.id
                    limit 1) as offered on true
                order by wish.n
                """)
            .param("community", DemoAgreements.YINGFU.value())
            .param("now", clock.instant().atOffset(ZoneOffset.UTC))
            .param("persons", IntStream.range(0, wishes.size()).mapToObj(n -> residents.get(n % RESIDENTS).value())
                .toArray(Long[]::new))
            .param("kinds", wishes.stream().map(wish -> wish.kind().name()).toArray(String[]::new))
            .param("titles", wishes.stream().map(DemoWishes.Wish::title).toArray(String[]::new))
            .param("texts", wishes.stream().map(DemoWishes.Wish::text).toArray(String[]::new))
            .param("states", wishes.stream().map(DemoWishes.Wish::state).toArray(String[]::new))
            .param("modes", wishes.stream().map(DemoWishes.Wish::mode).toArray(String[]::new))
            .param("dones", wishes.stream().map(DemoWishes.Wish::done).toArray(String[]::new))
            .param("days", wishes.stream().map(DemoWishes.Wish::days).toArray(Integer[]::new))
            .param("overdues", wishes.stream().map(DemoWishes.Wish::overdue).toArray(Boolean[]::new))
            .param("showns", wishes.stream().map(DemoWishes.Wish::shown).toArray(Boolean[]::new))
            .param("members", wishes.stream().map(wish -> members.isEmpty() ? ""
                : Long.toString(members.get(wish.days() % members.size()).person().value()))
                .toArray(String[]::new))
            .param("memberNames", wishes.stream().map(wish -> members.isEmpty() ? ""
                : members.get(wish.days() % members.size()).maskedName())
                .toArray(String[]::new))
            .update();
    }

    /** What was done of each promise since it was made; every fifth is one behind. */
    private void history() {
        var now = clock.instant();
        jdbc.sql("""
                insert into cooperation.service_order (request_key, community, place, orderer, orderer_name, item, kind,
                    title, state, mode, unit, due_at,
                    done_text, minutes, rating, placed_at, done_at, closed_at, changed_at)
                select gen_random_uuid(), agreement.community, agreement.community, 'COMMUNITY', '社区党组织', item.id,
                    item.kind, item.title, 'CONFIRMED',
                    'ASSIGN', agreement.unit, placed.at + interval '7 days', '按约定完成。', 60 + (item.id % 4)::int * 30,
                    4 + n % 2, placed.at, placed.at + interval '30 hours', placed.at + interval '40 hours', :now
                from cooperation.item
                join cooperation.agreement on agreement.id = item.agreement
                cross join lateral (select age(:today::date, agreement.starts_on) as since) as running
                cross join lateral (
                    select (extract(year from since) * 12 + extract(month from since))::int as months
                ) as whole
                cross join lateral (select case item.period when 'WEEK' then (:today::date - agreement.starts_on) / 7
                    when 'MONTH' then months
                    when 'QUARTER' then months / 3 when 'HALF_YEAR' then months / 6 else 0 end * item.quantity
                    - case when item.id % 5 = 0 then 1 else 0 end as many) as owed
                cross join lateral generate_series(1, owed.many) as n
                cross join lateral (
                    select (agreement.starts_on
                        + (:today::date - agreement.starts_on) * n / (owed.many + 2))::timestamptz as at
                ) as placed
                where agreement.community = any(:communities)
                order by placed.at
                """)
            .param("communities", COMMUNITIES)
            .param("today", LocalDate.ofInstant(now, clock.getZone()))
            .param("now", now.atOffset(ZoneOffset.UTC))
            .update();
    }

    /** What must have happened for each to stand where it does. */
    private void steps() {
        jdbc.sql("""
                insert into cooperation.order_step (service_order, action, from_state, to_state, actor, actor_name,
                    unit, at)
                select ordered.id, step.action, step.from_state, step.to_state, 'system', step.actor, ordered.unit,
                    ordered.placed_at + step.after
                from cooperation.service_order ordered
                join (values (1, 'OFFER', 'PLACED', 'OFFERED', '石敏', interval '1 hour'),
                    (2, 'ASSIGN', 'PLACED', 'ASSIGNED', '石敏', interval '1 hour'),
                    (3, 'ACCEPT', 'ASSIGNED', 'ACCEPTED', '', interval '5 hours'),
                    (4, 'PASS_ON', 'ACCEPTED', 'PASSED', '', interval '6 hours'),
                    (5, 'TAKE_UP', 'PASSED', 'UNDERWAY', '', interval '8 hours'),
                    (6, 'FINISH', 'ACCEPTED', 'DONE', '', interval '30 hours'),
                    (7, 'CONFIRM', 'DONE', 'CONFIRMED', '', interval '40 hours'),
                    (8, 'REFUSE', 'PLACED', 'REFUSED', '石敏', interval '2 hours'),
                    (9, 'CANCEL', 'PLACED', 'CANCELLED', '', interval '3 hours')) as step (n, action, from_state,
                    to_state, actor, after)
                    on step.n = any(case ordered.state when 'OFFERED' then array[1] when 'ASSIGNED' then array[2]
                        when 'ACCEPTED' then array[2, 3]
                        when 'PASSED' then array[2, 3, 4] when 'UNDERWAY' then array[2, 3, 4, 5]
                        when 'DONE' then array[2, 3, 6]
                        when 'CONFIRMED' then array[2, 3, 6, 7] when 'REFUSED' then array[8]
                        when 'CANCELLED' then array[9] else array[]::int[] end)
                where ordered.community = any(:communities)
                order by ordered.id, step.n
                """)
            .param("communities", COMMUNITIES).update();
    }

    private void confirmedDeeds() {
        var done = jdbc.sql("""
                select id, unit, title, minutes, done_at
                from cooperation.service_order
                where community = :community
                    and state = 'CONFIRMED'
                    and orderer = 'RESIDENT'
                    and unit is not null
                """)
            .param("community", DemoAgreements.YINGFU.value())
            .query((row, n) -> new NewDeed("order", null, new OrganisationId(row.getLong("unit")),
                DemoAgreements.YINGFU, "order:" + row.getLong("id"), row.getString("title"), row.getInt("minutes"),
                row.getTimestamp("done_at").toInstant())).list();
        deeds.record(Viewer.SYSTEM, done);
    }

    private void timers() {
        jdbc.sql("""
                select id, accept_by, confirm_by, due_at
                from cooperation.service_order
                where community = :community and state not in ('CONFIRMED', 'REFUSED', 'CANCELLED')
                """)
            .param("community", DemoAgreements.YINGFU.value())
            .query((row, n) -> {
                for (var column : List.of("accept_by", "confirm_by", "due_at")) {
                    var at = row.getTimestamp(column);
                    if (at != null && at.toInstant().isAfter(clock.instant())) {
                        timers.setOnce("cooperation-order", row.getLong("id") + ":" + at.toInstant().getEpochSecond(),
                            at.toInstant().plusSeconds(1));
                    }
                }
                return n;
            }).list();
    }

    private void whistles() {
        var now = clock.instant();
        long first = whistle(DemoAgreements.YINGFU.value(), "茗城峰景小区地下室积水", "暴雨倒灌，请带抽水泵，先保配电房。", "石敏",
            now.minus(Duration.ofHours(5)));
        answer(first, "DEPARTMENT", "湄潭县住房和城乡建设局", "抽水设备", "DONE", "小区东门");
        answer(first, "UNIT", "湄潭县自来水公司", "检修管网", "REPORTED", "地下室入口");
        answer(first, "UNIT", "湄潭县城市投资公司", "清运淤泥", "ABSENT", "");
        long second = whistle(DemoAgreements.TIYUCHANG.value(), "菜市场后巷违建堵住消防通道", "需要两家一起到现场。", "王永芳",
            now.minus(Duration.ofDays(2)));
        answer(second, "DEPARTMENT", "凤冈县消防救援大队", "认定通道", "ABSENT", "");
        answer(second, "DEPARTMENT", "凤冈县市场监督管理局", "劝离摊位", "ABSENT", "");
        jdbc.sql("update cooperation.whistle set escalated_at = report_by where id = :id").param("id", second).update();
        jdbc.sql("""
                insert into cooperation.conference_item (county, whistle, reason, listed_at)
                select '520327', id, 'NOBODY_CAME', report_by
                from cooperation.whistle
                where id = :id
                """)
            .param("id", second).update();
    }

    private long whistle(String area, String title, String text, String caller, Instant at) {
        return jdbc.sql("""
                insert into cooperation.whistle (request_key, area, place, urgency, title, text, caller_name, state,
                    called_at, report_by, finish_by)
                values (gen_random_uuid(), :area, :area, 'ORDINARY', :title, :text, :caller, 'OPEN', :at,
                    :at::timestamptz + interval '2 hours', :at::timestamptz + interval '3 days')
                returning id
                """)
            .param("area", area).param("title", title).param("text", text).param("caller", caller)
            .param("at", at.atOffset(ZoneOffset.UTC)).query(Long.class).single();
    }

    private void answer(long whistle, String kind, String name, String part, String state, String where) {
        jdbc.sql("""
                insert into cooperation.responder (whistle, kind, organisation, name, part, state, called_at, report_by,
                    finish_by, missed, reported_at, reported_by_name, reported_where, done_at, done_text, minutes)
                select whistle.id, :kind, organisation.id, :name, :part, :state, called_at, report_by, finish_by,
                    :state = 'ABSENT',
                    case when :where <> '' then called_at + interval '50 minutes' end, '', :where,
                    case when :state = 'DONE' then called_at + interval '3 hours' end, case
                    when :state = 'DONE' then '抽干积水，配电房未受影响。' else '' end,
                    case when :state = 'DONE' then 130 else 0 end
                from cooperation.whistle
                join lateral (select :organisation::bigint as id) as organisation on organisation.id is not null
                where whistle.id = :whistle
                """)
            .param("kind", kind).param("name", name).param("part", part).param("state", state)
            .param("where", where).param("whistle", whistle)
            .param("organisation", organisation(name)).update();
    }

    private @Nullable Long organisation(String name) {
        return posts.organisationByName(new AreaCode(name.startsWith("凤冈") ? "520327" : "520328"), name)
            .map(OrganisationId::value)
            .orElse(null);
    }
}
