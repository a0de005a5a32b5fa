package org.minsheng.volunteer.internal.demo;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.DemoStep;
import org.minsheng.shared.OnlyIf;
import org.minsheng.shared.Vault;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * A team of each kind with last week's and next week's shifts where the demo's secretaries sign in, and two cases of
 * mediation.
 */
@Component
@OnlyIf(setting = "minsheng.demo")
class DemoTeams implements DemoStep {

    private static final List<AreaCode> COMMUNITIES = List.of(new AreaCode("520327001003"),
        new AreaCode("520328004901"), new AreaCode("520329001005"));

    private final JdbcClient jdbc;
    private final Vault vault;
    private final Clock clock;

    DemoTeams(JdbcClient jdbc, Vault vault, Clock clock) {
        this.jdbc = jdbc;
        this.vault = vault;
        this.clock = clock;
    }

    @Override
    public int order() {
        return 49;
    }

    @Override
    public boolean isBeside() {
        return true;
    }

    @Override
    @Transactional
    public void fill() {
        if (jdbc.sql("select exists (select from volunteer.team)").query(Boolean.class).single()) {
            return;
        }
        for (var community : COMMUNITIES) {
            teams(community);
            shifts(community);
            cases(community);
        }
    }

    private void teams(AreaCode community) {
        jdbc.sql("""
                with made as (
                    insert into volunteer.team (request_key, community, kind, name, task, created_at)
                    select gen_random_uuid(), :community, kind, name, task, :now
                    from (values ('VOLUNTEERS', '党员志愿服务队', '助老助残、环境整治'), ('PATROL', '院落治安巡逻队', '每晚两人一组巡逻'),
                        ('MEDIATION', '邻里纠纷调解队', '每周三在调解室值班')) as told (kind, name, task)
                    returning id, kind
                )
                insert into volunteer.team_member (team, person, leads, since)
                select made.id, member.person, member.n <= 3, :now
                from made
                join (
                    select person, row_number() over (order by id) as n
                    from volunteer.membership
                    where community = :community
                ) as member on member.n <= 18
                    and member.n % 3 = case made.kind when 'VOLUNTEERS' then 0 when 'PATROL' then 1 else 2 end
                """)
            .param("community", community.value()).param("now", clock.instant().atOffset(ZoneOffset.UTC)).update();
    }

    private void shifts(AreaCode community) {
        jdbc.sql("""
                with made as (
                    insert into volunteer.shift (request_key, team, place, starts_at, ends_at, state)
                    select gen_random_uuid(), id, case kind when 'MEDIATION' then '社区调解室' else '小区各单元' end,
                        (:today::date + n * 7 + time '19:30') at time zone 'Asia/Shanghai',
                        (:today::date + n * 7 + time '21:30') at time zone 'Asia/Shanghai', 'PLANNED'
                    from volunteer.team, generate_series(1, 3) as n
                    where community = :community
                        and kind <> 'VOLUNTEERS'
                    returning id, team
                )
                insert into volunteer.shift_member (shift, person)
                select made.id, member.person
                from made
                join lateral (
                    select person
                    from volunteer.team_member
                    where team = made.team
                    order by (id + made.id * 5) % 7, id
                    limit 2
                ) as member on true
                """)
            .param("community", community.value()).param("today", LocalDate.now(clock).minusDays(1)).update();
    }

    private void cases(AreaCode community) {
        open(community, "NOISE", "夜间装修噪声", "楼上连续三天晚上十点后装修，影响休息。", "ACCEPTED", null);
        open(community, "PARKING", "占用固定车位", "一方多次停在另一方的固定车位上。", "AGREED_ORALLY", "今后不再占用，并当面道歉。");
    }

    private void open(AreaCode community, String kind, String title, String dispute, String state,
                      @Nullable String agreement) {
        long id = jdbc.sql("""
                insert into volunteer.mediation (request_key, community, kind, title, dispute_sealed, state,
                    mediator_name, accepted_at, agreement_sealed, agreed_at)
                values (gen_random_uuid(), :community, :kind, :title, :dispute, :state, '社区调解员', :now,
                    :agreement::bytea, case when :state <> 'ACCEPTED' then :now::timestamptz end)
                returning id
                """)
            .param("community", community.value()).param("kind", kind).param("title", title)
            .param("dispute", vault.seal(dispute)).param("state", state)
            .param("agreement", agreement == null ? null : vault.seal(agreement))
            .param("now", clock.instant().atOffset(ZoneOffset.UTC))
            .query(Long.class).single();
        jdbc.sql("""
                insert into volunteer.mediation_party (mediation, position, name_sealed, masked_name)
                values (:id, 1, :first, '郑**'), (:id, 2, :second, '何**')
                """)
            .param("id", id).param("first", vault.seal("郑甲乙")).param("second", vault.seal("何丙丁")).update();
        jdbc.sql("""
                insert into volunteer.mediation_entry (mediation, at, by_name, kind)
                values (:id, :now, '社区调解员', 'ACCEPTED')
                """)
            .param("id", id).param("now", clock.instant().atOffset(ZoneOffset.UTC)).update();
    }
}
