package org.minsheng.household;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;
import org.minsheng.testing.RunningServer;

/** A community gets to know who lives behind a door, and the people see and govern what is known about them. */
class HouseholdStories extends RunningServer {

    private static final String CHECKS = "10X98765432";

    @Test
    void a_clerk_registers_a_family_with_care_and_consent() {
        var name = "钱" + (char) ThreadLocalRandom.current().nextInt('丁', '乙' + 400) + "秀";
        var phone = "19" + String.format("%09d", ThreadLocalRandom.current().nextInt(1_000_000_000));
        var page = staffWindow(DESKTOP, "clerk");
        page.navigate("/console/households/new");
        main(page).locator("input[name=door]").fill("哪里都没有的地方");
        send(page, "form[action='/console/households']");
        assertThat(main(page)).containsText("没有找到这个地址");
        main(page).locator("input[name=door]").fill(door());
        picture(page, "household-new-1440");
        send(page, "form[action='/console/households']");
        assertThat(main(page)).containsText("已登记。现在可以添加住在这里的人");
        var home = page.url();

        add(page, name, number(LocalDate.of(1948, 5, 6)), phone, "HEAD");
        picture(page, "household-one-1440");
        assertThat(main(page)).containsText("钱**");
        page.locator("#list a").first().click();
        main(page).locator("select[name=group]").selectOption("living-alone");
        send(page, "form[action$='/cares']");
        assertThat(main(page)).containsText("需要本人单独同意");
        main(page).locator("form[action$='/cares'] input[name=how][value=SIGNED_PAPER]").check();
        main(page).locator("select[name=group]").selectOption("living-alone");
        send(page, "form[action$='/cares']");
        assertThat(main(page)).containsText("独居老人");
        picture(page, "household-member-1440");
        unmask(page);

        page.navigate("/console/households");
        main(page).locator("input[name=who]").fill(phone);
        send(page, "form[action='/console/households/lookups']");
        assertThat(page).hasURL(home);
        var narrow = staffWindow(PHONE, "clerk");
        narrow.navigate("/console/households?group=living-alone");
        assertThat(narrow.locator("#list")).containsText("钱**");
        picture(narrow, "households-390");
        narrow.navigate(home);
        picture(narrow, "household-one-390");
        english(narrow);
        narrow.navigate(home);
        assertThat(main(narrow)).containsText("People who live here");
        picture(narrow, "household-one-en-390");
        residentSees(phone, name);
    }

    /** The same person, signed in with the phone. */
    private void residentSees(String phone, String name) {
        var page = residentWindow(PHONE, phone);
        page.navigate("/me/household");
        assertThat(main(page)).containsText(name);
        assertThat(main(page)).containsText("独居老人");
        picture(page, "my-household-390");
        main(page).locator("button:text-is('撤回同意')").first().click();
        page.locator("dialog[open] button[type=submit]").click();
        page.waitForLoadState();
        assertThat(main(page)).containsText("已撤回，有关登记已删除");
        main(page).locator("textarea[name=body]").fill("电话换了");
        send(page, "form:has(textarea[name=body])");
        assertThat(main(page)).containsText("15 个工作日内答复您");
        picture(page, "my-household-asked-390");
        page.navigate("/me/household/data");
        picture(page, "my-data-390");
        var wide = residentWindow(DESKTOP, phone);
        english(wide);
        wide.navigate("/me/household");
        assertThat(main(wide)).containsText("My household");
        picture(wide, "my-household-en-1440");
        decides();
    }

    private void decides() {
        var page = staffWindow(DESKTOP, "tiyuchang");
        page.navigate("/console/data-requests");
        picture(page, "data-requests-1440");
        page.locator("#list a").first().click();
        picture(page, "data-request-1440");
        main(page).locator("input[name=granted][value=yes]").check();
        main(page).locator("textarea[name=answer]").fill("已按您的说法改好。");
        send(page, "form[action$='/decision']");
        assertThat(main(page)).containsText("已答复");
    }

    private void unmask(Page page) {
        var phone = page.locator(".masked[data-field=PHONE]");
        phone.locator("summary").click();
        phone.locator("input[name=reason]").fill("约上门时间");
        phone.locator("button[type=submit]").click();
        assertThat(page.locator(".masked[data-field=PHONE] .masked-shown")).hasCount(1);
        page.locator("a[href^='/console/people/']").first().click();
        assertThat(main(page)).containsText("约上门时间");
        assertThat(main(page)).containsText("住户页");
        picture(page, "household-seen-1440");
    }

    @Test
    void the_security_administrator_says_what_may_be_held() {
        var code = "group-" + System.nanoTime() % 1_000_000_000;
        var page = staffWindow(DESKTOP, "security");
        page.navigate("/console/personal-data/new");
        Map.of("code", code, "name", "失能老人", "nameEn", "Needs nursing", "purpose", "上门护理", "purposeEn",
            "Nursing at home")
            .forEach((field, value) -> main(page).locator("[name=" + field + "]").fill(value));
        main(page).locator("select[name=basis]").selectOption("DUTY");
        send(page, "form[action='/console/personal-data']");
        assertThat(main(page)).containsText("请写明哪部法律哪一条");
        picture(page, "personal-datum-1440");
        main(page).locator("input[name=law]").fill("《老年人权益保障法》第三十条");
        send(page, "form[action='/console/personal-data']");
        assertThat(main(page)).containsText("失能老人");
        picture(page, "personal-data-1440");
        page.navigate("/console/personal-data/" + code);
        main(page).locator("input[name=retention]").fill("3");
        send(page, "form[action$='/" + code + "']");
        page.navigate("/console/personal-data/" + code);
        assertThat(page.locator("table")).containsText("3 个月");
        main(page).getByText("不再使用").first().click();
        page.locator("#ending button[type=submit]").click();
        assertThat(main(page)).containsText("不再使用");
        var narrow = staffWindow(PHONE, "auditor");
        english(narrow);
        narrow.navigate("/console/personal-data");
        picture(narrow, "personal-data-en-390");
    }

