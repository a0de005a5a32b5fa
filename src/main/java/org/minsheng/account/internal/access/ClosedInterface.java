package org.minsheng.account.internal.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;

/** A closed door of an interface, told as RFC 9457 asks. */
public final class ClosedInterface implements AuthenticationEntryPoint, AccessDeniedHandler {

    private final String scheme;
    private final String signInNeeded;
    private final String notOpened;

    ClosedInterface(String scheme, String signInNeeded, String notOpened) {
        this.scheme = scheme;
        this.signInNeeded = signInNeeded;
        this.notOpened = notOpened;
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException why)
        throws IOException {
        response.setHeader("WWW-Authenticate", scheme);
        tell(response, HttpStatus.UNAUTHORIZED, signInNeeded);
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException why)
        throws IOException {
        tell(response, HttpStatus.FORBIDDEN, notOpened);
    }

    public static void tell(HttpServletResponse response, HttpStatus status, String detail) throws IOException {
        response.setStatus(status.value());
        response.setContentType("application/problem+json");
        response.getOutputStream().write("""
            {"type":"about:blank","title":"%s","status":%d,"detail":"%s"}"""
            .formatted(status.getReasonPhrase(), status.value(), detail).getBytes(StandardCharsets.UTF_8));
    }
}
