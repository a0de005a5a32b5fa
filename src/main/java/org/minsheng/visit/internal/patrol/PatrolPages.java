package org.minsheng.visit.internal.patrol;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.minsheng.area.Places;
import org.minsheng.page.Form;
import org.minsheng.page.Menu;
import org.minsheng.page.Page;
import org.minsheng.shared.GeoPoint;
import org.minsheng.shared.RequestKey;
import org.minsheng.shared.Slice;
import org.minsheng.shared.Viewer;
import org.minsheng.visit.internal.patrol.PatrolOutcome.Done;
import org.minsheng.visit.internal.patrol.PatrolOutcome.Refused;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/** The log of rounds with the figures of a day, and one round while it lasts and afterwards. */
@Controller
class PatrolPages {

    static final String PATH = "/console/patrols";
    private static final int ROWS = 50;

    private final PatrolBook book;
    private final StartingPatrol starting;
    private final EndingPatrol ending;
    private final PatrolTracking tracking;
    private final ReportBook reports;
    private final FoundRows found;
    private final Way way;
    private final Places places;
    private final Clock clock;

    PatrolPages(PatrolBook book, StartingPatrol starting, EndingPatrol ending, PatrolTracking tracking,
                ReportBook reports, FoundRows found, Way way, Places places, Clock clock) {
        this.book = book;
        this.starting = starting;
        this.ending = ending;
        this.tracking = tracking;
        this.reports = reports;
        this.found = found;
        this.way = way;
        this.places = places;
        this.clock = clock;
    }

    @Bean
    static Menu patrolMenu() {
        return new Menu(PATH, "visit.patrol.title", "walk", "menu.visits", 64);
    }

    @GetMapping(PATH)
    ModelAndView list(Page page, Viewer viewer, @RequestParam(defaultValue = "") String day) {
        var shown = day(day, clock);
        var from = shown.atStartOfDay(clock.getZone()).toInstant();
        var until = shown.plusDays(1).atStartOfDay(clock.getZone()).toInstant();
        var areas = PatrolRights.read(viewer);
        var after = page.url().get("after");
        long before = after.matches("\\d{1,18}") ? Long.parseLong(after) : 0;
        var rounds = Slice.of(book.list(viewer.account(), areas, from, until, before, ROWS + 1), ROWS,
            patrol -> Long.toString(patrol.id().value()));
        var names = places.names(rounds.rows().stream().map(Patrol::area).distinct().toList());
        var running = viewer.account() == null ? null : book.running(viewer.account()).orElse(null);
        return page.show("visit/patrol/log", new PatrolViews.Log(running, PatrolRights.ground(viewer) != null,
            !areas.isEmpty(), shown.toString(), book.day(viewer.account(), areas, from, until, clock.instant()),
            rounds.map(patrol -> new PatrolViews.Row(patrol,
            names.getOrDefault(patrol.area(), patrol.area().value())))));
    }

    /** The day that was typed, else today. */
    static LocalDate day(String typed, Clock clock) {
        try {
            return typed.isEmpty() ? LocalDate.now(clock) : LocalDate.parse(typed);
        } catch (DateTimeException noDay) {
            return LocalDate.now(clock);
        }
    }

    @PostMapping(PATH)
    ModelAndView start(Page page, Form form, Viewer viewer) {
        var key = form.read("requestKey", RequestKey::of, "form.not-a-choice");
        return switch (starting.start(viewer, Objects.requireNonNullElseGet(key, RequestKey::fresh),
            form.checked("track"))) {
            case Done done -> page.go(PATH + "/" + done.id().value());
            case Refused refused -> page.warn(PATH, refused.key(), refused.args());
        };
    }

    @GetMapping(PATH + "/{id}")
    ModelAndView one(Page page, Viewer viewer, @PathVariable long id) {
        return page.show("visit/patrol/one", view(page, viewer, known(viewer, id), Form.empty()));
    }

    @PostMapping(PATH + "/{id}/ending")
    ModelAndView end(Page page, Form form, Viewer viewer, @PathVariable long id) {
        var patrol = known(viewer, id);
        var note = form.optional("note", 300);
        if (form.hasErrors()) {
            return page.again("visit/patrol/one", view(page, viewer, patrol, form));
        }
        return switch (ending.end(viewer, patrol.id(), note)) {
            case Done done -> page.go(PATH + "/" + id, "visit.patrol.ended");
            case Refused refused -> page.warn(PATH + "/" + id, refused.key(), refused.args());
        };
    }

    /** Lines of {@code milliseconds longitude latitude}, from the script of the page. */
    @PostMapping(PATH + "/{id}/points")
    ResponseEntity<Void> points(Form form, Viewer viewer, @PathVariable long id) {
        var points = new ArrayList<PatrolBook.Point>();
        for (var line : form.value("points").lines().limit(PatrolTracking.MOST_POINTS).toList()) {
            if (line.matches("\\d{13} -?\\d{1,3}(\\.\\d{1,7})? -?\\d{1,2}(\\.\\d{1,7})?")) {
                var parts = line.split(" ");
                double longitude = Double.parseDouble(parts[1]);
                double latitude = Double.parseDouble(parts[2]);
                if (Math.abs(longitude) <= 180 && Math.abs(latitude) <= 90) {
                    points.add(new PatrolBook.Point(Instant.ofEpochMilli(Long.parseLong(parts[0])),
                        new GeoPoint(longitude, latitude)));
                }
            }
        }
        return ResponseEntity.status(tracking.track(viewer, known(viewer, id).id(), points) ? HttpStatus.NO_CONTENT
            : HttpStatus.CONFLICT).build();
    }

    Patrol known(Viewer viewer, long id) {
        return book.find(new PatrolId(id)).filter(patrol -> PatrolRights.maySee(viewer, patrol))
            .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private PatrolViews.One view(Page page, Viewer viewer, Patrol patrol, Form form) {
        var reports = found.of(this.reports.of(patrol.id()));
        return new PatrolViews.One(patrol, places.names(List.of(patrol.area())).getOrDefault(patrol.area(),
            patrol.area().value()),
            PatrolRights.isOwn(viewer, patrol), reports, way.drawn(page, patrol, book.points(patrol.id()), reports),
            form);
    }
}
