package org.minsheng.grid.internal.roster;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.minsheng.area.Place;
import org.minsheng.area.Places;
import org.minsheng.page.Form;
import org.minsheng.page.Page;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.Grant;
import org.minsheng.shared.Viewer;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;

/** Who answered for this door on 3 May. */
@Controller
class AnswerPages {

    private static final String PATH = RosterTabs.ROSTERS + "/answers";
    private static final int CANDIDATES = 20;

    private final RosterRepository rosters;
    private final GroundNames names;
    private final RosterTabs tabs;
    private final Places places;
    private final Clock clock;

    AnswerPages(RosterRepository rosters, GroundNames names, RosterTabs tabs, Places places, Clock clock) {
        this.rosters = rosters;
        this.names = names;
        this.tabs = tabs;
        this.places = places;
        this.clock = clock;
    }

    @GetMapping(PATH)
    ModelAndView ask(Page page, Form form, Viewer viewer) {
        var today = LocalDate.now(clock);
        if (page.url().query().isEmpty()) {
            return page.show("roster/answers",
                new RosterViews.Answers(tabs.of(page, PATH), form.prefill("on", today.toString()), null, null,
                List.of()));
        }
        var door = door(form, viewer);
        var day = day(form, today);
        if (form.hasErrors() || door == null || day == null) {
            return page.again("roster/answers",
                new RosterViews.Answers(tabs.of(page, PATH), form, null, null, List.of()));
        }
        var begin = day.atStartOfDay(clock.getZone());
        var held = rosters.answered(door.code(), begin.toInstant(), begin.plusDays(1).toInstant().minusMillis(1));
        var named = names.find(held.stream().map(Holder::ground).distinct().toList());
        return page.show("roster/answers",
            new RosterViews.Answers(tabs.of(page, PATH), form, places.address(door.code()), page.date(day),
            held.stream()
            .map(holder -> new RosterViews.Answer(holder, Objects.requireNonNull(named.get(holder.ground())).full()))
            .toList()));
    }

    private @Nullable LocalDate day(Form form, LocalDate today) {
        form.required("on", 10);
        var day = form.read("on", AnswerPages::date, "roster.answers.date");
        if (day != null && day.isAfter(today)) {
            form.reject("on", "roster.answers.future");
        }
        return day;
    }

    static LocalDate date(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException noDate) {
            throw new IllegalArgumentException(noDate);
        }
    }

    /** A door by its code or by its address; of several that fit, one is written in full or chosen. */
    private @Nullable Place door(Form form, Viewer viewer) {
        var typed = form.required("door", 80);
        if (typed.isEmpty()) {
            return null;
        }
        var within = viewer.grants().stream().map(Grant::area).distinct().toList();
        var found = AreaCode.isValid(typed) ? places.at(new AreaCode(typed)).stream()
            .filter(place -> within.stream().anyMatch(area -> area.contains(place.code()))).toList()
            : places.search(typed, within, CANDIDATES);
        var doors = found.stream().filter(place -> place.code().level() == AreaCode.Level.DOOR).toList();
        var addresses = places.addresses(doors.stream().map(Place::code).toList());
        var exact = doors.stream().filter(place -> addresses.getOrDefault(place.code(), "").endsWith(typed)).toList();
        var fitting = exact.isEmpty() ? doors : exact;
        if (fitting.isEmpty()) {
            form.reject("door", "roster.answers.no-door");
        } else if (fitting.size() > 1) {
            form.reject("door", "roster.answers.several", String.join("；", fitting.stream().map(Place::code)
                .map(code -> addresses.getOrDefault(code, code.value())).sorted(Comparator.naturalOrder()).limit(5)
                .toList()));
        }
        return fitting.size() == 1 ? fitting.getFirst() : null;
    }
}