    @Test
    void an_export_is_asked_for_and_allowed() {
        var page = staffWindow(DESKTOP, "clerk");
        page.navigate("/console/households?empty=1");
        picture(page, "households-1440");
        page.locator("a[href^='/console/exports/new']").click();
        main(page).locator("input[name=reason]").fill("核对空置房");
        picture(page, "export-new-1440");
        page.navigate("/console/exports");
        picture(page, "exports-1440");
        var narrow = staffWindow(PHONE, "longquan");
        narrow.navigate("/console/exports");
        picture(narrow, "exports-390");
    }

    @Test
    void the_civil_affairs_bureau_reads_of_those_it_helps_and_of_nobody_else() {
        var page = staffWindow(DESKTOP, "minzheng");
        page.navigate("/console");
        page.locator("a[href='/console/households']").first().click();
        main(page).locator("select[name=group]").selectOption("elderly");
        main(page).getByText("筛选").click();
        assertThat(page.locator("#list")).containsText("高龄老人");
        assertThat(page.locator("#list")).not().containsText("党员");
        assertThat(main(page).locator("a[href='/console/households/new'], a[href^='/console/exports']")).hasCount(0);
        picture(page, "helped-households-1440");
        page.locator("#list a").first().click();
        assertThat(main(page)).containsText("您以帮扶单位的身份查看");
        assertThat(main(page).locator(".masked button, form")).hasCount(0);
        page.setViewportSize(PHONE, 844);
        picture(page, "helped-household-390");
        page.setViewportSize(DESKTOP, 900);
        page.locator("a[href='/console/care']").first().click();
        assertThat(main(page)).containsText("照护探访");
        picture(page, "helped-care-1440");
        page.locator("a[href='/console/campaigns']").first().click();
        page.locator("#list a[href^='/console/campaigns/']").first().click();
        assertThat(main(page).locator("table.campaign-rows")).isVisible();
        picture(page, "helped-campaign-1440");

        var others = staffWindow(DESKTOP, "chengguan");
        assertThat(others.navigate("/console/households").status()).isEqualTo(403);
    }

    @Test
    void who_works_elsewhere_finds_nothing() {
        var id = jdbc.sql("""
                insert into household.household (door, residence, request_key, since, changed_at)
                values ('5203270010030001001010101', 'OWNER', gen_random_uuid(), now(), now())
                returning id
                """).query(Long.class).single();
        assertThat(client("clerk").get("/console/households/" + id).statusCode()).isEqualTo(200);
        assertThat(List.of("yingfu", "jishan")).allSatisfy(who ->
            assertThat(client(who).get("/console/households/" + id).statusCode()).isEqualTo(404));
        assertThat(List.of("leader", "wuye", "auditor", "security", "admin")).allSatisfy(who ->
            assertThat(client(who).get("/console/households/" + id).statusCode()).isEqualTo(403));
        assertThat(anybody().get("/me/household").statusCode()).isEqualTo(303);
        assertThat(client("yingfu").post("/console/households/" + id,
            Map.of("version", "0", "residence", "TENANT", "door", "5203270010030001001010101"))
            .statusCode()).isEqualTo(404);
    }

    private static void add(Page page, String name, String number, String phone, String relation) {
        page.locator("a[href$='/people/new']").first().click();
        main(page).locator("input[name=name]").fill(name);
        main(page).locator("input[name=identityNumber]")
            .fill(number.substring(0, 17) + (number.endsWith("0") ? "1" : "0"));
        main(page).locator("input[name=phone]").fill(phone);
        main(page).locator("select[name=relation]").selectOption(relation);
        send(page, "form[action$='/people']");
        assertThat(main(page)).containsText("身份证号不正确");
        picture(page, "household-add-1440");
        main(page).locator("input[name=identityNumber]").fill(number);
        send(page, "form[action$='/people']");
    }

    private String door() {
        return jdbc.sql("""
                select code
                from area.place
                where code like '5203270010030001%' and level = 25 and retired_at is null
                order by code offset 3
                limit 1
                """)
            .query(String.class).single();
    }

    private static String number(LocalDate born) {
        var digits = "52" + String.format("%04d", ThreadLocalRandom.current().nextInt(10_000)) + born.toString()
            .replace("-", "")
            + String.format("%03d", ThreadLocalRandom.current().nextInt(1_000));
        int sum = 0;
        for (int place = 0; place < 17; place++) {
            sum += (digits.charAt(place) - '0') * ((1 << (17 - place)) % 11);
        }
        return digits + CHECKS.charAt(sum % 11);
    }

    private void english(Page page) {
        page.context().addCookies(List.of(new Cookie("language", "en").setUrl(base())));
    }

    private static Locator main(Page page) {
        return page.locator("#main");
    }

    private static void send(Page page, String form) {
        page.locator("#main " + form + " button[type=submit]").first().click();
        page.waitForLoadState();
    }
}
