package org.minsheng.account;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ReducedMotion;
import dev.samstevens.totp.code.DefaultCodeGenerator;
import dev.samstevens.totp.exceptions.CodeGenerationException;
import java.time.Instant;
import org.assertj.core.api.Assertions;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.minsheng.testing.RunningServer;

/** A new colleague gets in, other systems get in, residents get in, and the auditor sees how. */
class AccountStories extends RunningServer {

    private static final String PASSWORD = "a-quiet-river-in-spring";

    private final String number = Long.toString(System.nanoTime() % 1_000_000_000);

    @Test
    void a_new_colleague_is_let_in_by_two_administrators_and_shows_a_second_factor() {
        var username = "story" + number;
        var path = opened(username);
        var password = granted(path);
        var page = window(DESKTOP);
        signIn(page, username, password);
        seen(page, "new-password");
        page.fill("input[name=password]", PASSWORD);
        page.fill("input[name=repeated]", PASSWORD);
        send(page, "form[action='/sign-in/password']");
        assertThat(page).hasURL(base() + "/console");
        var secret = secondFactor(page);
        send(page, "main form[action='/sign-out']");
        signIn(page, username, PASSWORD);
        page.fill("input[name=code]", "000000");
        send(page, "form[action='/sign-in/second-factor']");
        assertThat(main(page)).containsText("验证码不正确");
        seen(page, "second-factor");
        page.fill("input[name=code]", code(secret, 0));
        send(page, "form[action='/sign-in/second-factor']");
        assertThat(page).hasURL(base() + "/console");
        everywhere(page, username, secret);
        read(username, path);
        leaves(username);
    }

    /** Whoever stays at the desk is drawn for call-backs. */
    private void leaves(String username) {
        jdbc.sql("""
                update account.granted
                set ended_at = now(), ended_by = 'test'
                where ended_at is null and account = (select id from account.account where username = :name)
                """)
            .param("name", username)
            .update();
    }

    /** The system administrator opens it, but cannot give it anything. */
    private String opened(String username) {
        var admin = staffWindow(DESKTOP, "admin");
        admin.navigate("/console/accounts/new");
        admin.fill("input[name=username]", "Story!");
        send(admin, "form[action='/console/accounts']");
        seen(admin, "account-new-wrong");
        admin.fill("input[name=username]", username);
        admin.fill("input[name=name]", "高小川");
        send(admin, "form[action='/console/accounts']");
        assertThat(main(admin)).containsText("还没有任何权限");
        seen(admin, "account-by-system");
        var path = admin.url().substring(base().length());
        admin.navigate("/console/accounts");
        seen(admin, "accounts");
        admin.navigate("/console/accounts?words=nobody-has-this-name");
        seen(admin, "accounts-none");
        admin.context().close();
        return path;
    }

    /** The security administrator gives a role at an organisation within an area, and the first password. */
    private String granted(String path) {
        var security = staffWindow(DESKTOP, "security");
        security.navigate(path);
        security.selectOption("select[name=role]", "COMMUNITY_SECRETARY");
        security.locator("input[name=area]").pressSequentially("体育场");
        security.locator("#area-choices label", new Page.LocatorOptions().setHasText("龙泉街道体育场社区")).first().click();
        security.locator("input[name=organisation]").pressSequentially("体育场社区居民");
        assertThat(security.locator("#organisation-choices input")).hasCount(1);
        seen(security, "grant-choices");
        send(security, "form[action$='/grants']");
        assertThat(main(security)).containsText("社区书记 · 体育场社区居民委员会 · 体育场社区");
        confirm(security, "reset");
        var password = security.locator("#password").innerText();
        seen(security, "account-by-security");
        security.navigate("/console/permissions");
        seen(security, "permissions");
        security.context().close();
        return password;
    }

    private String secondFactor(Page page) {
        page.navigate("/console/profile");
        seen(page, "profile");
        page.locator("a[href='/console/profile/second-factor']").click();
        seen(page, "enrolment");
        var secret = page.locator("#secret").innerText().replaceAll("\\s", "");
        page.fill("input[name=code]", code(secret, 0));
        send(page, "form[action='/console/profile/second-factor']");
        assertThat(page.locator("#recovery-codes li")).hasCount(10);
        seen(page, "recovery-codes");
        page.locator("main a.btn-primary").click();
        assertThat(page).hasURL(base() + "/console/profile");
        return secret;
    }

    /** Another device is thrown out, this one stays. */
    private void everywhere(Page page, String username, String secret) {
        var other = window(PHONE);
        signIn(other, username, PASSWORD);
        other.fill("input[name=code]", code(secret, 1));
        send(other, "form[action='/sign-in/second-factor']");
        assertThat(other).hasURL(base() + "/console");
        page.navigate("/console/profile");
        seen(page, "profile-two-devices");
        send(page, "form[action='/console/profile/sessions/ending']");
        other.navigate("/console");
        assertThat(other).hasURL(base() + "/sign-in?to=%2Fconsole");
        seen(other, "sign-in");
        page.navigate("/console");
        assertThat(page).hasURL(base() + "/console");
        page.navigate("/console/search?q=体育场");
        assertThat(main(page)).containsText("凤凰苑");
        seen(page, "search");
        page.navigate("/console/search?q=zzzz");
        seen(page, "search-nothing");
        other.context().close();
        page.context().close();
    }

