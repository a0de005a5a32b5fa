package org.minsheng.volunteer.internal.demo;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.minsheng.shared.DemoStep;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * A year of service: 52 joint activities, 410 volunteer activities and 110 needs met in 凤冈, 112 welfare activities in 余庆, some in 湄潭. What
 * is over has its deeds but no sign-ups; a few activities and wishes lie ahead.
 */
@Component
@ConditionalOnProperty("minsheng.demo")
class DemoActivities implements DemoStep {

    private record County(String code, int joint, int own, int needs) {
    }

    private static final List<County> COUNTIES = List.of(new County("520327", 52, 410, 110), new County("520328", 12, 60, 20), new County("520329", 0, 112, 15));
    private static final List<String> SHOWN = List.of("520327001003", "520328004901", "520329001005");

    private final JdbcClient jdbc;
    private final Clock clock;

    DemoActivities(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public int order() {
        return 65;
    }

    @Override
    @Transactional
    public void fill() {
        if (jdbc.sql("select exists (select from volunteer.activity) or not exists (select from volunteer.membership)").query(Boolean.class).single()) {
            return;
        }
        for (var county : COUNTIES) {
            past(county);
            needs(county);
        }
        deeds();
        SHOWN.forEach(this::ahead);
        count();
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
                    select n, n <= :joint as joint, place.codes[1 + n % cardinality(place.codes)] as area, 1 + n % cardinality(unit.ids) as at, n % 8 as kind,
                        :today::date - 1 - (n * :days / :all) + time '09:00' as starts
                    from generate_series(1, :all) as n, place, unit
                )
                insert into volunteer.activity (request_key, area, kind, unit, unit_name, title, meeting_place, starts_at, ends_at, members_only, state,
                    organiser_name, signed, came, minutes, summary, created_at, settled_at, settled_by_name)
                select gen_random_uuid(), told.area, case when told.joint then 'PARTY_BUILDING' else (array['POLICY_TALK', 'LEGAL_AID', 'HEALTH_CLINIC',
                        'HELP_ELDERLY', 'ENVIRONMENT', 'SAFETY_CHECK', 'EPIDEMIC_PREVENTION', 'PATROL'])[1 + told.kind] end,
                    case when told.joint then unit.ids[told.at] end, case when told.joint then unit.names[told.at] else '' end,
                    case when told.joint then '支部共建：清洁家园' else (array['理论宣讲进小区', '法律援助服务日', '健康义诊', '助老助残上门服务', '环境卫生整治',
                        '安全隐患排查', '疫情防控宣传', '夜间治安巡逻'])[1 + told.kind] end,
                    '社区党群服务中心', told.starts at time zone 'Asia/Shanghai', (told.starts + interval '2 hours') at time zone 'Asia/Shanghai', false, 'CONFIRMED',
                    '社区', 6 + told.n % 5, 6 + told.n % 5, (6 + told.n % 5) * 120, '按计划完成。', told.starts at time zone 'Asia/Shanghai',
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
                insert into volunteer.deed (kind, person, unit, area, source, title, minutes, done_at, recorded_at, verified_by, verified_by_name)
                select 'need', person, unit, community, 'need:demo-' || :county || '-' || n, '帮助解决群众困难', 60, :now::timestamptz - n * interval '2 days', :now,
                    'system', '社区'
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

    /** As many members of the community as came, each time others; and the unit's own for what was joint. */
    private void deeds() {
        jdbc.sql("""
                with member as (
                    select person, unit, community, row_number() over (partition by community order by id) - 1 as n,
                        count(*) over (partition by community) as size
                    from volunteer.membership
                )
                insert into volunteer.deed (kind, person, unit, area, source, title, minutes, done_at, recorded_at, verified_by, verified_by_name)
                select 'activity', member.person, member.unit, activity.area, 'activity:' || activity.id, activity.title, 120, activity.starts_at,
                    activity.settled_at, 'system', '社区'
                from volunteer.activity
                join member on member.community = activity.area and (member.n + activity.id * 7) % member.size < activity.came
                union all
                select 'activity', null, unit, area, 'activity:' || id, title, 0, starts_at, settled_at, 'system', '社区'
                from volunteer.activity
                where unit is not null
                """).update();
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
                insert into volunteer.activity (request_key, area, kind, title, plan, meeting_place, starts_at, ends_at, capacity, members_only, state,
                    organiser_name, created_at)
                select gen_random_uuid(), :community, kind, title, '欢迎居民和报到党员参加，请提前十分钟到场。', place,
                    (:today::date + days + time '09:30') at time zone 'Asia/Shanghai', (:today::date + days + time '11:30') at time zone 'Asia/Shanghai', capacity, false,
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
                from (values ('想请人教用手机视频通话', '和外地的孩子说说话'), ('客厅的灯坏了，想换一盏', '灯已经买好'), ('孩子想要一套课外书', '小学三年级')) as told (title, detail)
                """)
            .param("community", community)
            .param("now", clock.instant().atOffset(ZoneOffset.UTC))
            .update();
    }
}
