package org.minsheng.appeal.internal.resident;

import org.minsheng.page.Page;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;

/** Where a resident arrives who scanned no plate, and what becomes of personal data. */
@Controller
class ResidentPages {

    @GetMapping("/")
    ModelAndView start(Page page) {
        return page.show("appeal/resident/start", "");
    }

    @GetMapping("/privacy")
    ModelAndView privacy(Page page) {
        return page.show("appeal/resident/privacy", "");
    }
}
