package org.minsheng.page;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * Which language somebody reads in: Chinese unless a browser says otherwise by its cookie, or another system, which
 * has none, by {@code Accept-Language}.
 */
public final class Speech {

    private static final List<Locale> KNOWN = List.of(Locale.SIMPLIFIED_CHINESE, Locale.CHINESE, Locale.ENGLISH);

    private Speech() {
    }

    public static Locale of(HttpServletRequest request) {
        return isForSystems(request) ? asked(request.getHeader(HttpHeaders.ACCEPT_LANGUAGE)) : chosen(request);
    }

    private static Locale chosen(HttpServletRequest request) {
        var cookies = request.getCookies();
        return cookies != null && Arrays.stream(cookies).anyMatch(cookie -> cookie.getName().equals("language")
            && cookie.getValue().equals("en"))
            ? Locale.ENGLISH : Locale.SIMPLIFIED_CHINESE;
    }

    /** Their interfaces, also when a failure there has been passed on; the field app's answers its own pages. */
    private static boolean isForSystems(HttpServletRequest request) {
        var path = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI) instanceof String failed
            ? failed : request.getRequestURI();
        return path.startsWith("/api/v") || path.startsWith("/open311");
    }

    private static Locale asked(@Nullable String languages) {
        try {
            var found = languages == null ? null : Locale.lookup(Locale.LanguageRange.parse(languages), KNOWN);
            return Locale.ENGLISH.equals(found) ? Locale.ENGLISH : Locale.SIMPLIFIED_CHINESE;
        } catch (IllegalArgumentException unreadable) {
            return Locale.SIMPLIFIED_CHINESE;
        }
    }

    /** Of whoever asks at this moment; Chinese where nobody does, as in a timer. */
    public static Locale ofWhoeverAsks() {
        return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes here
            ? of(here.getRequest())
            : Locale.SIMPLIFIED_CHINESE;
    }
}
