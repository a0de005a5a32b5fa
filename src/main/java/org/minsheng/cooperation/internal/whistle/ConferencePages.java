package org.minsheng.cooperation.internal.whistle;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.minsheng.cooperation.internal.Outcome.Done;
import org.minsheng.cooperation.internal.Outcome.Refused;
import org.minsheng.page.Form;
import org.minsheng.page.Menu;
import org.minsheng.page.Page;
import org.minsheng.page.Tab;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.AreaCode.Level;
import org.minsheng.shared.Role;
import org.minsheng.shared.Slice;
import org.minsheng.shared.Viewer;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/** 党建联席会议待议事项: whistles to which nobody came, for the county's conference to decide. */
@Controller
class ConferencePages {

    static final String PATH = "/console/conference";
    private static final int ROWS = 50;

    private final ConferenceBook conference;
    private final WhistleBook book;
    private final Escalating escalating;
    private final WhistlePages pages;

    ConferencePages(ConferenceBook conference, WhistleBook book, Escalating escalating, WhistlePages pages) {
        this.conference = conference;
        this.book = book;
        this.escalating = escalating;
        this.pages = pages;
    }

    @Bean
    static Menu conferenceMenu() {
        return new Menu(PATH, "cooperation.conference", "gavel", "menu.together", 60);
    }

    static List<AreaCode> counties(Viewer viewer) {
        return viewer.areas(Role.COUNTY_LEADER).stream().filter(area -> area.level() == Level.COUNTY).toList();
    }

    @GetMapping(PATH)
    ModelAndView list(Page page, Viewer viewer) {
        return page.show("cooperation/whistle/conference", view(page, viewer, Form.empty()));
    }

    private WhistleViews.Conference view(Page page, Viewer viewer, Form form) {
        boolean decided = page.url().is("decided", "1");
        var counties = counties(viewer);
        var after = page.url().get("after");
        var found = Slice.of(conference.list(counties, decided, after.matches("\\d{1,18}") ? Long.valueOf(after) : null,
            ROWS + 1), ROWS, item -> Long.toString(item.id()));
        var rows = pages.rows(book.find(found.rows().stream().map(ConferenceItem::whistle).toList())).stream()
            .collect(Collectors.toMap(row -> row.whistle().id(), row -> row));
        return new WhistleViews.Conference(List.of(
            new Tab(page.t("cooperation.conference.waiting"), PATH, !decided, conference.waiting(counties)),
            new Tab(page.t("cooperation.conference.decided"), PATH + "?decided=1", decided, null)),
            found.map(item -> new WhistleViews.Listed(item, Objects.requireNonNull(rows.get(item.whistle())))), decided,
            form);
    }

    @PostMapping(PATH + "/{id}/decision")
    ModelAndView decide(Page page, Form form, Viewer viewer, @PathVariable long id) {
        if (conference.find(id).filter(item -> counties(viewer).contains(item.county())).isEmpty()) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        var decision = form.required("decision", 300);
        if (!form.hasErrors()) {
            switch (escalating.decide(viewer, id, decision)) {
                case Done done -> {
                    return page.go(PATH, "cooperation.conference.done");
                }
                case Refused refused -> refused.why().on(form);
            }
        }
        return page.again("cooperation/whistle/conference", view(page, viewer, form));
    }
}
