package org.minsheng.volunteer.internal.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.Test;
import org.minsheng.testing.RunningServer;

/** The figures that the newspaper tells of three counties, in the demo and on the screens that open them. */
class DemoFiguresTests extends RunningServer {

    private static final String MEMBERS =
        "select count(*) from volunteer.membership where state = 'CONFIRMED' and community like '%s%%'";

    private long count(String sql, String area) {
        return jdbc.sql(sql.formatted(area)).query(Long.class).single();
    }

    @Test
    void units_and_members_of_three_counties_are_as_many_as_the_newspaper_says() {
        var demo = " and decided_by_name = '社区'";
        assertThat(count("""
                select count(*)
                from volunteer.unit_registration
                where asked_by_name = '系统' and community like '%s%%'
                """, "520327")).isEqualTo(86);
        assertThat(count(MEMBERS.replace("state = 'CONFIRMED' and", "") + demo, "520327")).isEqualTo(3_217);
        assertThat(count(MEMBERS.replace("state = 'CONFIRMED' and", "") + demo, "520328")).isGreaterThanOrEqualTo(770);
        assertThat(
            count("select count(*) from volunteer.member_group where name like '第%%党员小组' and community like '%s%%'",
                "520328")).isEqualTo(76);
        assertThat(count(MEMBERS.replace("state = 'CONFIRMED' and", "") + demo, "520329")).isGreaterThanOrEqualTo(200);
        assertThat(count("select count(*) from volunteer.activity where state = 'CONFIRMED' and area like '%s%%'",
            "520329")).isGreaterThanOrEqualTo(100);
        assertThat(count("""
                select count(*)
                from volunteer.activity
                where state = 'CONFIRMED' and unit is not null and area like '%s%%'
                """, "520327"))
            .as("joint activities").isGreaterThanOrEqualTo(52);
        assertThat(count("""
                select count(*)
                from volunteer.activity
                where state = 'CONFIRMED' and unit is null and area like '%s%%'
                """, "520327"))
            .isGreaterThanOrEqualTo(410);
        assertThat(count("select count(*) from volunteer.deed where source like 'need:demo-%s-%%'", "520327"))
            .as("difficulties").isEqualTo(110);
    }

    @Test
    void the_screens_count_the_same_and_open_their_rows() {
        var leader = client("leader");
        await("nobody reports between the page and the count").untilAsserted(
            () -> assertThat(leader.get("/console/members").body())
                .contains("%,d".formatted(count(MEMBERS, "520327")), "/console/members/"));
        assertThat(leader.get("/console/unit-registrations").body())
            .contains("%,d".formatted(count("""
                    select count(*)
                    from volunteer.unit_registration
                    where state = 'CONFIRMED' and community like '%s%%'
                    """, "520327")))
            .contains("/console/unit-registrations/");
        var town = client("ziying").get("/console/activities?when=PAST").body();
        assertThat(town).contains("%,d"
            .formatted(count("select count(*) from volunteer.activity where state = 'CONFIRMED' and area like '%s%%'",
                "520329001")))
            .contains("/console/activities/");
        var groups = client("meijiang").get("/console/member-groups").body();
        assertThat(groups).contains("group=").contains("第1党员小组");
    }
}
