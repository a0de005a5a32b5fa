package org.minsheng.people.internal;

import org.minsheng.page.Menu;
import org.minsheng.page.Page;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;

/** The log of unmaskings, for those who watch over it. */
@Controller
class UnmaskingPages {

    private static final int ROWS = 50;

    private final UnmaskingLog log;
    private final Reasons reasons;

    UnmaskingPages(UnmaskingLog log, Reasons reasons) {
        this.log = log;
        this.reasons = reasons;
    }

    @Bean
    static Menu unmaskingMenu() {
        return new Menu("/console/unmaskings", "people.unmaskings.menu", "eye", "menu.system", 30);
    }

    @GetMapping("/console/unmaskings")
    ModelAndView list(Page page) {
        var after = page.url().get("after");
        return page.show("people/unmaskings", reasons.told(page,
            log.page(null, after.matches("\\d{1,18}") ? Long.valueOf(after) : null, ROWS)));
    }
}
