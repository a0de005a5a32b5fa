package org.minsheng.visit.internal.field;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.minsheng.testing.Beside;

/**
 * What goes wrong with phones: killed, full, lost, signed out, with a wrong clock. Nothing is lost and nothing doubled.
 */
@Beside
@Order(4)
class FieldTroubleStories extends FieldBrowser {

    @Test
    void a_browser_killed_in_mid_upload_goes_on_where_it_was(@TempDir Path profile) {
        var round = town.round(1);
        try {
            var first = launched(profile);
            var page = first.pages().getFirst();
            first.addCookies(session(round));
            opened(page);
            var pieces = new AtomicInteger();
            page.route("**/api/field/v1/uploads/*", route -> {
                if (pieces.incrementAndGet() == 1) {
                    route.resume();
                } else {
                    route.abort();
                }
            });
            page.click(".door-row >> nth=0");
            page.click("a.btn-primary");
            page.setInputFiles("input[type=file]", new FilePayload("街.jpg", "image/jpeg", picture(2400, 1800)));
            assertThat(page.locator(".photos img[src]")).hasCount(1);
            page.fill("[id='f-people']", "2");
            page.check("input[value=own]");
            page.click("text=完成，等待发送");
            page.waitForCondition(() -> pieces.get() >= 2);
            assertThat(results(round)).isEmpty();
        } finally {
            kill(profile);
        }
        assertThat(received(round)).isPositive();
        try (var again = launched(profile)) {
            again.addCookies(session(round)); // a browser writes its cookies down half a minute later
            var page = again.pages().getFirst();
            page.navigate(base() + "/field#outbox");
            assertThat(page.locator(".door-row")).containsText("已送达");
        }
        assertThat(results(round)).containsExactly("COUNTS");
        assertThat(jdbc.sql("""
                select count(*)
                from attachment.file f
                join visit.result r on f.subject = 'visit-task:' || r.task
                where r.campaign = :c
                """)
            .param("c", round.campaign()).query(Integer.class).single()).isEqualTo(1);
    }

    /** The processes of this profile die on the spot: nothing is closed, nothing is written any more. */
    private static void kill(Path profile) {
        ProcessHandle.allProcesses().filter(process -> process.info().arguments().stream().flatMap(Arrays::stream)
            .anyMatch(argument -> argument.equals("--user-data-dir=" + profile))).toList().forEach(process -> {
                process.destroyForcibly();
                process.onExit().join();
            });
    }

    /** A browser with a profile on the disk, as a phone has one. */
    private BrowserContext launched(Path profile) {
        var context = window(PHONE).context().browser().browserType()
            .launchPersistentContext(profile, new BrowserType.LaunchPersistentContextOptions()
            .setExecutablePath(Path.of("/usr/bin/chromium")).setBaseURL(base()).setLocale("zh-CN")
            .setViewportSize(PHONE, 844)
            .setArgs(List.of("--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking",
                "--disable-component-update", "--disable-sync")));
        context.setDefaultTimeout(PATIENCE.toMillis());
        return context;
    }

    private int received(FieldTown.Round round) {
        return jdbc.sql("""
                select coalesce(max(received), 0)
                from visit.upload
                where account in (
                    select id
                    from account.account
                    where person = (select person from visit.visitor where campaign = :campaign)
                )
                """).param("campaign", round.campaign()).query(Integer.class).single();
    }

    /** Of room that the browser really refuses; how much is left it does not say any more. */
    @Test
    void a_full_phone_says_so_keeps_every_word_and_loses_nothing(@TempDir Path profile) {
        var round = town.round(1);
        try (var phone = launched(profile)) {
            var page = phone.pages().getFirst();
            phone.addCookies(session(round));
            smallPhone(page);
            fillThePhone(opened(page));
        }
        assertThat(results(round)).containsExactly("COUNTS");
    }

