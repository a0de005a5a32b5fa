package org.minsheng.cooperation.internal.whistle;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.Geolocation;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.minsheng.people.Persons;
import org.minsheng.shared.PhoneNumber;
import org.minsheng.testing.RunningServer;
import org.minsheng.testing.Views;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * A community whistles to a department, a unit and a member; the unit does not come; the county's leader sees what
 * nobody answered.
 */
class WhistleStories extends RunningServer {

    private static final String MEMBER = "13985207763";

    @Autowired
    private Persons persons;
    @Autowired
    private WatchingWhistles watching;
    @Autowired
    private WhistleBook book;

    @Test
    void a_whistle_with_three_responders_of_whom_one_does_not_come() {
        var member = residentWindow(PHONE, MEMBER);
        becomeMember();
        var secretary = staffWindow(DESKTOP, "tiyuchang");
        var id = whistle(secretary);
        var path = "/console/whistles/" + id.value();

        var department = staffWindow(DESKTOP, "zhujian");
        department.navigate("/console");
        assertThat(main(department)).containsText("叫我单位的哨声");
        department.navigate(path);
        main(department).locator(".answer:has-text('住房和城乡建设局') input[name=where]").fill("凤凰苑北门");
        main(department).locator(".answer:has-text('住房和城乡建设局') button[type=submit]").first().click();
        assertThat(department.locator(".flash")).containsText("已报到");

        answer(member);
        watching.look(id, book.find(id).orElseThrow().call().reportBy());

        secretary.navigate(path);
        assertThat(main(secretary)).containsText("未报到");
        assertThat(main(secretary)).containsText("凤凰苑北门");
        var absent = main(secretary).locator(".answer:has-text('未报到')").first();
        absent.getByText("评价", new Locator.GetByTextOptions().setExact(true)).first().click();
        absent.locator("select[name=arrival]").selectOption("1");
        absent.locator("select[name=result]").selectOption("1");
        picture(secretary, "whistle-one-1440");
        absent.locator("details[open] button[type=submit]").last().click();
        assertThat(secretary.locator(".flash")).containsText("评价已保存");
        secretary.setViewportSize(PHONE, 844);
        fits(secretary, PHONE);

        var leader = staffWindow(DESKTOP, "leader");
        leader.navigate("/console/conference");
        assertThat(main(leader)).containsText("到时无人报到");
        leader.setViewportSize(PHONE, 844);
        fits(leader, PHONE);
        picture(leader, "conference-390");
        decide(leader);
    }

    /** A whistle of its own to which nobody came: the demo's stays on the list for others. */
    private void decide(Page leader) {
        var title = "河堤护栏断裂" + System.nanoTime() % 100_000;
        long item = jdbc.sql("""
                with called as (
                    insert into cooperation.whistle (request_key, area, place, urgency, title, text, caller_name, state,
                        called_at, report_by, finish_by)
                    values (gen_random_uuid(), '520327001003', '520327001003', 'ORDINARY', :title, '', '王永芳', 'OPEN',
                        now() - interval '2 days', now() - interval '1 day', now() + interval '1 day')
                    returning id
                )
                insert into cooperation.conference_item (county, whistle, reason, listed_at)
                select '520327', id, 'NOBODY_CAME', now() from called
                returning id
                """).param("title", title).query(Long.class).single();
        leader.navigate("/console/conference");
        main(leader).locator("button:has(+ dialog#decision-" + item + ")").click();
        leader.locator("#decision-" + item + " textarea").fill("住建局三日内修好，社区每天巡查。");
        leader.locator("#decision-" + item + " button[type=submit]").click();
        assertThat(leader.locator(".flash")).containsText("已记下议定意见");
        assertThat(main(leader)).not().containsText(title);
        leader.navigate("/console/conference?decided=1");
        assertThat(main(leader).locator("section:has-text('" + title + "')")).containsText("住建局三日内修好");
        picture(leader, "conference-decided-390");
        assertThat(client("leader").post("/console/conference/" + item + "/decision", Map.of("decision", "再定一次"))
            .statusCode()).isEqualTo(422);
        assertThat(client("yingfu").post("/console/conference/" + item + "/decision", Map.of("decision", "我来定"))
            .statusCode()).isEqualTo(403);
    }

