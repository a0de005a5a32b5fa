package org.minsheng.grid.internal;

import java.util.List;
import org.minsheng.area.Place;
import org.minsheng.area.Places;
import org.minsheng.page.Form;
import org.minsheng.page.Page;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.Role;
import org.minsheng.shared.Viewer;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/** What each county calls the tier below the grid, and how large its grids are by custom. */
@Controller
class CountyPages {

    private static final int FEWEST = 10;
    private static final int MOST = 10_000;

    private final Places places;
    private final NamingTier naming;
    private final JdbcClient jdbc;

    CountyPages(Places places, NamingTier naming, JdbcClient jdbc) {
        this.places = places;
        this.naming = naming;
        this.jdbc = jdbc;
    }

    @GetMapping("/console/grids/counties")
    ModelAndView show(Page page, Viewer viewer) {
        return page.show("grid/counties",
            new GridViews.Counties(counties(viewer).stream().map(county -> view(page, county, Form.empty())).toList()));
    }

    @PostMapping("/console/grids/counties/{code}")
    ModelAndView name(Page page, Viewer viewer, Form form, @PathVariable String code) {
        var counties = counties(viewer);
        if (counties.stream().noneMatch(county -> county.code().value().equals(code))) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        var chinese = form.required("unit", 12);
        var english = form.required("unitEn", 30);
        form.required("households", 5);
        var households = form.read("households", Integer::valueOf, "grid.wrong.households");
        if (households != null && (households < FEWEST || households > MOST)) {
            form.reject("households", "grid.wrong.households");
        }
        if (!form.hasErrors() && households != null) {
            switch (naming.name(viewer, new AreaCode(code), SeenGrids.version(form), chinese, english, households)) {
                case Outcome.Done done -> {
                    return page.go("/console/grids/counties", "grid.done.saved");
                }
                case Outcome.Refused refused -> form.reject("unit", refused.key(), refused.args());
            }
        }
        return page.again("grid/counties", new GridViews.Counties(counties.stream()
            .map(county -> view(page, county, county.code().value().equals(code) ? form : Form.empty())).toList()));
    }

    private List<Place> counties(Viewer viewer) {
        return places.counties().stream().filter(county -> viewer.may(county.code(), Role.SYSTEM_ADMINISTRATOR))
            .toList();
    }

    private GridViews.County view(Page page, Place county, Form form) {
        return jdbc.sql(
            "select unit_name, unit_name_en, version, households_per_grid from grid.county where code = :code")
            .param("code", county.code().value())
            .query((row, number) -> new GridViews.County(county.code().value(), county.shortName(),
                form.prefill("unit", row.getString(1)).prefill("unitEn", row.getString(2))
                .prefill("households", row.getString(4)),
                row.getInt(3)))
            .optional()
            .orElseGet(() -> new GridViews.County(county.code().value(), county.shortName(),
                form.prefill("unit", page.t("grid.unit.usual")).prefill("unitEn", "ten-household unit")
                    .prefill("households", Integer.toString(Weighing.USUAL_HOUSEHOLDS)), 0));
    }
}
