package org.minsheng.account.internal.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.minsheng.page.Speech;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** A closed door of an interface, told as RFC 9457 asks and in the language that was asked for. */
@Component
public final class ClosedInterface {

    private final MessageSource texts;
    private final JsonMapper json;

    ClosedInterface(MessageSource texts, JsonMapper json) {
        this.texts = texts;
        this.json = json;
    }

    /**
     * @param scheme how one signs in there, as {@code WWW-Authenticate} names it
     * @param key of the sentence for whoever did not; the one for whoever may not open it ends in {@code .closed}
     */
    Door door(String scheme, String key) {
        return new Door(scheme, key);
    }

    /** Answers whoever stands before one kind of interface. */
    final class Door implements AuthenticationEntryPoint, AccessDeniedHandler {

        private final String scheme;
        private final String key;

        private Door(String scheme, String key) {
            this.scheme = scheme;
            this.key = key;
        }

        @Override
        public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException why)
            throws IOException {
            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, scheme);
            tell(request, response, HttpStatus.UNAUTHORIZED, key);
        }

        @Override
        public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException why)
            throws IOException {
            tell(request, response, HttpStatus.FORBIDDEN, key + ".closed");
        }
    }

    public void tell(HttpServletRequest request, HttpServletResponse response, HttpStatus status, String key,
                     Object... args) throws IOException {
        Map<String, Object> problem = new LinkedHashMap<>();
        problem.put("type", "about:blank");
        problem.put("title", status.getReasonPhrase());
        problem.put("status", status.value());
        problem.put("detail", texts.getMessage(key, args, Speech.of(request)));
        response.setStatus(status.value());
        response.setContentType("application/problem+json");
        response.getOutputStream().write(json.writeValueAsBytes(problem));
    }
}
