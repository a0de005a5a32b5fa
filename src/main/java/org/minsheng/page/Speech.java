package org.minsheng.page;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.Locale;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** Which language somebody reads in: Chinese unless a browser says otherwise by its cookie. */
public final class Speech {

    private Speech() {
    }

    public static Locale of(HttpServletRequest request) {
        var cookies = request.getCookies();
        return cookies != null && Arrays.stream(cookies).anyMatch(cookie -> cookie.getName().equals("language")
            && cookie.getValue().equals("en"))
            ? Locale.ENGLISH : Locale.SIMPLIFIED_CHINESE;
    }

    /** Of whoever asks at this moment; Chinese where nobody does, as in a timer. */
    public static Locale ofWhoeverAsks() {
        return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes here
            ? of(here.getRequest())
            : Locale.SIMPLIFIED_CHINESE;
    }
}
