package org.minsheng.visit.internal.field;

import java.util.List;
import java.util.Map;
import org.minsheng.page.Page;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.ModelAndView;

/**
 * The app as it comes to the phone: its shell, its worker, what the home screen needs to know, and how to install it.
 */
@Controller
class AppPages {

    private static final MediaType SCRIPT = MediaType.parseMediaType("text/javascript;charset=UTF-8");
    private static final String START = "/field";
    private static final String COLOUR = "#b3261e";

    @GetMapping(START)
    ModelAndView shell(Page page) {
        return page.show("visit/field/app", START);
    }

    /** At one address for ever: a browser asks here whether there is a new version. */
    @GetMapping("/field/worker.js")
    ResponseEntity<Resource> worker() {
        return ResponseEntity.ok()
            .contentType(SCRIPT)
            .cacheControl(CacheControl.noCache())
            .header("Service-Worker-Allowed", START)
            .body(new ClassPathResource("field/worker.js"));
    }

    record Icon(String src, String sizes, String type, String purpose) {
    }

    @GetMapping(path = "/field/manifest.webmanifest", produces = "application/manifest+json")
    @ResponseBody
    Map<String, Object> manifest(Page page) {
        return Map.of(
            "id", START,
            "name", page.t("ui.product") + " " + page.t("field.name"),
            "short_name", page.t("field.name"),
            "lang", page.chinese() ? "zh-CN" : "en",
            "start_url", START,
            "scope", START,
            "display", "standalone",
            "background_color", "#f4f4f4",
            "theme_color", COLOUR,
            "icons", List.of(
                new Icon(page.asset("field-icon-192.png"), "192x192", "image/png", "any"),
                new Icon(page.asset("field-icon-512.png"), "512x512", "image/png", "any"),
                new Icon(page.asset("field-maskable-512.png"), "512x512", "image/png", "maskable")));
    }

    @GetMapping("/field/help")
    ModelAndView help(Page page) {
        return page.show("visit/field/help", page.base() + START);
    }
}
