package org.minsheng.notice.internal.residents;

import org.minsheng.notice.internal.WeChatSettings;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;
import org.springframework.web.util.UriComponentsBuilder;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The official account's sign-in (OAuth 2 with {@code snsapi_base}): where a resident is sent, and which openid the
 * code stands for that comes back. In the demo its own stand-in answers instead of WeChat.
 */
@Component
class WeChatLogin {

    private static final String SCOPE = "snsapi_base";
    private static final String DEMO_ID = "wx-demo";

    private final WeChatSettings settings;
    private final Environment environment;
    private final JsonMapper json;
    private final RestClient http;
    private final boolean demo;

    WeChatLogin(WeChatSettings settings, Environment environment, JsonMapper json,
                @Value("${minsheng.demo}") boolean demo) {
        this.settings = settings;
        this.environment = environment;
        this.json = json;
        this.http = settings.client();
        this.demo = demo;
    }

    /** What WeChat made of a code. */
    sealed interface Answer {

        record Known(String openid) implements Answer {
        }

        /** The code was used before, is too old or was never given. */
        record Stale() implements Answer {
        }

        record Down(String why) implements Answer {
        }
    }

    /** A mini program's openid is another one than the official account's, so its settings do not offer this. */
    boolean isOffered() {
        return stands() || !settings.id().isEmpty() && settings.kind() == WeChatSettings.Kind.OFFICIAL_ACCOUNT;
    }

    /** Whether each message needs an agreement of its own. */
    boolean counts() {
        return !settings.lasting();
    }

    /** Whether WeChat's pages open in any browser: those of the stand-in do. */
    boolean stands() {
        return demo && settings.id().isEmpty();
    }

    String authorizeAddress(String answer, String state) {
        return UriComponentsBuilder.fromUriString(stands() ? DemoWeChat.ROOT : settings.authorizeUrl())
            .path("/connect/oauth2/authorize")
            .queryParam("appid", "{id}").queryParam("redirect_uri", "{answer}").queryParam("response_type", "code")
            .queryParam("scope", SCOPE).queryParam("state", "{state}").fragment("wechat_redirect")
            .encode().buildAndExpand(id(), answer, state).toUriString();
    }

    String consentAddress(String answer, String state, int scene) {
        return UriComponentsBuilder.fromUriString(stands() ? DemoWeChat.ROOT : settings.consentUrl())
            .path("/mp/subscribemsg")
            .queryParam("action", "get_confirm").queryParam("appid", "{id}").queryParam("scene", scene)
            .queryParam("template_id", "{template}").queryParam("redirect_url", "{answer}")
            .queryParam("reserved", "{state}")
            .fragment("wechat_redirect")
            .encode().buildAndExpand(id(), settings.templates().getOrDefault("default", ""), answer, state)
            .toUriString();
    }

    Answer openid(String code) {
        try {
            var text = http.get()
                .uri(api()
                    + "/sns/oauth2/access_token?appid={id}&secret={secret}&code={code}&grant_type=authorization_code",
                    id(), settings.secret(), code)
                .retrieve()
                .body(String.class);
            return answer(json.readTree(text == null ? "{}" : text));
        } catch (RestClientException | JacksonException fault) {
            return new Answer.Down(fault.getClass().getSimpleName());
        }
    }

    private static Answer answer(JsonNode said) {
        var openid = said.path("openid").asString("");
        int code = said.path("errcode").asInt(0);
        if (!openid.isEmpty()) {
            return new Answer.Known(openid);
        }
        return code == 40029 || code == 40163 || code == 42003 ? new Answer.Stale()
            : new Answer.Down(code + " " + said.path("errmsg").asString(""));
    }

    private String id() {
        return stands() ? DEMO_ID : settings.id();
    }

    private String api() {
        return stands() ? "http://localhost:" + environment.getProperty("local.server.port") + DemoWeChat.ROOT
            : settings.url();
    }
}