    private static WhistleId whistle(Page secretary) {
        secretary.navigate("/console/whistles/new");
        var title = "外墙脱落" + System.nanoTime() % 100_000;
        secretary.fill("input[name=title]", title);
        secretary.fill("textarea[name=text]", "先拉警戒线，再看要不要搬离。");
        main(secretary).locator("form[action='/console/whistles'] button[type=submit]").last().click();
        assertThat(main(secretary)).containsText("请至少叫一家");
        assertThat(secretary.locator("input[name=title]")).hasValue(title);
        main(secretary).locator("li:has-text('凤冈县住房和城乡建设局') input[type=checkbox]").check();
        main(secretary).locator("li:has-text('凤冈县人民医院') input[type=checkbox]").first().check();
        main(secretary).locator("input[name=MEMBER]").first().check();
        picture(secretary, "whistle-new-1440");
        secretary.setViewportSize(PHONE, 844);
        fits(secretary, PHONE);
        secretary.setViewportSize(DESKTOP, 900);
        main(secretary).locator("form[action='/console/whistles'] button[type=submit]").last().click();
        assertThat(secretary.locator(".flash")).containsText("通知了 3 家");
        return new WhistleId(Long.parseLong(secretary.url().replaceAll(".*/", "")));
    }

    /** The best suggestion there is: with the most done, so that the form offers this one first among the newcomers. */
    private void becomeMember() {
        var person = persons.withPhone(new PhoneNumber(MEMBER), "试四");
        jdbc.sql("""
                insert into volunteer.membership (request_key, person, community, state, skills, asked_at, decided_at,
                    since)
                values (gen_random_uuid(), :person, '520327001003', 'CONFIRMED', '{}', now(), now(), now())
                on conflict do nothing
                """).param("person", person.value()).update();
    }

    private void answer(Page member) {
        var person = persons.withPhone(new PhoneNumber(MEMBER), "试四");
        jdbc.sql("""
                update cooperation.responder set person = :person
                where id = (select max(id) from cooperation.responder where kind = 'MEMBER')
                    and not exists (select from cooperation.responder where person = :person and state = 'CALLED')
                """).param("person", person.value()).update();
        member.navigate("/me");
        picture(member, "me-390");
        member.navigate("/me/whistles");
        member.locator("main .rows-list a").first().click();
        fits(member, PHONE);
        picture(member, "whistle-mine-390");
        member.fill("input[name=where]", "3 栋楼下");
        member.context().grantPermissions(List.of("geolocation"));
        member.context().setGeolocation(new Geolocation(27.954321, 107.723456));
        member.locator(".btn-here").click();
        assertThat(member.locator(".locate [role=status]")).containsText("已");
        member.locator("#main form:has(input[value=REPORT]) button[type=submit]").click();
        assertThat(member.locator(".flash")).containsText("已报到");
        assertThat(jdbc.sql("select count(*) from cooperation.responder where person = :person and state = 'REPORTED' "
            + "and reported_where = '3 栋楼下'"
                + " and longitude::numeric(9, 6) = 107.723456 and latitude::numeric(9, 6) = 27.954321")
            .param("person", person.value()).query(Long.class).single()).as("where the phone was").isEqualTo(1);
        member.locator("input[name='proof.files']")
            .setInputFiles(new FilePayload("现场.png", "image/png", Views.png(5, 200, 0)));
        member.fill("textarea[name=note]", "拉了警戒线，守到专业人员来。");
        member.locator("#main form:has(input[value=FINISH]) button[type=submit]").click();
        assertThat(member.locator(".flash")).containsText("等吹哨方评价");
    }

    @Test
    void the_duty_page_shows_an_emergency_without_being_loaded_again() {
        var duty = staffWindow(DESKTOP, "clerk");
        listening(duty, () -> duty.navigate("/console/duty"));
        duty.locator("[data-duty] button").click();
        assertThat(duty.locator("[data-duty] button")).hasAttribute("aria-pressed", "true");
        var secretary = staffWindow(DESKTOP, "tiyuchang");
        secretary.navigate("/console/whistles/new");
        var title = "煤气味" + System.nanoTime() % 100_000;
        secretary.check("input[name=urgency][value=EMERGENCY]");
        secretary.fill("input[name=title]", title);
        secretary.fill("textarea[name=text]", "整栋楼都闻得到。");
        secretary.locator("select[name=reportMinutes]").selectOption("15");
        main(secretary).locator("li:has-text('凤冈县人民医院') input[type=checkbox]").first().check();
        main(secretary).locator("form[action='/console/whistles'] button[type=submit]").last().click();
        secretary.locator(".flash").waitFor();
        assertThat(duty.locator("[data-ring]").first()).containsText(title);
        assertThat(duty.locator("[data-duty]")).hasAttribute("data-rings", "yes");
        picture(duty, "duty-ringing-1440");
        duty.locator("[data-ring]:has-text('" + title + "') button[type=submit]").click();
        assertThat(duty.locator(".flash")).containsText("已记下您听到了");
    }

    private static void fits(Page page, int width) {
        assertThat(((Number) page.evaluate("document.scrollingElement.scrollWidth")).intValue())
            .isLessThanOrEqualTo(width);
    }

    private static Locator main(Page page) {
        return page.locator("#main");
    }
}
