package org.minsheng.cooperation.internal.demo;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.minsheng.cooperation.internal.agreement.AgreementId;
import org.minsheng.cooperation.internal.agreement.AgreementTimers;
import org.minsheng.cooperation.internal.agreement.Period;
import org.minsheng.organisation.Posts;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.DemoStep;
import org.minsheng.shared.OnlyIf;
import org.minsheng.shared.OrganisationId;
import org.minsheng.shared.TimerRows;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** 湄江街道迎涪社区、鸡场社区与 48 家驻区单位签订共建共治协议, 服务项目 137 个; two units in 凤冈, for their liaison. */
@Component
@OnlyIf(setting = "minsheng.demo")
class DemoAgreements implements DemoStep {

    static final AreaCode YINGFU = new AreaCode("520328004901");
    static final AreaCode TIYUCHANG = new AreaCode("520327001003");
    static final AreaCode JICHANG = new AreaCode("520328004008");
    private static final int UNITS = 48;
    private static final int ITEMS = 137;

    private record Signed(AreaCode community, OrganisationId unit, String name, LocalDate from, LocalDate until) {
    }

    private final Posts posts;
    private final TimerRows timers;
    private final JdbcClient jdbc;
    private final Clock clock;

    DemoAgreements(Posts posts, TimerRows timers, JdbcClient jdbc, Clock clock) {
        this.posts = posts;
        this.timers = timers;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public int order() {
        return 84;
    }

    @Override
    public boolean isBeside() {
        return true;
    }

    @Override
    @Transactional
    public void fill() {
        if (jdbc.sql("select exists (select from cooperation.agreement where community = :community)")
            .param("community", YINGFU.value())
                .query(Boolean.class).single()) {
            return;
        }
        var today = LocalDate.now(clock);
        var signed = new ArrayList<Signed>();
        var names = DemoServices.units().stream().map(name -> "湄潭县" + name).toList();
        for (int n = 0; n < UNITS; n++) {
            var name = names.get(n);
            var from = today.minusMonths(3 + n % 7).withDayOfMonth(1);
            // Two run out within the month, so that the reminders have something to say.
            var until = n % 24 == 5 ? today.plusDays(12) : from.plusYears(1).minusDays(1);
            posts.organisationByName(new AreaCode("520328"), name)
                .ifPresent(unit -> signed.add(new Signed(signed.size() % 2 == 0 ? YINGFU : JICHANG, unit,
                    name, from, until)));
        }
        var ids = sign(signed);
        promise(ids);
        var own = new ArrayList<Signed>();
        for (var name : List.of("凤冈县人民医院", "凤冈县第一小学")) {
            posts.organisationByName(new AreaCode("520327"), name)
                .ifPresent(unit -> own.add(new Signed(TIYUCHANG, unit, name,
                    today.minusMonths(5).withDayOfMonth(1), today.plusMonths(7))));
        }
        promise(sign(own));
        list();
    }

    private List<Long> sign(List<Signed> signed) {
        var ids = jdbc.sql("""
                insert into cooperation.agreement (request_key, kind, community, unit, unit_name, unit_signatory,
                    community_signatory, starts_on, ends_on, created_at, created_by_name)
                select gen_random_uuid(), case when n % 5 = 0 then 'CONTRACT' else 'AGREEMENT' end, community, unit,
                    name, '', '', starts_on, ends_on, starts_on, '社区党组织'
                from unnest(:communities, :units::bigint[], :names, :starts::date[], :ends::date[]) with ordinality
                    as signed (community, unit, name, starts_on, ends_on, n)
                order by n
                returning id
                """)
            .param("communities", signed.stream().map(one -> one.community().value()).toArray(String[]::new))
            .param("units", signed.stream().map(one -> one.unit().value()).toArray(Long[]::new))
            .param("names", signed.stream().map(Signed::name).toArray(String[]::new))
            .param("starts", signed.stream().map(one -> one.from().toString()).toArray(String[]::new))
            .param("ends", signed.stream().map(one -> one.until().toString()).toArray(String[]::new))
            .query(Long.class).list();
        for (int n = 0; n < ids.size(); n++) {
            AgreementTimers.set(timers, new AgreementId(ids.get(n)), signed.get(n).until(), clock.getZone());
        }
        return ids;
    }

    /** Three each, two for the last ones, so that there are 137 in all. */
    private void promise(List<Long> agreements) {
        var rows = new ArrayList<DemoServices.Service>();
        var owners = new ArrayList<Long>();
        for (int n = 0; n < agreements.size(); n++) {
            int many = 3 * UNITS - ITEMS > agreements.size() - 1 - n && agreements.size() == UNITS ? 2 : 3;
            for (int item = 0; item < many; item++) {
                owners.add(agreements.get(n));
                rows.add(DemoServices.of(n, item));
            }
        }
        jdbc.sql("""
                insert into cooperation.item (agreement, request_key, kind, title, quantity, period, performer)
                select agreement, gen_random_uuid(), kind, title, quantity, period, performer
                from unnest(:agreements::bigint[], :kinds, :titles, :quantities::int[], :periods,
                    :performers) with ordinality
                    as promised (agreement, kind, title, quantity, period, performer, n)
                order by n
                """)
            .param("agreements", owners.toArray(Long[]::new))
            .param("kinds", rows.stream().map(row -> row.kind().name()).toArray(String[]::new))
            .param("titles", rows.stream().map(DemoServices.Service::title).toArray(String[]::new))
            .param("quantities", rows.stream().map(DemoServices.Service::quantity).toArray(Integer[]::new))
            .param("periods", rows.stream().map(row -> row.period().name()).toArray(String[]::new))
            .param("performers", rows.stream().map(row -> row.period() == Period.ON_CALL ? "党员志愿者"
                : "党员志愿者 " + (2 + row.quantity()) + " 人")
                .toArray(String[]::new))
            .update();
    }

    private void list() {
        jdbc.sql("""
                insert into cooperation.listing (request_key, kind, community, title, detail, quantity, state,
                    created_at, created_by_name)
                select gen_random_uuid(), kind, :community, title, detail, quantity, 'OPEN', :now, '石敏'
                from (values ('NEED', '为 12 位独居老人配应急呼叫器', '老人多住在六楼以上，子女在外', '12 个'),
                    ('NEED', '暑期四点半课堂缺辅导老师', '每天下午两小时', '4 人'), ('NEED', '小区充电棚消防器材', '', '6 套'),
                    ('RESOURCE', '社区二楼多功能厅', '周末可以借用，能坐 60 人', '1 间'), ('RESOURCE', '党群服务中心投影设备', '', '1 套'),
                    ('PROJECT', '背街小巷环境整治', '签约单位每月最后一个周五一起做', '8 条巷子')) as listed (kind, title, detail, quantity)
                """)
            .param("community", YINGFU.value()).param("now", clock.instant().atOffset(java.time.ZoneOffset.UTC))
            .update();
    }
}
