package org.minsheng.appeal.internal.clock;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.minsheng.appeal.internal.Sight;
import org.minsheng.appeal.internal.clock.OverdueBook.What;
import org.minsheng.area.Places;
import org.minsheng.calendar.WorkingDays;
import org.minsheng.organisation.Posts;
import org.minsheng.page.Menu;
import org.minsheng.page.Page;
import org.minsheng.page.Tab;
import org.minsheng.shared.Slice;
import org.minsheng.shared.Viewer;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/** The circular of overdue matters (通报), what was reminded of and what rose by itself. */
@Controller
class OverduePages {

    private static final String PATH = "/console/overdue";
    private static final int PAGE = 50;

    private final OverdueBook book;
    private final Places places;
    private final Posts posts;
    private final WorkingDays days;
    private final Clock clock;

    OverduePages(OverdueBook book, Places places, Posts posts, WorkingDays days, Clock clock) {
        this.book = book;
        this.places = places;
        this.posts = posts;
        this.days = days;
        this.clock = clock;
    }

    @GetMapping(PATH)
    ModelAndView show(Page page, Viewer viewer, @RequestParam(defaultValue = "") String tab,
                      @RequestParam(defaultValue = "") String after) {
        var lens = Sight.lens(viewer);
        if (lens == null) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        var what = Stream.of(What.values()).filter(one -> one.name().equals(tab)).findFirst().orElse(What.CIRCULATE);
        var rows = book.page(lens, what, after.isEmpty() ? null : after, PAGE);
        var tabs = Stream.of(What.CIRCULATE, What.REMIND, What.RISE, What.UNSIGNED)
            .map(one -> new Tab(page.t("appeal.overdue." + one), PATH + "?tab=" + one, one == what, null)).toList();
        return page.show("appeal/clock/overdue", new OverdueView(tabs, what.name(), lines(rows)));
    }

    private Slice<OverdueView.Line> lines(Slice<OverdueBook.Row> rows) {
        var addresses = places.addresses(rows.rows().stream().map(OverdueBook.Row::place).distinct().toList());
        var holders = posts.organisationNames(rows.rows().stream().map(OverdueBook.Row::holder)
            .filter(Objects::nonNull).distinct().toList());
        var today = day(clock.instant());
        return rows.map(row -> new OverdueView.Line(row, addresses.getOrDefault(row.place(), row.place().value()),
            row.holder() == null ? "" : holders.getOrDefault(row.holder(), ""),
            days.workingDaysBetween(row.place().county(), day(row.dueAt()), today)));
    }

    private LocalDate day(Instant moment) {
        return LocalDate.ofInstant(moment, clock.getZone());
    }

    @Bean
    static Menu appealOverdueMenu() {
        return new Menu(PATH, "appeal.overdue.title", "speakerphone", "menu.oversight", 20);
    }
}
