package org.minsheng.volunteer.internal.member;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.minsheng.testing.RunningServer;
import org.minsheng.volunteer.internal.deed.AddingUp;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * A unit reports to a community through its liaison; both see what it did, and the community's word goes back to it.
 */
class UnitStories extends RunningServer {

    private static final String COMMUNITY = "520328004901";

    private static final String LIAISON = "lin-liaison";

    @Autowired
    private AddingUp adding;

    /** A liaison of another unit than the demo's, who signs in with the demo's password. */
    private void open(long unit) {
        jdbc.sql("""
                with made as (
                    insert into account.account (kind, username, name, password, password_changed_at, created_at)
                    select kind, :username, '林业联络员', password, password_changed_at, created_at
                    from account.account
                    where username = 'yingfu'
                    on conflict do nothing
                    returning id
                )
                insert into account.granted (account, role, organisation, area, given_at, given_by)
                select id, 'UNIT_LIAISON', :unit, '520328', now(), 'test'
                from made
                """).param("username", LIAISON).param("unit", unit).update();
    }

    @Test
    void a_liaison_registers_the_unit_and_gets_the_communitys_word_at_the_years_end() {
        long unit = jdbc.sql("select id from organisation.organisation where name = '湄潭县林业局'")
            .query(Long.class).single();
        open(unit);
        jdbc.sql("update volunteer.unit_registration set state = 'LEFT' where unit = :unit and community = :community")
            .param("unit", unit).param("community", COMMUNITY).update();
        var liaison = staffWindow(DESKTOP, LIAISON);
        liaison.navigate("/console");
        picture(liaison, "volunteer-liaison-start-1440");
        liaison.navigate("/console/unit-registrations/new");
        main(liaison).locator("select[name=community]").selectOption(COMMUNITY);
        main(liaison).locator("textarea[name=offers]").fill("每季度一次防火和护林宣讲");
        main(liaison).locator("input[name=skill][value=policy]").check();
        main(liaison).locator("input[name=contact]").fill("办公室 0851-24220000");
        picture(liaison, "volunteer-unit-new-1440");
        main(liaison).locator("form[action='/console/unit-registrations'] button[type=submit]").click();
        assertThat(liaison.locator(".flash")).containsText("等社区确认");
        var path = liaison.url().substring(base().length());

        var secretary = staffWindow(DESKTOP, "yingfu");
        secretary.navigate("/console/unit-registrations?state=ASKED");
        picture(secretary, "volunteer-units-asked-1440");
        secretary.navigate(path);
        main(secretary).locator("form[action$='/confirmation'] button[type=submit]").click();
        assertThat(secretary.locator(".flash")).containsText("报到已确认");
        jdbc.sql("""
                insert into volunteer.deed_change (area, day, person, unit, deeds, minutes)
                values (:community, current_date, null, :unit, 2, 240)
                """).param("community", COMMUNITY).param("unit", unit).update();
        adding.addUp();
        Awaitility.await().until(() -> jdbc
            .sql("select not exists (select from volunteer.deed_change where area = :area)")
            .param("area", COMMUNITY).query(Boolean.class).single());
        secretary.navigate("/console/unit-years/" + unit);
        main(secretary).locator("textarea[name=word]").fill("随叫随到，政策讲得明白，居民都说好。");
        picture(secretary, "volunteer-unit-year-1440");
        main(secretary).locator("form[action$='/words'] button[type=submit]").click();
        assertThat(secretary.locator(".flash")).containsText("已保存");

        liaison.navigate("/console/unit-years/" + unit);
        assertThat(main(liaison)).containsText("随叫随到");
        org.assertj.core.api.Assertions.assertThat(client(LIAISON)
            .get("/console/unit-years/" + unit + "/statement.pdf").headers()
            .firstValue("Content-Type").orElse("")).startsWith("application/pdf");
        org.assertj.core.api.Assertions.assertThat(paper(client(LIAISON)
            .bytes("/console/unit-years/" + unit + "/statement.pdf"), "paper-statement")).isEqualTo(1);
        liaison.navigate("/console/rankings");
        assertThat(main(liaison)).containsText("亮晒比");
        picture(liaison, "volunteer-rankings-1440");
        liaison.navigate("/console/rankings?sort=MEMBERS");
        picture(liaison, "volunteer-rankings-members-1440");
        liaison.navigate("/console/unit-registrations");
        picture(liaison, "volunteer-units-1440");
    }

    private static Locator main(Page page) {
        return page.locator("#main");
    }
}
