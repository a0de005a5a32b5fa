package org.minsheng.appeal.internal.callback;

import java.util.List;
import org.minsheng.area.Places;
import org.minsheng.page.Menu;
import org.minsheng.page.Page;
import org.minsheng.page.StartPanel;
import org.minsheng.shared.Role;
import org.minsheng.shared.Slice;
import org.minsheng.shared.Viewer;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The calls that were drawn for me. */
@Controller
class CallBackPages {

    private static final String PATH = "/console/call-backs";
    private static final int PAGE = 50;

    private final CallBackBook book;
    private final Places places;

    CallBackPages(CallBackBook book, Places places) {
        this.book = book;
        this.places = places;
    }

    @GetMapping(PATH)
    ModelAndView show(Page page, Viewer viewer, @RequestParam(defaultValue = "") String after) {
        var account = viewer.account();
        Slice<CallBackBook.Row> rows = account == null ? new Slice<>(List.of(), null)
            : book.waiting(account, after, PAGE);
        var addresses = places.addresses(rows.rows().stream().map(CallBackBook.Row::place).distinct().toList());
        return page.show("appeal/clock/callbacks",
            new CallBackView(rows.map(row -> new CallBackView.Line(row,
                addresses.getOrDefault(row.place(), row.place().value())))));
    }

    @Bean
    static Menu appealCallBackMenu() {
        return new Menu(PATH, "appeal.call-back.title", "phone", "menu.work", 12);
    }

    /** On the start page of whoever has calls to make. */
    @Component
    static class CallBackPanel implements StartPanel {

        private static final int ROWS = 5;

        private final CallBackBook book;
        private final Places places;

        CallBackPanel(CallBackBook book, Places places) {
            this.book = book;
            this.places = places;
        }

        @Override
        public boolean isFor(Viewer viewer) {
            var account = viewer.account();
            return account != null && viewer.has(Role.DESK_CLERK, Role.COMMUNITY_SECRETARY,
                Role.TOWN_DISPATCHER, Role.COUNTY_LEADER)
                && book.count(account) > 0;
        }

        @Override
        public int order() {
            return 15;
        }

        @Override
        public Panel show(Page page) {
            var account = page.viewer().account();
            var rows = account == null ? List.<CallBackBook.Row>of() : book.waiting(account, null, ROWS).rows();
            var addresses = places.addresses(rows.stream().map(CallBackBook.Row::place).distinct().toList());
            var lines = rows.stream().map(row -> new Row("/console/appeals/" + row.number(), row.title(),
                addresses.getOrDefault(row.place(), ""), row.round() > 1 ? page.t("appeal.console.round",
                    row.round()) : null, "bad", row.drawnAt(), null)).toList();
            return new Panel(page.t("appeal.call-back.title"), List.of(), lines, null,
                new More(page.t("appeal.call-back.all"), PATH));
        }
    }
}
