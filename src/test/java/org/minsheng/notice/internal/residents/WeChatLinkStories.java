package org.minsheng.notice.internal.residents;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.minsheng.testing.RunningServer;

/** A resident links the own WeChat with the demo's stand-in and is told there. */
class WeChatLinkStories extends RunningServer {

    @Test
    void a_resident_links_the_own_wechat_agrees_to_a_message_and_unlinks_it() {
        var page = residentWindow(PHONE, "13885207701");
        page.navigate("/me/account");
        page.click("a[href='/me/messages']");
        page.waitForLoadState();
        assertThat(page.textContent("#wechat")).contains("绑定我的微信");
        picture(page, "wechat-off-390");
        page.click("text=绑定我的微信");
        picture(page, "wechat-authorize-390");
        page.click("main >> text=拒绝");
        page.waitForLoadState();
        assertThat(page.textContent("#trouble")).contains("没有同意授权");
        picture(page, "wechat-denied-390");
        page.click("text=绑定我的微信");
        page.click("main >> text=允许");
        page.waitForLoadState();
        assertThat(page.textContent("main")).contains("申请给您发一条消息");
        page.click("main >> text=允许");
        page.waitForURL(base() + "/me/messages");
        assertThat(page.textContent("#wechat")).contains("已绑定").contains("还可以给您发 1 条");
        page.click("text=同意再收一条");
        page.click("main >> text=允许");
        page.waitForLoadState();
        assertThat(page.textContent("#wechat")).contains("还可以给您发 2 条");
        picture(page, "wechat-on-390");
        page.click("text=解除绑定");
        page.click("form[action$=unlinking] button[type=submit]");
        page.waitForLoadState();
        assertThat(page.textContent("#wechat")).contains("绑定我的微信");
    }

    @Test
    void an_answer_that_nobody_asked_for_links_nothing() {
        var client = resident("13885207702");
        assertThat(client.get("/me/wechat/answer?code=0123456789abcdef&state=guessed").body()).contains("授权已经过期");
        client.get("/me/wechat/authorization");
        assertThat(client.get("/me/wechat/answer?code=0123456789abcdef&state=guessed").body()).contains("授权已经过期");
        assertThat(client.get("/me/messages").body()).contains("绑定我的微信");
    }

    @Test
    void a_code_that_wechat_does_not_know_asks_to_try_again() {
        var client = resident("13885207702");
        assertThat(client.get("/me/wechat/answer?code=used&state=" + state(client)).body()).contains("授权已经过期");
    }

    @Test
    void the_same_answer_works_once() {
        var client = resident("13885207703");
        var answer = "/me/wechat/answer?code=0123456789abcdef&state=" + state(client);
        assertThat(client.get(answer).headers().firstValue("Location").orElse("")).endsWith("/me/wechat/consents/new");
        assertThat(client.get(answer).body()).contains("授权已经过期");
    }

    private static String state(org.minsheng.testing.Client client) {
        var address = client.get("/me/wechat/authorization").headers().firstValue("Location").orElse("");
        return address.replaceFirst(".*[?&]state=", "").replaceFirst("[&#].*", "");
    }
}
