package org.minsheng.grid.internal.roster;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.minsheng.grid.Grids;
import org.minsheng.grid.internal.roster.PlatePrint.Printed;
import org.minsheng.page.FileName;
import org.minsheng.page.Form;
import org.minsheng.page.Page;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.Viewer;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/** The public page of a grid or zone, and how it is issued, printed and withdrawn. */
@Controller
class GridPlatePages {

    private static final int MOST_SHEETS = 100;

    private final GridPlates plates;
    private final PlateFaces faces;
    private final PlatePrint print;
    private final IssuingPlate issuing;
    private final GroundNames names;
    private final Grids grids;

    GridPlatePages(GridPlates plates, PlateFaces faces, PlatePrint print, IssuingPlate issuing,
                   GroundNames names, Grids grids) {
        this.plates = plates;
        this.faces = faces;
        this.print = print;
        this.issuing = issuing;
        this.names = names;
        this.grids = grids;
    }

    @GetMapping("/g/{token}")
    ModelAndView open(Page page, @PathVariable String token) {
        return plates.byToken(token).map(ground -> page.show("roster/plate", faces.of(ground)))
            .orElseGet(() -> page.show("roster/unknown-plate", token, HttpStatus.NOT_FOUND));
    }

    @PostMapping("/console/rosters/grids/{id}/plate")
    ModelAndView issueGrid(Page page, Viewer viewer, @PathVariable long id) {
        return issue(page, viewer, new Ground(Ground.Kind.GRID, id));
    }

    @PostMapping("/console/rosters/zones/{id}/plate")
    ModelAndView issueZone(Page page, Viewer viewer, @PathVariable long id) {
        return issue(page, viewer, new Ground(Ground.Kind.ZONE, id));
    }

    private ModelAndView issue(Page page, Viewer viewer, Ground ground) {
        known(viewer, ground);
        issuing.issue(viewer, ground);
        return page.go(ground.path(), "roster.plate.issued");
    }

    @PostMapping("/console/rosters/grids/{id}/plate/withdrawal")
    ModelAndView withdrawGrid(Page page, Viewer viewer, @PathVariable long id) {
        return withdraw(page, viewer, new Ground(Ground.Kind.GRID, id));
    }

    @PostMapping("/console/rosters/zones/{id}/plate/withdrawal")
    ModelAndView withdrawZone(Page page, Viewer viewer, @PathVariable long id) {
        return withdraw(page, viewer, new Ground(Ground.Kind.ZONE, id));
    }

    private ModelAndView withdraw(Page page, Viewer viewer, Ground ground) {
        known(viewer, ground);
        issuing.withdraw(viewer, ground);
        return page.go(ground.path(), "roster.plate.withdrawn");
    }

    @GetMapping("/console/rosters/grids/{id}/plate.pdf")
    @Nullable ModelAndView printGrid(Page page, Viewer viewer, @PathVariable long id,
                                     HttpServletResponse response) throws IOException {
        return printOne(page, viewer, new Ground(Ground.Kind.GRID, id), response);
    }

    @GetMapping("/console/rosters/zones/{id}/plate.pdf")
    @Nullable ModelAndView printZone(Page page, Viewer viewer, @PathVariable long id,
                                     HttpServletResponse response) throws IOException {
        return printOne(page, viewer, new Ground(Ground.Kind.ZONE, id), response);
    }

    private @Nullable ModelAndView printOne(Page page, Viewer viewer, Ground ground,
                                            HttpServletResponse response) throws IOException {
        var named = known(viewer, ground);
        return print(page, List.of(ground), named.name(), ground.path(), response);
    }

    /** All grids of an area in one file: those without a page get one first. */
    @PostMapping("/console/rosters/plates")
    ModelAndView issueAll(Page page, Form form, Viewer viewer) {
        var area = area(form.value("area"), viewer);
        int issued = issuing.issueAll(viewer, area);
        return page.go("/console/rosters?area=" + area, "roster.plates.issued", issued);
    }

    @GetMapping("/console/rosters/plates.pdf")
    @Nullable ModelAndView printAll(Page page, Viewer viewer, HttpServletResponse response) throws IOException {
        var area = area(page.url().get("area"), viewer);
        var back = "/console/rosters?area=" + area;
        var grounds = grids.within(area).stream().map(grid -> new Ground(Ground.Kind.GRID, grid.id().value())).toList();
        return grounds.size() > MOST_SHEETS ? page.warn(back, "roster.plates.too-many", MOST_SHEETS)
            : print(page, grounds, area.value(), back, response);
    }

    private @Nullable ModelAndView print(Page page, List<Ground> grounds, String name, String back,
                                         HttpServletResponse response) throws IOException {
        var tokens = plates.tokens(grounds);
        var printed = grounds.stream().filter(tokens::containsKey)
            .map(ground -> new Printed(faces.of(ground),
            page.base() + "/g/" + tokens.get(ground))).toList();
        if (printed.isEmpty()) {
            return page.warn(back, "roster.plates.none");
        }
        response.setContentType("application/pdf");
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, FileName.shown(name + ".pdf"));
        print.write(page, printed, response.getOutputStream());
        return null;
    }

    private static AreaCode area(String asked, Viewer viewer) {
        if (!AreaCode.isValid(asked) || !Rights.mayEdit(viewer, new AreaCode(asked))) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        return new AreaCode(asked);
    }

    private GroundNames.Named known(Viewer viewer, Ground ground) {
        return names.find(ground).filter(found -> Rights.mayEdit(viewer, found.community()))
            .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
