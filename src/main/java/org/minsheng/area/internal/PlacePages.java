package org.minsheng.area.internal;

import java.util.ArrayList;
import java.util.List;
import org.minsheng.page.Form;
import org.minsheng.page.Menu;
import org.minsheng.page.Option;
import org.minsheng.page.Page;
import org.minsheng.page.Tab;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.AreaCode.Level;
import org.minsheng.shared.Grant;
import org.minsheng.shared.Role;
import org.minsheng.shared.Viewer;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;

/** Looking at places: where a person starts, a search, one place. */
@Controller
class PlacePages {

    private static final int MOST_FOUND = 50;

    private final KnownPlaces known;
    private final PlaceRepository places;
    private final PlaceSearch search;
    private final PlaceViews views;
    private final OpeningCounty opening;

    PlacePages(KnownPlaces known, PlaceRepository places, PlaceSearch search, PlaceViews views,
               OpeningCounty opening) {
        this.known = known;
        this.places = places;
        this.search = search;
        this.views = views;
        this.opening = opening;
    }

    @Bean
    static Menu placesMenu() {
        return new Menu("/console/places", "area.menu.places", "map-pin", "menu.ground", 10);
    }

    @GetMapping("/console/places")
    ModelAndView start(Page page, Viewer viewer) {
        return page.show("area/places", view(page, viewer, Form.empty()));
    }

    /** A county begins to be served: its name is known from the shipped divisions. */
    @PostMapping("/console/counties")
    ModelAndView open(Page page, Viewer viewer, Form form) {
        form.required("county", 6);
        var hotline = form.optional("hotline", 30);
        var county = form.read("county", AreaCode::new, "form.not-a-choice");
        if (county != null && openable(viewer).stream().noneMatch(known -> known.code().equals(county))) {
            form.reject("county", "form.not-a-choice");
        }
        if (county != null && !form.hasErrors()) {
            switch (opening.open(viewer, county, hotline)) {
                case Outcome.Done done -> {
                    return page.go("/console/places/" + county, "area.done.county-opened");
                }
                case Outcome.Refused refused -> form.reject("county", refused.key(), refused.args());
            }
        }
        return page.again("area/places", view(page, viewer, form));
    }

    private PlacesView view(Page page, Viewer viewer, Form form) {
        var areas = viewer.grants().stream().map(Grant::area).distinct().toList();
        var words = page.url().get("q");
        boolean searched = !words.isBlank();
        var found = searched ? search.find(words, areas, MOST_FOUND + 1) : starts(areas);
        boolean more = searched && found.size() > MOST_FOUND;
        var openable = searched ? List.<PlaceRow>of() : openable(viewer);
        return new PlacesView(searched, more ? found.subList(0, MOST_FOUND) : found, tabs(page), more,
            openable.stream().map(county -> new Option(county.code().value(), county.name())).toList(), form);
    }

    private List<PlaceRow> openable(Viewer viewer) {
        return viewer.areas(Role.SYSTEM_ADMINISTRATOR).stream().map(places::unserved)
            .flatMap(List::stream).distinct().toList();
    }

    static List<Tab> tabs(Page page) {
        var tabs = new ArrayList<Tab>();
        boolean imports = page.path().startsWith("/console/places/imports");
        tabs.add(new Tab(page.t("area.menu.places"), "/console/places", !imports, null));
        if (page.may("GET", "/console/places/imports")) {
            tabs.add(new Tab(page.t("area.menu.imports"), "/console/places/imports", imports, null));
        }
        return tabs;
    }

    /** The served counties for somebody above them, else the person's own areas. */
    private List<PlaceRow> starts(List<AreaCode> areas) {
        var starts = new ArrayList<PlaceRow>();
        for (var area : areas) {
            if (area.level().ordinal() < Level.COUNTY.ordinal()) {
                known.counties().stream()
                    .filter(county -> area.contains(county.code()))
                    .forEach(county -> places.at(county.code()).ifPresent(starts::add));
                places.at(area).ifPresent(starts::add);
            } else {
                places.at(area).ifPresent(starts::add);
            }
        }
        return starts.stream().distinct().limit(MOST_FOUND).toList();
    }

    @GetMapping("/console/places/{code}")
    ModelAndView place(Page page, Viewer viewer, @PathVariable String code) {
        var place = views.known(viewer, code);
        if (!place.code().value().equals(code)) {
            return page.go("/console/places/" + place.code());
        }
        return page.show("area/place", views.view(page, place, PlaceViews.open(page, place), Form.empty()
            .prefill("newName", place.name()).prefill("newShortName", place.shortName())
            .prefill("buildings", "3").prefill("units", "2").prefill("floors", "6")
            .prefill("doors", "4").prefill("first", "1")));
    }
}
