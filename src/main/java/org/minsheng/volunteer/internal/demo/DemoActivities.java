package org.minsheng.volunteer.internal.demo;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.DemoStep;
import org.minsheng.shared.OnlyIf;
import org.minsheng.shared.OrganisationId;
import org.minsheng.shared.PersonId;
import org.minsheng.shared.Viewer;
import org.minsheng.volunteer.Deeds;
import org.minsheng.volunteer.NewDeed;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * A year of service: 52 joint activities, 410 volunteer activities and 110 needs met in 凤冈, 112 welfare activities in
 * 余庆, some in 湄潭. What is over has its sign-ups and deeds; a few activities and wishes lie ahead.
 */
@Component
@OnlyIf(setting = "minsheng.demo")
class DemoActivities implements DemoStep {

    private record County(String code, int joint, int own, int needs) {
    }

    private static final List<County> COUNTIES = List.of(new County("520327", 52, 410, 110),
        new County("520328", 12, 60, 20), new County("520329", 0, 112, 15));
    private static final List<String> SHOWN = List.of("520327001003", "520328004901", "520329001005");

    /** 龙泉街道, where the shop is. */
    private static final String RECENT = "520327001";
    private static final int RECENT_DAYS = 45;

    private final Deeds deeds;
    private final JdbcClient jdbc;
    private final Clock clock;