    private void fillThePhone(Page page) {
        page.click(".door-row >> nth=0");
        page.click("a.btn-primary");
        page.fill("[id='f-people']", "2");
        assertThat(page.locator(".saved")).containsText("已保存在手机上");
        fillUp(page);
        page.setInputFiles("input[type=file]", new FilePayload("门口.jpg", "image/jpeg", picture(1600, 1200)));
        assertThat(page.locator(".banners")).containsText("存储空间已满");
        assertThat(page.locator(".saved")).containsText("这张照片没有保存");
        assertThat(page.locator(".photos img")).hasCount(0);
        picture(page, "field-full-390");
        page.check("input[value=own]");
        assertThat(page.locator(".saved")).containsText("已保存在手机上");
        page.evaluate("() => { document.querySelector('.saved').textContent = '' }");
        page.fill("[id='f-memo']", "老人一个人在家");
        assertThat(page.locator(".saved")).containsText("已保存在手机上");
        page.reload();
        assertThat(page.locator("[id='f-memo']")).hasValue("老人一个人在家");
        page.evaluate("() => new Promise(done => { indexedDB.deleteDatabase('junk').onsuccess = () => done(true) })");
        page.reload();
        page.setInputFiles("input[type=file]", new FilePayload("门口.jpg", "image/jpeg", picture(1600, 1200)));
        assertThat(page.locator(".photos img[src]")).hasCount(1);
        page.click("text=完成，等待发送");
        page.waitForURL("**/field#list");
        assertState(page, "已送达");
    }

    /** Before anything is kept: what a browser has once found out about its room it believes for a while. */
    private void smallPhone(Page page) {
        var wish = new JsonObject();
        wish.addProperty("origin", base());
        wish.addProperty("quotaSize", 6_000_000);
        page.context().newCDPSession(page).send("Storage.overrideQuotaForOrigin", wish);
    }

    /** Until nothing more goes in at all. */
    private static void fillUp(Page page) {
        page.evaluate("""
            async () => {
              const noise = size => {
                const bytes = new Uint8Array(Math.ceil(size))
                for (let from = 0; from < bytes.length; from += 65536) {
                  crypto.getRandomValues(bytes.subarray(from, from + 65536))
                }
                return bytes
              }
              const db = await new Promise(done => {
                const open = indexedDB.open('junk', 1)
                open.onupgradeneeded = () => open.result.createObjectStore('junk')
                open.onsuccess = () => done(open.result)
              })
              for (let size = 500000; size > 50; size /= 2) {
                for (let n = 0, fits = true; fits; n++) {
                  fits = await new Promise(done => {
                    const writing = db.transaction('junk', 'readwrite')
                    writing.objectStore('junk').put(noise(size), size + '-' + n)
                    writing.oncomplete = () => done(true)
                    writing.onabort = () => done(false)
                  })
                }
              }
              db.close()
            }
            """);
    }

    @Test
    void a_wrong_clock_is_noticed_and_both_times_are_kept() {
        var round = town.round(1);
        var page = signedIn(round);
        page.addInitScript("{ const real = Date.now.bind(Date); Date.now = () => real() + 3 * 3600 * 1000 }");
        opened(page);
        assertThat(page.locator(".banners")).containsText("手机时间快了 3 小时");
        picture(page, "field-clock-390");
        fill(page, 0, "2");
        assertState(page, "已送达");
        var minutes = jdbc.sql("""
                select (extract(epoch from phone_at - received_at) / 60)::int as phone,
                    (extract(epoch from happened_at - received_at) / 60)::int as ours
                from visit.arrival
                where task = :task
                """).param("task", round.tasks().getFirst())
            .query((row, number) -> List.of(row.getInt(1), row.getInt(2))).single();
        assertThat(minutes.get(0)).isBetween(175, 181);
        assertThat(minutes.get(1)).isBetween(-2, 0);
    }

    @Test
    void a_day_that_is_long_over_takes_the_list_and_the_key_and_keeps_what_was_not_sent() {
        var round = town.round(2);
        var page = app(round);
        page.context().setOffline(true);
        fill(page, 0, "2");
        assertThat(stored(page, "boxes")).isPositive();
        page.addInitScript(
            "{ const real = Date.now.bind(Date); if (!navigator.onLine) Date.now = () => real() + 72 * 3600 * 1000 }");
        page.reload();
        assertThat(page.locator("h1")).containsText("已锁定");
        picture(page, "field-time-out-390");
        assertThat(page.locator(".door-row")).hasCount(0);
        assertThat(stored(page, "boxes")).isZero();
        assertThat(stored(page, "items")).isEqualTo(1);
        page.context().setOffline(false);
        page.reload();
        page.click("nav >> text=待发");
        assertThat(page.locator(".door-row")).containsText("已送达");
        assertThat(results(round)).containsExactly("COUNTS");
    }

