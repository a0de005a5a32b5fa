package org.minsheng.area.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.minsheng.page.Crumb;
import org.minsheng.page.Form;
import org.minsheng.page.Option;
import org.minsheng.page.Page;
import org.minsheng.page.Tab;
import org.minsheng.page.TimelineEntry;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.AreaCode.Level;
import org.minsheng.shared.Slice;
import org.minsheng.shared.Viewer;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;

/** Gathers what a place's page shows, only the part that its open tab needs. */
@Component
class PlaceViews {

    static final int PAGE = 50;

    private final PlaceRepository places;
    private final PlateRepository plates;
    private final PlaceHistory history;
    private final JdbcClient jdbc;

    PlaceViews(PlaceRepository places, PlateRepository plates, PlaceHistory history, JdbcClient jdbc) {
        this.places = places;
        this.plates = plates;
        this.history = history;
        this.jdbc = jdbc;
    }

    /**
     * The place by a present or former code.
     *
     * @throws ResponseStatusException when there is none that this person may see
     */
    PlaceRow known(Viewer viewer, String code) {
        if (!AreaCode.isValid(code)) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        return places.at(new AreaCode(code))
            .filter(place -> Rights.maySee(viewer, place.code()))
            .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    PlaceView view(Page page, PlaceRow place, String tab, Form form) {
        var code = place.code();
        var viewer = page.viewer();
        boolean standing = !place.isRetired();
        var allowed = new PlaceView.Allowed(standing && Rights.mayAddBelow(viewer, code),
            Rights.mayChange(viewer, code), standing && code.level() == Level.COUNTY && Rights.mayOpen(viewer, code));
        var after = page.url().get("after");
        var county = county(code);
        boolean manages = tab.equals("manage") && (allowed.add() || allowed.change());
        return new PlaceView(place, crumbs(viewer, code), tab, tabs(page, place, allowed),
            code.level().ordinal() >= Level.COMMUNITY.ordinal() ? places.counts(code) : Map.of(), allowed,
            tab.isEmpty() ? children(code, after) : new Slice<>(List.of(), null),
            tab.equals("history") ? timeline(page, place, after) : new Slice<>(List.of(), null),
            tab.equals("plates") || code.level() == Level.DOOR ? plates.of(place.id()) : List.of(),
            county,
            Codes.below(code.level()).stream().map(level -> new Option(level.name(), page.t(level))).toList(),
            manages && MovingPlace.isMovable(code.level()) ? parents(viewer, place) : List.of(),
            form.prefill("version", Integer.toString(place.version()))
                .prefill("hotline", county == null ? "" : county.hotline()));
    }

    private Slice<PlaceRow> children(AreaCode code, String after) {
        return Slice.of(places.children(code, after, PAGE + 1), PAGE, place -> place.code().value());
    }

    List<Crumb> crumbs(Viewer viewer, AreaCode code) {
        return places.path(code).stream()
            .filter(place -> !place.code().equals(code) && Rights.maySee(viewer, place.code()))
            .map(place -> new Crumb(place.shortName(), "/console/places/" + place.code()))
            .toList();
    }

    private static List<Tab> tabs(Page page, PlaceRow place, PlaceView.Allowed allowed) {
        var names = new ArrayList<String>();
        if (place.code().level() != Level.DOOR) {
            names.add("");
        }
        if (place.code().level().ordinal() >= Level.TOWN.ordinal()) {
            names.add("plates");
        }
        names.add("history");
        if (allowed.add() || allowed.change() || allowed.open()) {
            names.add("manage");
        }
        var open = open(page, place);
        return names.stream()
            .map(name -> new Tab(page.t("area.tab." + (name.isEmpty() ? "children" : name)),
                "/console/places/" + place.code() + (name.isEmpty() ? "" : "?tab=" + name), name.equals(open), null))
            .toList();
    }

    /** The tab that the address asks for; a form that was sent came from the managing one. */
    static String open(Page page, PlaceRow place) {
        if (!page.path().endsWith("/" + place.code())) {
            return page.path().contains("/plate") ? "plates" : "manage";
        }
        var asked = page.url().get("tab");
        if (List.of("plates", "history", "manage").contains(asked)) {
            return asked;
        }
        return place.code().level() == Level.DOOR ? "plates" : "";
    }

    private Slice<TimelineEntry> timeline(Page page, PlaceRow place, String after) {
        return history.of(place.id(), after).map(step -> new TimelineEntry(step.at(), page.t(step.kind()),
            step.actor().equals("system") ? page.t("area.history.system") : step.actorName(),
            detail(step), tone(step.kind()), icon(step.kind()), List.of()));
    }

    private static @Nullable String detail(PlaceHistory.Step step) {
        return step.before() == null ? step.after() : step.before() + " → " + step.after();
    }

    private static String tone(PlaceHistory.HistoryKind kind) {
        return switch (kind) {
            case ADDED, RESTORED, OPENED -> "good";
            case RETIRED, UNDONE, PLATE_WITHDRAWN -> "warn";
            case RENAMED, MOVED, PLATE_ISSUED -> "info";
        };
    }

    private static String icon(PlaceHistory.HistoryKind kind) {
        return switch (kind) {
            case ADDED, RESTORED, OPENED -> "plus";
            case RETIRED, UNDONE, PLATE_WITHDRAWN -> "x";
            case RENAMED -> "edit";
            case MOVED -> "arrow-right";
            case PLATE_ISSUED -> "qrcode";
        };
    }

    private PlaceView.@Nullable County county(AreaCode code) {
        return code.level() != Level.COUNTY ? null : jdbc.sql("select hotline from area.county where code = :code")
            .param("code", code.value())
            .query((row, number) -> new PlaceView.County(row.getString("hotline")))
            .optional().orElse(null);
    }

    /**
     * Where a place could go: a compound or community within its county, a building within its town, the rest nearer.
     */
    private List<Option> parents(Viewer viewer, PlaceRow place) {
        var code = place.code();
        var within = code.at(switch (code.level()) {
            case COMMUNITY, COMPOUND -> Level.COUNTY;
            case BUILDING -> Level.TOWN;
            default -> Level.COMMUNITY;
        });
        var levels = List.of(Level.values()).stream()
            .filter(level -> Codes.below(level).contains(code.level()))
            .map(Level::digits).toList();
        return within == null ? List.of() : places.parents(within, levels).stream()
            .filter(parent -> !parent.code().equals(place.parent()) && Rights.mayAddBelow(viewer, parent.code()))
            .map(parent -> new Option(parent.code().value(), parent.address()))
            .toList();
    }
}
