package org.minsheng.page.internal;

import java.util.Comparator;
import org.minsheng.page.Menu;
import org.minsheng.page.Page;
import org.minsheng.page.StartPanel;
import org.minsheng.shared.Viewer;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;

/** The console's first page: what waits for this person, put together from the modules' panels. */
@Controller
class StartPages {

    private final ObjectProvider<StartPanel> panels;

    StartPages(ObjectProvider<StartPanel> panels) {
        this.panels = panels;
    }

    @GetMapping("/console")
    ModelAndView show(Page page, Viewer viewer) {
        var shown = panels.stream()
            .filter(panel -> panel.isFor(viewer))
            .sorted(Comparator.comparingInt(StartPanel::order))
            .map(panel -> panel.show(page))
            .toList();
        return page.show("page/start", new StartView(greeting(page), shown));
    }

    private static String greeting(Page page) {
        int hour = page.clock().instant().atZone(page.clock().getZone()).getHour();
        return hour < 5 ? "page.start.night" : hour < 12 ? "page.start.morning"
            : hour < 18 ? "page.start.afternoon" : "page.start.evening";
    }

    @Bean
    static Menu startMenu() {
        return new Menu("/console", "menu.start", "home", "menu.work", 0);
    }
}