    @Test
    void a_wiped_phone_deletes_everything_also_without_a_sign_in() {
        var round = town.round(2);
        var page = app(round);
        page.context().setOffline(true);
        fill(page, 0, "2");
        assertThat(stored(page, "items")).isEqualTo(1);
        var device = jdbc.sql("""
                select d.id::text from visit.device d join account.account a on a.id = d.account
                where a.person = (select person from visit.visitor where campaign = :campaign)
                """).param("campaign", round.campaign()).query(String.class).single();
        assertThat(resident(round.phone()).get("/me/field").body()).contains(device);
        resident(round.phone()).post("/me/field/" + device + "/wiping", Map.of());
        page.context().clearCookies();
        page.context().setOffline(false);
        assertThat(page.locator("h1")).containsText("已被清除");
        picture(page, "field-wiped-390");
        page.waitForCondition(() -> stored(page, "items") == -1);
        page.waitForCondition(() -> jdbc.sql("select emptied_at is not null from visit.device where id = :id::uuid")
            .param("id", device)
            .query(Boolean.class).single());
        assertThat(results(round)).isEmpty();
    }

    @Test
    void a_session_that_ended_keeps_the_work_and_sends_it_after_the_next_sign_in() {
        var round = town.round(2);
        var page = app(round);
        page.context().clearCookies();
        fill(page, 0, "2");
        assertThat(page.locator(".banners")).containsText("登录已过期");
        picture(page, "field-signed-out-390");
        assertState(page, "待发");
        assertThat(results(round)).isEmpty();
        page.context().addCookies(session(round));
        page.click("text=现在发送");
        assertState(page, "已送达");
        assertThat(results(round)).containsExactly("COUNTS");
    }

    @Test
    void signing_out_locks_the_phone_and_only_its_owner_opens_it() {
        var round = town.round(2);
        var page = opened(signedInAnew(round));
        page.context().setOffline(true);
        fill(page, 0, "2");
        page.click("nav >> text=本机");
        page.click("button:has-text('退出登录')");
        page.click("button:has-text('再点一次退出')");
        assertThat(page.locator("h1")).containsText("已锁定");
        page.reload();
        assertThat(page.locator("h1")).containsText("已锁定");
        picture(page, "field-locked-390");
        assertThat(page.locator(".door-row")).hasCount(0);
        assertThat((Integer) page.evaluate("""
            async () => {
              const db = await new Promise(done => {
                const open = indexedDB.open('field-keys')
                open.onsuccess = () => done(open.result)
              })
              const count = await new Promise(done => {
                const ask = db.transaction('opened').objectStore('opened').count()
                ask.onsuccess = () => done(ask.result)
              })
              db.close()
              return count
            }
            """)).isZero();
        page.context().setOffline(false);
        assertThat(page.locator("h1")).containsText("已锁定");
        assertThat(stored(page, "items")).isEqualTo(1);
        page.context().addCookies(session(round));
        page.navigate("/field#outbox");
        page.reload();
        assertThat(page.locator(".door-row")).containsText("已送达");
        assertThat(results(round)).containsExactly("COUNTS");
    }

    /** A session of its own: it ends in the story, and the shared one does not. */
    private Page signedInAnew(FieldTown.Round round) {
        var page = window(phoneOptions());
        signIn(page, round.phone());
        return page;
    }

    @Test
    void signing_out_on_any_page_takes_the_key_away() {
        var round = town.round(1);
        var page = opened(signedInAnew(round));
        var other = page.context().newPage();
        other.navigate("/me/account");
        other.click("form[action='/me/sign-out'] button");
        assertThat(page.locator("h1")).containsText("已锁定");
    }
}
