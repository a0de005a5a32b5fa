package org.minsheng.notice.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.client.RestClient;
import tools.jackson.databind.JsonNode;

/**
 * The access token, kept until shortly before it ends. It is asked for at {@code stable_token}: the older
 * {@code cgi-bin/token} makes every other node's token invalid whenever one node asks.
 */
class WeChatToken {

    private static final Duration BEFORE_ITS_END = Duration.ofMinutes(5);

    private final WeChatSettings settings;
    private final RestClient http;
    private final Clock clock;
    private final ReentrantLock lock = new ReentrantLock();
    private @Nullable Kept kept;

    private record Kept(String token, Instant until) {
    }

    /** WeChat would not give a token; its own code and sentence. */
    static class NoToken extends RuntimeException {

        private static final long serialVersionUID = 1;

        NoToken(String answer) {
            super(answer);
        }
    }

    WeChatToken(WeChatSettings settings, RestClient http, Clock clock) {
        this.settings = settings;
        this.http = http;
        this.clock = clock;
    }

    String current() {
        lock.lock();
        try {
            var now = kept;
            if (now == null || !clock.instant().isBefore(now.until())) {
                now = fetch(false);
                kept = now;
            }
            return now.token();
        } finally {
            lock.unlock();
        }
    }

    /** After a token was refused: a new one, unless somebody else has fetched it meanwhile. */
    String insteadOf(String refused) {
        lock.lock();
        try {
            var now = kept;
            if (now == null || now.token().equals(refused)) {
                now = fetch(true);
                kept = now;
            }
            return now.token();
        } finally {
            lock.unlock();
        }
    }

    private Kept fetch(boolean force) {
        var answer = http.post()
            .uri(settings.url() + "/cgi-bin/stable_token")
            .contentType(MediaType.APPLICATION_JSON)
            .body(Map.of("grant_type", "client_credential", "appid", settings.id(), "secret", settings.secret(),
                "force_refresh", force))
            .retrieve()
            .body(JsonNode.class);
        var token = answer == null ? "" : answer.path("access_token").asString("");
        if (answer == null || token.isEmpty()) {
            throw new NoToken(answer == null ? "no answer"
                : answer.path("errcode").asString("") + " " + answer.path("errmsg").asString(""));
        }
        var life = Duration.ofSeconds(answer.path("expires_in").asLong(7200));
        return new Kept(token, clock.instant().plus(life).minus(BEFORE_ITS_END));
    }
}