    DemoActivities(Deeds deeds, JdbcClient jdbc, Clock clock) {
        this.deeds = deeds;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public int order() {
        return 48;
    }

    @Override
    public boolean isBeside() {
        return true;
    }

    @Override
    @Transactional
    public void fill() {
        if (jdbc.sql("select exists (select from volunteer.activity) or not exists (select from volunteer.membership)")
            .query(Boolean.class).single()) {
            return;
        }
        for (var county : COUNTIES) {
            past(county);
            needs(county);
        }
        signUps();
        deeds();
        count();
        tell();
        SHOWN.forEach(this::ahead);
    }

    /** Spread over the year up to yesterday, by community, the joint ones first. */
    private void past(County county) {
        jdbc.sql("""
                with place as (
                    select array_agg(distinct community) as codes
                    from volunteer.membership
                    where community like :county || '%'
                ), unit as (
                    select array_agg(unit order by id) as ids, array_agg(unit_name order by id) as names
                    from volunteer.unit_registration
                    where community like :county || '%'
                ), told as (
                    select n, n <= :joint as joint, place.codes[1 + n % cardinality(place.codes)] as area,
                        1 + n % cardinality(unit.ids) as at, n % 8 as kind,
                        :today::date - 1 - (n * :days / :all) + time '09:00' as starts
                    from generate_series(1, :all) as n, place, unit
                )
                insert into volunteer.activity (request_key, area, kind, unit, unit_name, title, meeting_place,
                    starts_at, ends_at, members_only, state,
                    organiser_name, signed, came, minutes, summary, created_at, settled_at, settled_by_name)
                select gen_random_uuid(), told.area, case when told.joint then 'PARTY_BUILDING'
                    else (array['POLICY_TALK', 'LEGAL_AID', 'HEALTH_CLINIC',
                        'HELP_ELDERLY', 'ENVIRONMENT', 'SAFETY_CHECK', 'EPIDEMIC_PREVENTION',
                        'PATROL'])[1 + told.kind] end,
                    case when told.joint then unit.ids[told.at] end, case when told.joint then unit.names[told.at]
                    else '' end,
                    case when told.joint then '支部共建：清洁家园'
                    else (array['理论宣讲进小区', '法律援助服务日', '健康义诊', '助老助残上门服务', '环境卫生整治',
                        '安全隐患排查', '疫情防控宣传', '夜间治安巡逻'])[1 + told.kind] end,
                    '社区党群服务中心', told.starts at time zone 'Asia/Shanghai',
                    (told.starts + interval '2 hours') at time zone 'Asia/Shanghai', false, 'CONFIRMED',
                    '社区', 6 + told.n % 5, 6 + told.n % 5, (6 + told.n % 5) * 120, '按计划完成。',
                    told.starts at time zone 'Asia/Shanghai',
                    (told.starts + interval '1 day') at time zone 'Asia/Shanghai', '社区'
                from told, unit
                """)
            .param("county", county.code())
            .param("joint", county.joint())
            .param("all", county.joint() + county.own())
            .param("today", LocalDate.now(clock))
            .param("days", Math.max(20, LocalDate.now(clock).getDayOfYear() - 5))
            .update();
    }

    /** Difficulties that single members solved. */
    private void needs(County county) {
        jdbc.sql("""
                insert into volunteer.deed (kind, person, unit, area, source, title, minutes, done_at, recorded_at,
                    verified_by, verified_by_name)
                select 'need', person, unit, community, 'need:demo-' || :county || '-' || n, '帮助解决群众困难', 60,
                    :now::timestamptz - n * interval '2 days', :now, 'system', '社区'
                from (
                    select *, row_number() over (order by id) as n
                    from volunteer.membership
                    where community like :county || '%'
                        and id % 7 = 0
                ) as member
                where n <= :needs
                """)
            .param("county", county.code())
            .param("needs", county.needs())
            .param("now", clock.instant().atOffset(ZoneOffset.UTC))
            .update();
    }

    /**
     * As many members of the community as came, each time others, and its first one always, with whom the demo signs
     * in. Most came to the end, some left half an hour earlier, now and then somebody who had signed up did not come.
     */
    private void signUps() {
        jdbc.sql("""
                with member as (
                    select person, community, row_number() over (partition by community order by id) - 1 as n,
                        count(*) over (partition by community) as size
                    from volunteer.membership
                ), listed as (
                    select activity.*, member.person, member.n, (member.n + activity.id * 7) % member.size as at
                    from volunteer.activity
                    join member on member.community = activity.area
                    where activity.state = 'CONFIRMED'
                )
                insert into volunteer.sign_up (activity, person, state, signed_at, checked_in_at, checked_out_at,
                    checked_by, rating, feedback)
                select id, person, 'SIGNED', starts_at - (20 + at * 9) * interval '1 hour', case
                    when present then starts_at - (1 + (n + id) % 12) * interval '1 minute' end,
                    case when present then ends_at + case when (n + id) % 6 = 0 then interval '-30 minutes'
                    else (1 + at) * interval '1 minute' end end,
                    case when not present then '' when (n + id) % 5 = 0 then 'ORGANISER' else 'CODE' end, case
                    when present and (n + id) % 3 < 2 then 4 + ((n + id) % 2)::int end,
                    case when present and (n + id) % 9 = 0 then '组织得很好，下次还来。' else '' end
                from listed
                cross join lateral (select at < came or n = 0 as present) as was
                where present or at = came and id % 3 = 0
                """).update();
    }

    /**
     * What each one did, and the unit's own for what was joint; then what the activity says of itself is what its list
     * says.
     */
    private void deeds() {
        jdbc.sql("""
                insert into volunteer.deed (kind, person, unit, area, source, title, minutes, done_at, recorded_at,
                    verified_by, verified_by_name)
                select 'activity', sign_up.person, membership.unit, activity.area, 'activity:' || activity.id,
                    activity.title,
                    extract(epoch from least(sign_up.checked_out_at, activity.ends_at) - activity.starts_at)::int / 60,
                    activity.starts_at, activity.settled_at, 'system', '社区'
                from volunteer.sign_up
                join volunteer.activity on activity.id = sign_up.activity
                join volunteer.membership on membership.person = sign_up.person
                where sign_up.checked_in_at is not null
                    and not (activity.area like :recent || '%' and activity.starts_at >= :since)
                union all
                select 'activity', null, unit, area, 'activity:' || id, title, 0, starts_at, settled_at, 'system', '社区'
                from volunteer.activity
                where unit is not null
                """)
            .param("recent", RECENT).param("since", since()).update();
        jdbc.sql("""
                update volunteer.activity
                set signed = listed.signed, came = listed.came, minutes = listed.minutes
                from (
                    select sign_up.activity, count(*) as signed, count(sign_up.checked_in_at) as came,
                        sum(extract(epoch from least(sign_up.checked_out_at,
                            done.ends_at) - done.starts_at)::int / 60) as minutes
                    from volunteer.sign_up
                    join volunteer.activity as done on done.id = sign_up.activity
                    group by sign_up.activity) as listed
                where activity.id = listed.activity
                """).update();
    }

    /**
     * Those of the last weeks in the town with the shop are told to whoever follows deeds, so that points come of them.
     */
    private void tell() {
        deeds.record(Viewer.SYSTEM, jdbc.sql("""
                select sign_up.person, membership.unit, activity.area, activity.id, activity.title, activity.starts_at,
                    extract(epoch from least(sign_up.checked_out_at,
                        activity.ends_at) - activity.starts_at)::int / 60 as minutes
                from volunteer.sign_up
                join volunteer.activity on activity.id = sign_up.activity
                join volunteer.membership on membership.person = sign_up.person
                where sign_up.checked_in_at is not null
                    and activity.area like :recent || '%'
                    and activity.starts_at >= :since
                order by activity.starts_at, sign_up.person
                """)
            .param("recent", RECENT).param("since", since())
            .query((row, n) -> new NewDeed("activity", new PersonId(row.getLong("person")),
                new OrganisationId(row.getLong("unit")), new AreaCode(row.getString("area")),
                "activity:" + row.getLong("id"), row.getString("title"), row.getInt("minutes"),
                row.getTimestamp("starts_at").toInstant())).list());
    }

    private OffsetDateTime since() {
        return LocalDate.now(clock).minusDays(RECENT_DAYS).atStartOfDay(clock.getZone()).toOffsetDateTime();
    }

    /** Behind the first start the sums add themselves up. */
    private void count() {
        jdbc.sql("""
                insert into volunteer.deed_change (area, day, person, unit, deeds, minutes)
                select area, (done_at at time zone 'Asia/Shanghai')::date, person, unit, 1, minutes
                from volunteer.deed
                """).update();
    }

    private void ahead(String community) {
        jdbc.sql("""
                insert into volunteer.activity (request_key, area, kind, title, plan, meeting_place, starts_at, ends_at,
                    capacity, members_only, state, organiser_name, created_at)
                select gen_random_uuid(), :community, kind, title, '欢迎居民和报到党员参加，请提前十分钟到场。', place,
                    (:today::date + days + time '09:30') at time zone 'Asia/Shanghai',
                    (:today::date + days + time '11:30') at time zone 'Asia/Shanghai', capacity, false,
                    'PLANNED', '社区', :now
                from (values ('HEALTH_CLINIC', '周末健康义诊', '社区党群服务中心', 3, 40), ('ENVIRONMENT', '清洁楼道行动', '小区南门', 5, 20),
                    ('POLICY_TALK', '反诈宣传进楼栋', '小区文化广场', 9, null)) as told (kind, title, place, days, capacity)
                """)
            .param("community", community)
            .param("today", LocalDate.now(clock))
            .param("now", clock.instant().atOffset(ZoneOffset.UTC))
            .update();
        jdbc.sql("""
                insert into volunteer.wish (request_key, community, title, detail, filed_by_name, state, filed_at)
                select gen_random_uuid(), :community, title, detail, '社区', 'OPEN', :now
                from (values ('想请人教用手机视频通话', '和外地的孩子说说话'), ('客厅的灯坏了，想换一盏', '灯已经买好'),
                    ('孩子想要一套课外书', '小学三年级')) as told (title, detail)
                """)
            .param("community", community)
            .param("now", clock.instant().atOffset(ZoneOffset.UTC))
            .update();
    }
}
