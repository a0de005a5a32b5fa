package org.minsheng.household.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;
import org.minsheng.household.HouseholdCard;
import org.minsheng.household.HouseholdFilter;
import org.minsheng.household.HouseholdId;
import org.minsheng.household.Households;
import org.minsheng.household.internal.Outcome.Done;
import org.minsheng.household.internal.Outcome.Refused;
import org.minsheng.shared.AccountId;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.Grant;
import org.minsheng.shared.OrganisationId;
import org.minsheng.shared.Role;
import org.minsheng.shared.Viewer;
import org.minsheng.testing.RunningServer;
import org.springframework.beans.factory.annotation.Autowired;

/** A unit that helps people sees their households, and nobody else's. */
class HelpingUnitTests extends RunningServer {

    private static final int ALONE = 20;
    private static final int PARTY_MEMBER = 30;
    private static final Viewer SECURITY = Town.staff(Role.SECURITY_ADMINISTRATOR, "52");

    @Autowired
    private NamingHelper naming;
    @Autowired
    private FindingHouseholds finding;
    @Autowired
    private Households households;
    @Autowired
    private ReadingUnits reading;

    private final OrganisationId unit = new OrganisationId(ThreadLocalRandom.current().nextLong(1L << 40, 1L << 50));
    private final AreaCode community = new AreaCode("520327"
        + ThreadLocalRandom.current().nextInt(950_000, 999_999));

    private Viewer officer(AreaCode area) {
        return new Viewer(new AccountId(9_000_009), "田秀英", null,
            List.of(new Grant(Role.ASSISTANCE_OFFICER, unit, area)));
    }

    private HouseholdId household(int door, Integer... groups) {
        return at(community.value() + "000100101" + "%04d".formatted(door), groups);
    }

    private HouseholdId at(String door, Integer... groups) {
        return new HouseholdId(jdbc.sql("""
                insert into household.household (door, residence, care_groups, request_key, since, changed_at)
                values (:door, 'OWNER', :groups::smallint[], gen_random_uuid(), now(), now())
                returning id
                """)
            .param("door", door)
            .param("groups", groups)
            .query(Long.class).single());
    }

    private List<HouseholdCard> seen(Viewer viewer, HouseholdFilter filter) {
        return finding.find(viewer, List.of(community), filter, "", 50).rows();
    }

    @Test
    void an_officer_sees_the_households_that_the_unit_helps_and_no_others() {
        var alone = household(1, ALONE, PARTY_MEMBER);
        var member = household(2, PARTY_MEMBER);
        household(3);
        var all = HouseholdFilter.within(community);
        assertThat(seen(officer(community), all)).as("before anybody said whom the unit helps").isEmpty();

        assertThat(naming.name(SECURITY, "living-alone", unit, true)).isInstanceOf(Done.class);
        assertThat(seen(officer(community), all)).extracting(HouseholdCard::id).containsExactly(alone);
        assertThat(seen(officer(community), all).getFirst().careGroups()).containsExactly("living-alone");
        assertThat(seen(officer(community), all.inGroups(java.util.Set.of("party-member")))).isEmpty();
        assertThat(households.find(officer(new AreaCode("520327")), all, null, 10).rows())
            .extracting(HouseholdCard::id).containsExactly(alone);
        assertThat(households.maySee(officer(community), alone)).isTrue();
        assertThat(households.maySee(officer(community), member)).isFalse();

        var elsewhere = officer(new AreaCode("520328"));
        assertThat(seen(elsewhere, all)).isEmpty();
        assertThat(households.maySee(elsewhere, alone)).isFalse();

        naming.name(SECURITY, "living-alone", unit, false);
        assertThat(seen(officer(community), all)).isEmpty();
        assertThat(households.maySee(officer(community), alone)).isFalse();
    }

    @Test
    void whoever_keeps_a_register_does_not_see_the_county_through_the_other_role() {
        naming.name(SECURITY, "living-alone", unit, true);
        var alone = household(1, ALONE);
        var both = new Viewer(new AccountId(9_000_009), "田秀英", null,
            List.of(new Grant(Role.DESK_CLERK, unit, new AreaCode("520328004901")),
                new Grant(Role.ASSISTANCE_OFFICER, unit, new AreaCode("520327"))));
        household(2, PARTY_MEMBER);
        assertThat(seen(both, HouseholdFilter.within(community))).isEmpty();
        assertThat(households.maySee(both, alone)).as("one by one, as an officer").isTrue();
    }

