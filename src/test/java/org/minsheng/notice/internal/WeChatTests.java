package org.minsheng.notice.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The client of WeChat's interface against a stand-in that answers with the official codes. */
class WeChatTests {

    private int tokens;
    private final Simulator weChat = new Simulator(request -> Simulator.Answer.of(200,
        request.path().endsWith("stable_token")
        ? "{\"access_token\":\"token-" + ++tokens + "\",\"expires_in\":7200}"
        : "{\"errcode\":0,\"errmsg\":\"ok\",\"msgid\":42}"));
    private final ShiftingClock clock = new ShiftingClock();

    @AfterEach
    void the_stand_in_stops() {
        weChat.close();
    }

    @Test
    void a_mini_program_sends_the_fields_of_the_template_and_fetches_its_token_once() {
        var sender = sender(WeChatSettings.Kind.MINI_PROGRAM, clock);
        assertThat(sender.send(dispatch())).isEqualTo(new Outcome.Accepted("0 ok 42"));
        assertThat(sender.send(dispatch())).isInstanceOf(Outcome.Accepted.class);
        assertThat(weChat.to("/cgi-bin/stable_token")).hasSize(1);
        var sent = weChat.to("/cgi-bin/message/subscribe/send").getFirst();
        assertThat(sent.query()).isEqualTo("access_token=token-1");
        assertThat(sent.body().path("touser").asString()).isEqualTo("openid-1");
        assertThat(sent.body().path("template_id").asString()).isEqualTo("T1");
        assertThat(sent.body().path("data").path("character_string1").path("value").asString()).isEqualTo("520327-1");
        assertThat(sent.body().path("data").path("phrase2").path("value").asString()).isEqualTo("物业已接单");
        assertThat(sent.body().path("page").asString()).contains("/t/abc");
    }

    @Test
    void an_official_account_sends_an_address() {
        sender(WeChatSettings.Kind.OFFICIAL_ACCOUNT, clock).send(dispatch());
        var sent = weChat.to("/cgi-bin/message/template/subscribe").getFirst();
        assertThat(sent.body().path("url").asString()).isEqualTo("https://minsheng.example/t/abc");
    }

    @Test
    void an_official_account_needs_an_agreement_to_each_message() {
        assertThat(sender(WeChatSettings.Kind.OFFICIAL_ACCOUNT, clock).send(dispatch(null)))
            .isEqualTo(new Outcome.Refused("no agreement left"));
        sender(WeChatSettings.Kind.OFFICIAL_ACCOUNT, clock).send(dispatch(12));
        assertThat(weChat.to("/cgi-bin/message/template/subscribe").getFirst().body().path("scene").asString())
            .isEqualTo("12");
    }

    @Test
    void a_token_is_fetched_anew_before_it_ends() {
        var sender = sender(WeChatSettings.Kind.MINI_PROGRAM, clock);
        sender.send(dispatch());
        clock.goOn(Duration.ofMinutes(116));
        sender.send(dispatch());
        assertThat(weChat.to("/cgi-bin/message/subscribe/send").getLast().query()).isEqualTo("access_token=token-2");
    }

    @Test
    void a_token_that_is_refused_is_replaced_and_the_message_sent_once_more() {
        for (int code : new int[] {40001, 42001}) {
            weChat.plan(code(code));
            assertThat(sender(WeChatSettings.Kind.MINI_PROGRAM, clock).send(dispatch()))
                .isInstanceOf(Outcome.Accepted.class);
            assertThat(weChat.to("/cgi-bin/stable_token").getLast().body().path("force_refresh").asBoolean()).isTrue();
        }
    }

    @Test
    void a_person_who_has_not_agreed_ends_it() {
        weChat.plan(code(43101));
        assertThat(sender(WeChatSettings.Kind.MINI_PROGRAM, clock).send(dispatch()))
            .isEqualTo(new Outcome.Refused("43101 said so"));
    }

    @Test
    void a_used_up_quota_waits_and_a_busy_system_is_tried_again() {
        weChat.plan(code(45009), code(-1), Simulator.Answer.of(200, "{\"errcode\":99999}"));
        var sender = sender(WeChatSettings.Kind.MINI_PROGRAM, clock);
        assertThat(sender.send(dispatch())).isEqualTo(new Outcome.TryAgain("45009 said so", Duration.ofHours(1)));
        assertThat(sender.send(dispatch())).isEqualTo(new Outcome.TryAgain("-1 said so", null));
        assertThat(sender.send(dispatch())).isInstanceOf(Outcome.TryAgain.class);
    }

    @Test
    void fields_are_cut_to_what_their_kind_takes() {
        assertThat(WeChatSender.shortened("phrase2", "物业已经接单")).isEqualTo("物业已经接");
        assertThat(WeChatSender.shortened("thing3", "凤".repeat(21))).hasSize(20).endsWith("…");
        assertThat(WeChatSender.shortened("thing3", "凤".repeat(20))).isEqualTo("凤".repeat(20));
    }

    private static Simulator.Answer code(int code) {
        return Simulator.Answer.of(200, "{\"errcode\":" + code + ",\"errmsg\":\"said so\"}");
    }

    private static Dispatch dispatch() {
        return dispatch(7);
    }

    private static Dispatch dispatch(@Nullable Integer scene) {
        return new Dispatch(UUID.randomUUID(), Carrier.WECHAT, "openid-1", scene, "138****0001",
            new Letter("SIGN", Map.of("number", "520327-1", "step", "物业已接单"), "物业已经接单。", "/t/abc"));
    }

    private WeChatSender sender(WeChatSettings.Kind kind, Clock time) {
        var settings = new WeChatSettings(weChat.url(), "wx1", "secret", kind,
            Duration.ofSeconds(30), Map.of("default", "T1"), Map.of("number", "character_string1", "step", "phrase2"),
            "https://minsheng.example", false, "", "");
        var client = SenderConfiguration.client(Duration.ofSeconds(30));
        return new WeChatSender(settings, client, new WeChatToken(settings, client, time));
    }
}
