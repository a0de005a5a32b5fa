package org.minsheng.page.internal;

import org.minsheng.page.Page;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;

/** Where somebody arrives who typed the bare address. */
@Controller
class Welcome {

    @GetMapping("/")
    ModelAndView show(Page page) {
        return page.show("page/welcome", "");
    }
}