    @Test
    void only_the_security_administrator_names_units_and_it_is_written_down() {
        assertThat(naming.name(officer(community), "living-alone", unit, true)).isInstanceOf(Refused.class);
        assertThat(households.helped(officer(community)).orElseThrow().careGroups()).isEmpty();

        naming.name(SECURITY, "living-alone", unit, true);
        naming.name(SECURITY, "living-alone", unit, true);
        assertThat(jdbc.sql("""
                select count(*)
                from account.audit_entry
                where action = 'household.name-helper'
                    and after ->> 'unit' = :unit
                """)
            .param("unit", Long.toString(unit.value()))
            .query(Long.class).single()).isEqualTo(1);
    }

    @Test
    void the_page_is_there_to_be_read_by_the_civil_affairs_bureau_and_closed_to_other_departments() {
        var doors = jdbc.sql("""
                select code
                from area.place
                where code like '5203270010030001%'
                    and level = 25
                    and retired_at is null
                order by code desc
                limit 2
                """).query(String.class).list();
        var alone = at(doors.getFirst(), ALONE, PARTY_MEMBER).value();
        var member = at(doors.getLast(), PARTY_MEMBER).value();
        var officer = client("minzheng");
        var page = officer.get("/console/households/" + alone);
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("帮扶单位").doesNotContain("/edit", "/ending", "/people/new");
        assertThat(officer.get("/console/households/" + member).statusCode()).isEqualTo(404);
        assertThat(officer.get("/console/households").body()).contains("独居老人")
            .doesNotContain("party-member", "/console/exports/new");
        assertThat(officer.get("/console/households/" + alone + "/edit").statusCode()).isEqualTo(403);
        assertThat(officer.post("/console/households/" + alone + "/ending", Map.of("version", "0")).statusCode())
            .isEqualTo(403);
        assertThat(officer.get("/console/exports/new?of=households").statusCode()).isEqualTo(403);
        assertThat(client("longquan-care").get("/console/households/" + alone).statusCode()).isEqualTo(200);
        assertThat(client("zhujian").get("/console/households").statusCode()).isEqualTo(403);
        assertThat(client("zhujian").get("/console").body()).doesNotContain("/console/households");
        assertThat(officer.get("/console").body())
            .contains("/console/households", "/console/care", "/console/campaigns");
    }

    @Test
    void residents_read_which_units_read_of_them() {
        assertThat(reading.at(new AreaCode("5203270010030001001010101")).get("living-alone"))
            .contains("凤冈县民政局", "龙泉街道办事处").doesNotContain("湄潭县民政局");
        assertThat(reading.at(new AreaCode("5203271010030001001010101")).get("living-alone"))
            .contains("凤冈县民政局").doesNotContain("龙泉街道办事处");
        assertThat(reading.at(new AreaCode("5203270010030001001010101"))).doesNotContainKey("party-member");
    }

    @Test
    void a_unit_is_named_by_its_whole_name_and_a_misspelt_one_is_answered_with_similar_ones() {
        var security = client("security");
        var wrong = security.post("/console/personal-data/veteran/units", Map.of("unit", "凤冈县民政"));
        assertThat(wrong.body()).contains("凤冈县民政局", "value=\"凤冈县民政\"");
        assertThat(security.post("/console/personal-data/veteran/units", Map.of("unit", "没有这个单位")).body())
            .contains("没有这个名称的单位");
        assertThat(security.post("/console/personal-data/name/units", Map.of("unit", "凤冈县民政局")).statusCode())
            .isEqualTo(404);
        assertThat(security.post("/console/personal-data/veteran/units", Map.of("unit", "凤冈县民政局")).statusCode())
            .isEqualTo(303);
        long named = jdbc.sql("select organisation from household.helping_unit where care_group = 'veteran'")
            .query(Long.class).single();
        assertThat(security.get("/console/personal-data/veteran").body()).contains("/units/" + named + "/removal");
        assertThat(security.post("/console/personal-data/veteran/units/" + named + "/removal", Map.of()).statusCode())
            .isEqualTo(303);
        assertThat(jdbc.sql("select count(*) from household.helping_unit where care_group = 'veteran'")
            .query(Long.class).single()).isZero();
    }
}
