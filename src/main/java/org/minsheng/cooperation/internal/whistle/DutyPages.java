package org.minsheng.cooperation.internal.whistle;

import org.minsheng.page.Menu;
import org.minsheng.page.Page;
import org.minsheng.shared.Viewer;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;

/** The duty page: it hears of emergencies at once and rings until somebody says that it was heard. */
@Controller
class DutyPages {

    static final String PATH = "/console/duty";
    private static final int ROWS = 20;

    private final WhistleBook book;
    private final WhistlePages pages;

    DutyPages(WhistleBook book, WhistlePages pages) {
        this.book = book;
        this.pages = pages;
    }

    @Bean
    static Menu dutyMenu() {
        return new Menu(PATH, "cooperation.duty", "bell-ringing", "menu.together", 74);
    }

    @GetMapping(PATH)
    ModelAndView show(Page page, Viewer viewer) {
        var areas = WhistleRights.areas(viewer);
        return page.show("cooperation/whistle/duty", new WhistleViews.Duty(pages.rows(book.ringing(areas, ROWS)),
            pages.rows(book.list(areas, java.util.List.of(), "EMERGENCY", Long.MAX_VALUE, ROWS))));
    }
}
