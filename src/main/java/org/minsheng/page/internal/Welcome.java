package org.minsheng.page.internal;

import org.minsheng.page.Menu;
import org.minsheng.page.Page;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;

@Controller
class Welcome {

    @GetMapping("/")
    ModelAndView show(Page page) {
        return page.show("page/welcome", "x");
    }

    @Bean
    static Menu home() {
        return new Menu("/console", "menu.start", "home", "menu.work", 0);
    }
}
