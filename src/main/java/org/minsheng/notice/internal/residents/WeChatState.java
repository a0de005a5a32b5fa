package org.minsheng.notice.internal.residents;

import jakarta.servlet.http.HttpServletRequest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;

/** What binds an answer of WeChat to the session that asked: good once, for ten minutes. */
record WeChatState(String secret, int scene, Instant until) {

    private static final Duration VALID_FOR = Duration.ofMinutes(10);
    private static final String ATTRIBUTE = "wechat-state";
    private static final SecureRandom RANDOM = new SecureRandom();

    /** @return the state to send along */
    static String keep(HttpServletRequest request, int scene, Instant now) {
        var bytes = new byte[16];
        RANDOM.nextBytes(bytes);
        var secret = HexFormat.of().formatHex(bytes);
        request.getSession(true).setAttribute(ATTRIBUTE,
            secret + " " + scene + " " + now.plus(VALID_FOR).getEpochSecond());
        return secret;
    }

    /** Takes the state out of the session; empty when it is another one or too old. */
    static Optional<WeChatState> take(HttpServletRequest request, String answered, Instant now) {
        var session = request.getSession(false);
        if (session == null || !(session.getAttribute(ATTRIBUTE) instanceof String kept)) {
            return Optional.empty();
        }
        session.removeAttribute(ATTRIBUTE);
        var parts = kept.split(" ", -1);
        var state = new WeChatState(parts[0], Integer.parseInt(parts[1]),
            Instant.ofEpochSecond(Long.parseLong(parts[2])));
        return state.secret.equals(answered) && now.isBefore(state.until) ? Optional.of(state) : Optional.empty();
    }
}
