package org.minsheng.exchange.internal;

import org.minsheng.page.Page;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;

/** The menu's entry leads to the first screen. */
@Controller
class ExchangePages {

    @GetMapping("/console/exchange")
    ModelAndView first(Page page) {
        return page.go(ExchangeTabs.of(page, "").getFirst().path());
    }
}
