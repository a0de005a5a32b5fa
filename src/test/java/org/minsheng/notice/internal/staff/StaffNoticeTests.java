package org.minsheng.notice.internal.staff;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.minsheng.shared.AccountId;
import org.minsheng.shared.StaffNotices;
import org.minsheng.testing.RunningServer;
import org.springframework.beans.factory.annotation.Autowired;

/** What members of staff are told, from the call of another module to the line that is read. */
class StaffNoticeTests extends RunningServer {

    @Autowired
    StaffNotices staff;

    private final String title = "坡道结冰 " + UUID.randomUUID();

    @Test
    void an_open_page_hears_the_bell_and_the_line_leads_to_the_matter() {
        var page = staffWindow(DESKTOP, "yingfu-clerk");
        page.navigate("/console/organisations");
        listening(page, page::reload);
        page.evaluate("document.querySelector('#bell').dataset.old = '1'");
        tell("staff-test:" + title, false, "yingfu-clerk");
        page.waitForSelector("#bell:not([data-old]) .bell-count");
        picture(page, "bell-1440");
        page.click("#bell");
        page.waitForLoadState();
        assertThat(page.textContent("#list")).contains(title);
        picture(page, "staff-notices-1440");
        page.click(".told-new button:has-text('" + title + "')");
        page.waitForURL(base() + "/console/places");
        page.navigate("/console/notices?tab=unread");
        assertThat(page.textContent("#list")).doesNotContain(title);
        var phone = staffWindow(PHONE, "yingfu-clerk");
        phone.navigate("/console/notices");
        picture(phone, "staff-notices-390");
    }

    @Test
    void the_same_event_is_told_once_and_read_by_nobody_else() {
        tell("staff-test:" + title, false, "clerk");
        tell("staff-test:" + title, false, "clerk");
        assertThat(jdbc.sql("select count(*) from notice.staff_notice where event = :event")
            .param("event", "staff-test:" + title)
            .query(Integer.class).single()).isEqualTo(1);
        long id = jdbc.sql("select id from notice.staff_notice where event = :event")
            .param("event", "staff-test:" + title)
            .query(Long.class).single();
        assertThat(client("longquan").post("/console/notices/" + id + "/reading", java.util.Map.of()).statusCode())
            .isEqualTo(404);
        assertThat(client("longquan").get("/console/notices").body()).doesNotContain(title);
        assertThat(client("clerk").get("/console/notices").body()).contains(title);
    }

    @Test
    void all_that_was_seen_is_marked_as_read_at_once() {
        tell("staff-test:1 " + title, false, "zhujian");
        long seen = jdbc.sql("select max(id) from notice.staff_notice").query(Long.class).single();
        tell("staff-test:2 " + title, false, "zhujian");
        client("zhujian").post("/console/notices/reading", java.util.Map.of("newest", Long.toString(seen)));
        assertThat(jdbc.sql("select count(*) from notice.staff_notice where event in (:one, :two) and read is null")
            .param("one", "staff-test:1 " + title).param("two", "staff-test:2 " + title).query(Integer.class).single())
            .isEqualTo(1);
        assertThat(
            jdbc.sql("select count(*) from account.audit_entry where action = 'notice.read' and subject = :subject")
            .param("subject", "staff-notice:" + seen).query(Integer.class).single()).isEqualTo(1);
    }

    @Test
    void what_is_urgent_reaches_the_linked_phone() {
        var page = staffWindow(DESKTOP, "tiyuchang");
        page.navigate("/console/profile");
        if (page.locator("#unlink-phone").count() == 0) {
            page.click("a[href='/console/profile/phone']");
            page.fill("input[name=phone]", "139 8520 7720");
            page.click("main button[type=submit]");
            page.fill("input[name=code]", "000");
            page.click("main >> text=确认绑定");
            page.waitForLoadState();
            assertThat(page.textContent("main")).contains("验证码");
            picture(page, "staff-phone-1440");
            page.fill("input[name=code]", codes.lastFor("13985207720"));
            page.click("main >> text=确认绑定");
        }
        assertThat(page.textContent("#phone")).contains("139****7720");
        picture(page, "profile-1440");
        tell("staff-test:urgent " + title, true, "tiyuchang");
        assertThat(jdbc.sql("select masked from notice.message where event = :event")
            .param("event", "staff:staff-test:urgent " + title)
            .query(String.class).list()).containsExactly("139****7720");
        assertThat(client("admin").get("/console/accounts?words=tiyuchang").body()).contains("已绑定");
        page.navigate("/console/profile");
        page.click("#unlink-phone summary, button:has-text('解除绑定')");
        page.click("form[action$='phone/removal'] button[type=submit]");
        page.waitForLoadState();
        assertThat(page.textContent("#phone")).contains("未绑定");
    }

    private void tell(String event, boolean urgent, String username) {
        var account = new AccountId(jdbc.sql("select id from account.account where username = :name")
            .param("name", username)
            .query(Long.class).single());
        staff.tell(new StaffNotices.Notice(event, List.of(account, new AccountId(-1)),
            "notice.text.FILE", List.of(title, "520327-1"), "/console/places", urgent));
    }
}
