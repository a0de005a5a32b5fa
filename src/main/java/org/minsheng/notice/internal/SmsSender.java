package org.minsheng.notice.internal;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.web.client.RestClient;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Hands short messages to a gateway over HTTP, signed; the contract is written down in docs/messages.md. */
class SmsSender implements Sender {

    private final SmsSettings settings;
    private final RestClient http;
    private final JsonMapper json;
    private final Clock clock;

    SmsSender(SmsSettings settings, RestClient http, JsonMapper json, Clock clock) {
        this.settings = settings;
        this.http = http;
        this.json = json;
        this.clock = clock;
    }

    @Override
    public boolean carries(Carrier channel) {
        return channel == Carrier.SMS && !settings.url().isEmpty();
    }

    @Override
    public Outcome send(Dispatch dispatch) {
        var body = body(dispatch);
        var time = Long.toString(clock.instant().getEpochSecond());
        return http.post()
            .uri(settings.url())
            .contentType(MediaType.APPLICATION_JSON)
            .header("Idempotency-Key", dispatch.key().toString())
            .header("X-Key", settings.key())
            .header("X-Timestamp", time)
            .header("X-Signature", signature(settings.secret(), time + "\n" + body))
            .body(body.getBytes(StandardCharsets.UTF_8))
            .exchangeForRequiredValue((request, response) -> outcome(response));
    }

    private String body(Dispatch dispatch) {
        var letter = dispatch.letter();
        var message = new LinkedHashMap<String, Object>();
        message.put("id", dispatch.key().toString());
        message.put("to", dispatch.to());
        message.put("sign", settings.sign());
        message.put("template", settings.templates().getOrDefault(letter.template(), ""));
        message.put("parameters", letter.parts());
        message.put("text", letter.with(settings.address()));
        return json.writeValueAsString(message);
    }

    static String signature(String secret, String text) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec((secret.isEmpty() ? " " : secret).getBytes(StandardCharsets.UTF_8),
                "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private Outcome outcome(ClientHttpResponse response) throws java.io.IOException {
        int status = response.getStatusCode().value();
        var said = said(response.getBody().readNBytes(20_000));
        var code = said.path("code").asString("");
        var answer = (status + " " + code + " " + said.path("message").asString("")).strip();
        if (status == 429 || code.equals("LIMIT")) {
            return new Outcome.TryAgain(answer, wait(response.getHeaders().getFirst("Retry-After")));
        }
        if (status >= 200 && status < 300) {
            return switch (code) {
                case "OK", "DUPLICATE" ->
                    new Outcome.Accepted((answer + " " + said.path("receipt").asString("")).strip());
                case "INVALID_NUMBER", "BLOCKED", "TEMPLATE", "CONTENT" -> new Outcome.Refused(answer);
                default -> new Outcome.TryAgain(answer, null);
            };
        }
        return status == 400 || status == 422 ? new Outcome.Refused(answer) : new Outcome.TryAgain(answer, null);
    }

    private JsonNode said(byte[] body) {
        try {
            return json.readTree(body);
        } catch (JacksonException notJson) {
            return json.createObjectNode();
        }
    }

    private static @Nullable Duration wait(@Nullable String seconds) {
        return seconds != null && seconds.matches("\\d{1,6}") ? Duration.ofSeconds(Long.parseLong(seconds)) : null;
    }
}
