package org.minsheng.account.internal.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.security.web.header.HeaderWriter;

/**
 * Pages behind a sign-in are never kept. Open pages may come back with the back key, so that what was typed survives,
 * but are asked for again otherwise.
 */
final class Caching implements HeaderWriter {

    @Override
    public void writeHeaders(HttpServletRequest request, HttpServletResponse response) {
        if (response.containsHeader("Cache-Control")) {
            return;
        }
        var path = request.getRequestURI();
        boolean secret = path.startsWith("/console") || path.startsWith("/me") || path.startsWith("/api");
        response.setHeader("Cache-Control", secret ? "no-store" : "private, no-cache");
    }
}