    private void read(String username, String path) {
        var auditor = staffWindow(DESKTOP, "auditor");
        auditor.navigate("/console/audit");
        seen(auditor, "audit");
        auditor.navigate("/console/audit?subject=account:" + path.substring(path.lastIndexOf('/') + 1));
        assertThat(main(auditor)).containsText("account.grant");
        assertThat(main(auditor)).containsText("account.add-second-factor");
        seen(auditor, "audit-of-one");
        auditor.locator("#list tr", new Page.LocatorOptions().setHasText("account.grant")).locator("a").first().click();
        assertThat(main(auditor)).containsText("COMMUNITY_SECRETARY");
        seen(auditor, "audit-entry");
        auditor.navigate("/console/audit?action=nothing-like-this");
        assertThat(main(auditor)).containsText("没有符合条件的记录");
        seen(auditor, "audit-none");
        auditor.context().close();
    }

    @Test
    void another_system_gets_in_when_two_administrators_agree_and_is_thrown_out_by_one() {
        var name = "热线平台 " + number;
        var admin = staffWindow(DESKTOP, "admin");
        admin.navigate("/console/integrations");
        send(admin, "form[action='/console/integrations']");
        seen(admin, "integrations-wrong");
        admin.fill("input[name=name]", name);
        admin.fill("input[name=area]", "凤冈县");
        admin.check("input[name=permissions][value='appeals:read']");
        send(admin, "form[action='/console/integrations']");
        var token = admin.locator("#token").innerText();
        seen(admin, "integrations-token");
        Assertions.assertThat(status(token)).isEqualTo(401);
        var security = staffWindow(DESKTOP, "security");
        security.navigate("/console/integrations");
        seen(security, "integrations-by-security");
        press(security.locator("#list tr", new Page.LocatorOptions().setHasText(name)), "批准");
        assertThat(main(security)).containsText("已批准");
        Assertions.assertThat(status(token)).isNotIn(401, 403);
        admin.navigate("/console/integrations");
        press(admin.locator("#list tr", new Page.LocatorOptions().setHasText(name)), "吊销");
        assertThat(main(admin)).containsText("令牌已吊销");
        diesWithinSeconds(token);
        admin.context().close();
        security.context().close();
    }

    private void diesWithinSeconds(String token) {
        Awaitility.await().until(() -> status(token) == 401);
    }

    private int status(String token) {
        return anybody().with("Authorization", "Bearer " + token).get("/api/v1/appeals").statusCode();
    }

    @Test
    void a_resident_signs_in_with_phone_and_code() {
        var phone = "139" + "%08d".formatted(Long.parseLong(number) % 100_000_000);
        var page = window(PHONE);
        page.navigate("/me/sign-in");
        page.fill("input[name=phone]", "12345");
        send(page, "form[action='/me/sign-in']");
        seen(page, "resident-sign-in-wrong");
        page.fill("input[name=phone]", phone);
        send(page, "form[action='/me/sign-in']");
        page.fill("input[name=code]", codes.lastFor(phone).equals("000000") ? "111111" : "000000");
        send(page, "form[action='/me/sign-in/code']");
        assertThat(main(page)).containsText("验证码不正确");
        seen(page, "resident-code");
        page.fill("input[name=code]", codes.lastFor(phone));
        send(page, "form[action='/me/sign-in/code']");
        page.navigate("/me/account");
        assertThat(main(page)).containsText(phone.substring(0, 3) + "****" + phone.substring(7));
        seen(page, "resident-account");
        send(page, "form[action='/me/sign-out']");
        page.navigate("/me/account");
        assertThat(page).hasURL(base() + "/me/sign-in?to=%2Fme%2Faccount");
        seen(page, "resident-sign-in");
        page.context().close();
    }

    private static void signIn(Page page, String username, String password) {
        page.navigate("/sign-in");
        page.fill("input[name=username]", username);
        page.fill("input[name=password]", password);
        send(page, "form[action='/sign-in']");
    }

    private static void send(Page page, String form) {
        page.locator(form + " button[type=submit]").first().click();
        page.waitForLoadState();
    }

    private static void confirm(Page page, String id) {
        page.locator("button:has(+ dialog#" + id + ")").click();
        page.locator("dialog#" + id + " button[type=submit]").click();
        page.waitForLoadState();
    }

    private static void press(Locator row, String label) {
        row.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(label).setExact(true)).click();
        row.locator("dialog[open] button[type=submit]").click();
    }

    private static Locator main(Page page) {
        return page.locator("main");
    }

    private static void seen(Page page, String name) {
        var size = page.viewportSize();
        page.emulateMedia(new Page.EmulateMediaOptions().setReducedMotion(ReducedMotion.REDUCE));
        page.setViewportSize(PHONE, 844);
        picture(page, "account-" + name + "-390");
        page.setViewportSize(DESKTOP, 900);
        picture(page, "account-" + name + "-1440");
        page.setViewportSize(size.width, size.height);
    }

    private static String code(String secret, int steps) {
        try {
            return new DefaultCodeGenerator().generate(secret, Instant.now().getEpochSecond() / 30 + steps);
        } catch (CodeGenerationException fault) {
            throw new IllegalStateException(fault);
        }
    }
}
