package org.minsheng.account.internal.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.WebAttributes;
import org.springframework.security.web.access.AccessDeniedHandler;

/**
 * What happens at a closed door: whoever has not signed in is sent to sign in, the others are told so. What no line of
 * the table knows does not exist.
 */
final class TurnedAway implements AuthenticationEntryPoint, AccessDeniedHandler {

    private final RouteTable table;

    TurnedAway(RouteTable table) {
        this.table = table;
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException why)
        throws IOException {
        if (!table.knows(request.getRequestURI())) {
            response.sendError(HttpStatus.NOT_FOUND.value());
            return;
        }
        var form = request.getRequestURI().startsWith("/console") ? "/sign-in" : "/me/sign-in";
        var to = form + "?to=" + URLEncoder.encode(wanted(request), StandardCharsets.UTF_8);
        if (request.getHeader("HX-Request") != null) {
            response.setHeader("HX-Redirect", to);
            response.setStatus(HttpStatus.UNAUTHORIZED.value());
        } else {
            response.setStatus(HttpStatus.SEE_OTHER.value());
            response.setHeader("Location", to);
        }
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException why)
        throws IOException {
        boolean unknown = !table.knows(request.getRequestURI());
        request.setAttribute(WebAttributes.ACCESS_DENIED_403, why);
        response.sendError((unknown ? HttpStatus.NOT_FOUND : HttpStatus.FORBIDDEN).value());
    }

    /** A form cannot be sent again after signing in, so the page it was on is shown instead. */
    private static String wanted(HttpServletRequest request) {
        if (!request.getMethod().equals("GET")) {
            return request.getRequestURI().startsWith("/console") ? "/console" : "/me";
        }
        return request.getQueryString() == null ? request.getRequestURI()
            : request.getRequestURI() + "?" + request.getQueryString();
    }
}
