package org.minsheng.visit.internal.patrol;

import java.time.Clock;
import java.util.List;
import org.minsheng.page.Option;
import org.minsheng.page.Page;
import org.minsheng.shared.Slice;
import org.minsheng.shared.Viewer;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** What was found on one day, on rounds and without one: the rows behind the log's figures. */
@Controller
class FoundPages {

    static final String PATH = PatrolPages.PATH + "/reports";
    private static final int ROWS = 30;

    private final ReportBook book;
    private final FoundRows rows;
    private final Clock clock;

    FoundPages(ReportBook book, FoundRows rows, Clock clock) {
        this.book = book;
        this.rows = rows;
        this.clock = clock;
    }

    @GetMapping(PATH)
    ModelAndView list(Page page, Viewer viewer, @RequestParam(defaultValue = "") String day,
        @RequestParam(defaultValue = "") String outcome) {
        var shown = PatrolPages.day(day, clock);
        var chosen = outcome.equals("SOLVED") || outcome.equals("APPEAL") ? outcome : "";
        var filter = new ReportBook.Filter(viewer.account(), PatrolRights.read(viewer),
            shown.atStartOfDay(clock.getZone()).toInstant(),
            shown.plusDays(1).atStartOfDay(clock.getZone()).toInstant(), chosen);
        var after = page.url().get("after");
        long before = after.matches("\\d{1,18}") ? Long.parseLong(after) : 0;
        var found = Slice.of(book.list(filter, before, ROWS + 1), ROWS, report -> Long.toString(report.id()));
        return page.show("visit/patrol/reports", new PatrolViews.Day(shown.toString(),
            List.of(new Option("SOLVED", page.t("visit.patrol.as-solved")),
            new Option("APPEAL", page.t("visit.patrol.as-appeal"))),
            new Slice<>(rows.of(found.rows()), found.next())));
    }
}
