package org.minsheng.notice.internal;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.http.MediaType;
import org.springframework.web.client.RestClient;
import tools.jackson.databind.JsonNode;

/** Subscription messages through the official interface, of a mini program or of an official account. */
class WeChatSender implements Sender {

    private static final Duration UNTIL_THE_QUOTA_RETURNS = Duration.ofHours(1);

    private final WeChatSettings settings;
    private final RestClient http;
    private final WeChatToken token;

    WeChatSender(WeChatSettings settings, RestClient http, WeChatToken token) {
        this.settings = settings;
        this.http = http;
        this.token = token;
    }

    @Override
    public boolean carries(Carrier channel) {
        return channel == Carrier.WECHAT && !settings.id().isEmpty();
    }

    @Override
    public Outcome send(Dispatch dispatch) {
        var template = settings.templates().getOrDefault(dispatch.letter().template(),
            settings.templates().getOrDefault("default", ""));
        if (template.isEmpty()) {
            return new Outcome.Refused("no template for " + dispatch.letter().template());
        }
        if (settings.needsConsent() && dispatch.scene() == null) {
            return new Outcome.Refused("no agreement left");
        }
        var body = body(dispatch, template);
        var first = token.current();
        var answer = post(first, body);
        if (isAboutToken(answer)) {
            answer = post(token.insteadOf(first), body);
        }
        return outcome(answer);
    }

    private Map<String, Object> body(Dispatch dispatch, String template) {
        var letter = dispatch.letter();
        var data = new LinkedHashMap<String, Object>();
        settings.fields().forEach((part, field) -> {
            var value = letter.parts().get(part);
            if (value != null) {
                data.put(field, Map.of("value", shortened(field, value)));
            }
        });
        var body = new LinkedHashMap<String, Object>();
        body.put("touser", dispatch.to());
        body.put("template_id", template);
        body.put("data", data);
        var path = letter.path() == null ? "" : letter.path();
        if (settings.kind() == WeChatSettings.Kind.MINI_PROGRAM) {
            body.put("page", "pages/web/index?path=" + path);
            body.put("lang", "zh_CN");
        } else {
            body.put("url", settings.address() + path);
            body.put("scene", dispatch.scene() == null ? "0" : dispatch.scene().toString());
            body.put("title", shortened("thing", letter.parts().getOrDefault("step", letter.text())));
        }
        return body;
    }

    /** Fields have a length by their kind; one character too many and the whole message is refused. */
    static String shortened(String field, String value) {
        int most = field.startsWith("phrase") ? 5
            : field.startsWith("character_string") ? 32 : field.startsWith("name") ? 10 : 20;
        int length = value.codePointCount(0, value.length());
        if (length <= most) {
            return value;
        }
        return field.startsWith("phrase") ? value.substring(0, value.offsetByCodePoints(0, most))
            : value.substring(0, value.offsetByCodePoints(0, most - 1)) + "…";
    }

    private JsonNode post(String accessToken, Map<String, Object> body) {
        var path = settings.kind() == WeChatSettings.Kind.MINI_PROGRAM
            ? "/cgi-bin/message/subscribe/send" : "/cgi-bin/message/template/subscribe";
        var answer = http.post()
            .uri(settings.url() + path + "?access_token={token}", accessToken)
            .contentType(MediaType.APPLICATION_JSON)
            .body(body)
            .retrieve()
            .body(JsonNode.class);
        if (answer == null) {
            throw new IllegalStateException("no answer");
        }
        return answer;
    }

    private static boolean isAboutToken(JsonNode answer) {
        int code = answer.path("errcode").asInt(0);
        return code == 40001 || code == 40014 || code == 42001;
    }

    private static Outcome outcome(JsonNode answer) {
        int code = answer.path("errcode").asInt(0);
        var said = (code + " " + answer.path("errmsg").asString("")).strip();
        return switch (code) {
            case 0 -> new Outcome.Accepted((said + " " + answer.path("msgid").asString("")).strip());
            case 45009, 45047 -> new Outcome.TryAgain(said, UNTIL_THE_QUOTA_RETURNS);
            case 43101, 43107, 40003, 40037, 41030, 47003 -> new Outcome.Refused(said);
            default -> new Outcome.TryAgain(said, null);
        };
    }
}
