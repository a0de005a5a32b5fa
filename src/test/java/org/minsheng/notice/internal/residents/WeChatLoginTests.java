package org.minsheng.notice.internal.residents;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import com.sun.net.httpserver.HttpServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.minsheng.notice.internal.WeChatSettings;
import org.minsheng.notice.internal.WeChatSettings.Kind;
import org.minsheng.notice.internal.residents.WeChatLogin.Answer;
import org.springframework.mock.env.MockEnvironment;
import tools.jackson.databind.json.JsonMapper;

/** The sign-in of an official account against a stand-in that answers as WeChat does. */
class WeChatLoginTests {

    private String answer = "";
    private String asked = "";
    private HttpServer server;

    @BeforeEach
    void the_stand_in_starts() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            asked = exchange.getRequestURI().toString();
            var bytes = answer.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "text/plain");
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void the_stand_in_stops() {
        server.stop(0);
    }

    @Test
    void a_code_is_exchanged_for_the_openid() {
        answer = "{\"access_token\":\"a\",\"expires_in\":7200,\"openid\":\"o-1\",\"scope\":\"snsapi_base\"}";
        assertThat(login(Kind.OFFICIAL_ACCOUNT, "wx1").openid("c 1")).isEqualTo(new Answer.Known("o-1"));
        assertThat(asked)
            .isEqualTo("/sns/oauth2/access_token?appid=wx1&secret=secret&code=c%201&grant_type=authorization_code");
    }

    @Test
    void a_code_that_was_used_is_stale_and_anything_else_means_that_wechat_is_down() {
        answer = "{\"errcode\":40163,\"errmsg\":\"code been used\"}";
        assertThat(login(Kind.OFFICIAL_ACCOUNT, "wx1").openid("c")).isInstanceOf(Answer.Stale.class);
        answer = "{\"errcode\":-1,\"errmsg\":\"system error\"}";
        assertThat(login(Kind.OFFICIAL_ACCOUNT, "wx1").openid("c")).isInstanceOf(Answer.Down.class);
        answer = "<html>";
        assertThat(login(Kind.OFFICIAL_ACCOUNT, "wx1").openid("c")).isInstanceOf(Answer.Down.class);
        server.stop(0);
        assertThat(login(Kind.OFFICIAL_ACCOUNT, "wx1").openid("c")).isInstanceOf(Answer.Down.class);
    }

    @Test
    void a_resident_is_sent_to_the_official_pages() {
        var login = login(Kind.OFFICIAL_ACCOUNT, "wx1");
        assertThat(login.authorizeAddress("https://ms.example.cn/me/wechat/answer", "s1")).isEqualTo(
            "https://open.weixin.qq.com/connect/oauth2/authorize?appid=wx1"
                + "&redirect_uri=https%3A%2F%2Fms.example.cn%2Fme%2Fwechat%2Fanswer"
                + "&response_type=code&scope=snsapi_base&state=s1#wechat_redirect");
        assertThat(login.consentAddress("https://ms.example.cn/x", "s1", 3)).isEqualTo(
            "https://mp.weixin.qq.com/mp/subscribemsg?action=get_confirm&appid=wx1&scene=3&template_id=T1"
                + "&redirect_url=https%3A%2F%2Fms.example.cn%2Fx&reserved=s1#wechat_redirect");
    }

    @Test
    void without_an_official_account_nothing_is_offered() {
        assertThat(login(Kind.OFFICIAL_ACCOUNT, "").isOffered()).isFalse();
        assertThat(login(Kind.MINI_PROGRAM, "wx1").isOffered()).isFalse();
        assertThat(login(Kind.OFFICIAL_ACCOUNT, "wx1").isOffered()).isTrue();
    }

    private WeChatLogin login(Kind kind, String id) {
        var settings = new WeChatSettings("http://127.0.0.1:" + server.getAddress().getPort(), id, "secret",
            kind, Duration.ofSeconds(30), Map.of("default", "T1"), Map.of(), "", false, "https://open.weixin.qq.com",
            "https://mp.weixin.qq.com");
        return new WeChatLogin(settings, new MockEnvironment(), JsonMapper.shared(), false);
    }
}
