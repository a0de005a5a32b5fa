package org.minsheng.grid.internal;

import java.util.List;
import org.minsheng.grid.internal.Outcome.Done;
import org.minsheng.grid.internal.Outcome.Refused;
import org.minsheng.page.Crumb;
import org.minsheng.page.Form;
import org.minsheng.page.Page;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.AreaCode.Level;
import org.minsheng.shared.Viewer;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/** Drawing outlines by hand on the map, or changing their text where there is no map. */
@Controller
class OutlinePages {

    private final SeenGrids seen;
    private final GridBook grids;
    private final GridMaps maps;
    private final DrawingOutline drawing;
    private final CommunityField communities;

    OutlinePages(SeenGrids seen, GridBook grids, GridMaps maps, DrawingOutline drawing, CommunityField communities) {
        this.seen = seen;
        this.grids = grids;
        this.maps = maps;
        this.drawing = drawing;
        this.communities = communities;
    }

    @GetMapping("/console/grids/{code}/outline")
    ModelAndView grid(Page page, Viewer viewer, @PathVariable String code) {
        var row = seen.known(viewer, code);
        return page.show("grid/outline", view(page, row, Form.empty().prefill("outline", row.outline())));
    }

    @PostMapping("/console/grids/{code}/outline")
    ModelAndView drawGrid(Page page, Viewer viewer, Form form, @PathVariable String code) {
        var row = seen.known(viewer, code);
        return answer(page, form,
            drawing.draw(viewer, wish(form, row.grid().community(), Part.GRID, row.grid().id().value())), row.path(),
            view(page, row, form));
    }

    private GridViews.Drawing view(Page page, GridRow row, Form form) {
        return new GridViews.Drawing(page.t("grid.outline.title", row.grid().name()), row.path() + "/outline",
            row.path(), row.version(),
            maps.beside(row.grid().community(), row.grid().id().value()), form,
            List.of(new Crumb(page.t("grid.menu"), "/console/grids"),
            new Crumb(row.grid().name(), row.path())));
    }

    @GetMapping("/console/grids/zones/{id}/outline")
    ModelAndView zone(Page page, Viewer viewer, @PathVariable long id) {
        var row = seen.known(viewer, Part.ZONE, id);
        return page.show("grid/outline", view(page, row, Form.empty().prefill("outline", row.outline())));
    }

    @PostMapping("/console/grids/zones/{id}/outline")
    ModelAndView drawZone(Page page, Viewer viewer, Form form, @PathVariable long id) {
        var row = seen.known(viewer, Part.ZONE, id);
        return answer(page, form, drawing.draw(viewer, wish(form, row.community(), Part.ZONE, id)), row.path(),
            view(page, row, form));
    }

    @GetMapping("/console/grids/units/{id}/outline")
    ModelAndView unit(Page page, Viewer viewer, @PathVariable long id) {
        var row = seen.known(viewer, Part.UNIT, id);
        return page.show("grid/outline", view(page, row, Form.empty().prefill("outline", row.outline())));
    }

    @PostMapping("/console/grids/units/{id}/outline")
    ModelAndView drawUnit(Page page, Viewer viewer, Form form, @PathVariable long id) {
        var row = seen.known(viewer, Part.UNIT, id);
        return answer(page, form, drawing.draw(viewer, wish(form, row.community(), Part.UNIT, id)), row.path(),
            view(page, row, form));
    }

    private GridViews.Drawing view(Page page, PartRow row, Form form) {
        return new GridViews.Drawing(page.t("grid.outline.title", row.name()), row.path() + "/outline", row.path(),
            row.version(),
            maps.beside(row.community(), null), form,
            List.of(new Crumb(page.t("grid.menu"), "/console/grids"), new Crumb(row.name(), row.path())));
    }

    @GetMapping("/console/grids/communities/{code}/outline")
    ModelAndView community(Page page, Viewer viewer, @PathVariable String code) {
        var community = known(viewer, code);
        var drawn = grids.outlineOf(community);
        return page.show("grid/outline",
            view(page, community, drawn.version(), Form.empty().prefill("outline", drawn.outline())));
    }

    @PostMapping("/console/grids/communities/{code}/outline")
    ModelAndView drawCommunity(Page page, Viewer viewer, Form form, @PathVariable String code) {
        var community = known(viewer, code);
        return answer(page, form, drawing.draw(viewer, wish(form, community, null, 0)),
            "/console/grids/checks?community=" + code,
            view(page, community, SeenGrids.version(form), form));
    }

    private GridViews.Drawing view(Page page, AreaCode community, int version, Form form) {
        return new GridViews.Drawing(page.t("grid.outline.title", communities.name(community)),
            "/console/grids/communities/" + community + "/outline",
            "/console/grids/checks?community=" + community, version, maps.beside(community, null), form,
            List.of(new Crumb(page.t("grid.menu"), "/console/grids"),
            new Crumb(page.t("grid.checks.title"), "/console/grids/checks?community=" + community)));
    }

    private static AreaCode known(Viewer viewer, String code) {
        if (!AreaCode.isValid(code) || code.length() != Level.COMMUNITY.digits()
            || !Rights.maySee(viewer, new AreaCode(code))) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        return new AreaCode(code);
    }

    private static DrawingOutline.Wish wish(Form form, AreaCode community, @org.jspecify.annotations.Nullable Part part,
                                            long id) {
        return new DrawingOutline.Wish(community, part, id, SeenGrids.version(form), form.value("outline"));
    }

    private static ModelAndView answer(Page page, Form form, Outcome outcome, String back, GridViews.Drawing view) {
        return switch (outcome) {
            case Done done -> page.go(back, "grid.done.drawn");
            case Refused refused -> {
                form.reject(refused.field().equals("version") ? "outline" : refused.field(), refused.key(),
                    refused.args());
                yield page.again("grid/outline", view);
            }
        };
    }
}
