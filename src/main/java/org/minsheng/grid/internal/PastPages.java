package org.minsheng.grid.internal;

import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.minsheng.area.Places;
import org.minsheng.grid.DoorParts;
import org.minsheng.grid.Grids;
import org.minsheng.page.Form;
import org.minsheng.page.Option;
import org.minsheng.page.Page;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.AreaCode.Level;
import org.minsheng.shared.Viewer;
import org.springframework.stereotype.Controller;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;

/** Which grid, zone and unit a door was in on a day. */
@Controller
class PastPages {

    private static final int CANDIDATES = 12;

    private final Grids known;
    private final Places places;

    PastPages(Grids known, Places places) {
        this.known = known;
        this.places = places;
    }

    @GetMapping("/console/grids/past")
    ModelAndView ask(Page page, Viewer viewer) {
        var typed = new LinkedMultiValueMap<String, String>();
        typed.add("place", page.url().get("place"));
        if (!page.url().get("day").isEmpty()) {
            typed.add("day", page.url().get("day"));
        }
        var form = new Form(typed);
        var zone = page.clock().getZone();
        form.prefill("day", LocalDate.now(page.clock()).toString());
        var day = form.read("day", PastPages::day, "grid.wrong.day");
        if (form.value("place").isEmpty()) {
            return page.show("grid/past", new GridViews.PastDoors(form, List.of(), "", List.of(), false));
        }
        var doors = doors(form.value("place"), viewer);
        if (doors.isEmpty()) {
            form.reject("place", "grid.wrong.door");
        }
        if (form.hasErrors() || doors.size() != 1) {
            var addresses = places.addresses(doors);
            var found = doors.stream().map(door -> new Option(door.value(), addresses.getOrDefault(door, door.value())))
                .toList();
            return page.show("grid/past", new GridViews.PastDoors(form, found, "", List.of(), false));
        }
        var door = doors.getFirst();
        return page.show("grid/past",
            new GridViews.PastDoors(form, List.of(), places.address(door), lines(door, day, zone), true));
    }

    private List<AreaCode> doors(String typed, Viewer viewer) {
        if (AreaCode.isValid(typed) && typed.length() == Level.DOOR.digits()) {
            var code = new AreaCode(typed);
            return viewer.grants().stream().anyMatch(grant -> grant.area().contains(code))
                || Rights.maySee(viewer, code) ? List.of(code) : List.of();
        }
        return places.search(typed, viewer.grants().stream().map(grant -> grant.area()).distinct().toList(),
            4 * CANDIDATES).stream()
            .map(place -> place.code()).filter(code -> code.level() == Level.DOOR).limit(CANDIDATES).toList();
    }

    private List<GridViews.PastLine> lines(AreaCode door, @Nullable LocalDate day, ZoneId clock) {
        var history = known.history(door);
        var grids = known.grids(history.stream().map(DoorParts::grid).distinct().toList());
        var zones = known.zones(history.stream().map(DoorParts::zone).filter(Objects::nonNull).distinct().toList());
        var units = known.units(history.stream().map(DoorParts::unit).filter(Objects::nonNull).distinct().toList());
        return history.stream().map(parts -> {
            var grid = grids.get(parts.grid());
            return new GridViews.PastLine(grid == null ? "" : grid.name(), grid == null ? "" : grid.code(),
                parts.zone() == null || !zones.containsKey(parts.zone()) ? "" : zones.get(parts.zone()).name(),
                parts.unit() == null || !units.containsKey(parts.unit()) ? "" : units.get(parts.unit()).name(),
                parts.since(), parts.until(), day != null && isOn(parts, day, clock));
        }).toList();
    }

    private static boolean isOn(DoorParts parts, LocalDate day, ZoneId clock) {
        var begins = day.atStartOfDay(clock).toInstant();
        var ends = day.plusDays(1).atStartOfDay(clock).toInstant();
        return parts.since().isBefore(ends) && (parts.until() == null || parts.until().isAfter(begins));
    }

    private static LocalDate day(String typed) {
        try {
            return LocalDate.parse(typed);
        } catch (DateTimeParseException wrong) {
            throw new IllegalArgumentException(wrong);
        }
    }
}
