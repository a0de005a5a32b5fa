package org.minsheng.page.internal;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.minsheng.page.Form;
import org.minsheng.page.Page;
import org.minsheng.page.SafePath;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;

/** Theme, language and size of type, kept in cookies so that they hold before any sign-in. */
@Controller
class PreferencePages {

    private static final Map<String, List<String>> CHOICES = Map.of(
        "theme", List.of("light", "dark", "auto"),
        "language", List.of("zh", "en"),
        "large", List.of("0", "1"));

    @PostMapping("/preferences")
    ModelAndView keep(Page page, Form form, HttpServletRequest request, HttpServletResponse response) {
        CHOICES.forEach((name, allowed) -> {
            if (allowed.contains(form.value(name))) {
                response.addHeader(HttpHeaders.SET_COOKIE, ResponseCookie.from(name, form.value(name))
                    .path("/").maxAge(Duration.ofDays(400)).httpOnly(true).secure(request.isSecure()).sameSite("Lax")
                    .build().toString());
            }
        });
        return page.go(SafePath.of(form.value("back")));
    }
}
