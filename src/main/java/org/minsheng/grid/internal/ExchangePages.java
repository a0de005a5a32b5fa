package org.minsheng.grid.internal;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.minsheng.area.Places;
import org.minsheng.grid.internal.Outcome.Done;
import org.minsheng.grid.internal.Outcome.Refused;
import org.minsheng.page.AreaMap;
import org.minsheng.page.Form;
import org.minsheng.page.Page;
import org.minsheng.page.Sheet;
import org.minsheng.page.UnreadableFile;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.RequestKey;
import org.minsheng.shared.Viewer;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;

/** Outlines out of other programs and into them: GeoJSON in with a preview, GeoJSON and Excel out. */
@Controller
class ExchangePages {

    private final GridBook grids;
    private final SeenGrids seen;
    private final Places places;
    private final ImportingOutlines importing;
    private final GridExport export;

    ExchangePages(GridBook grids, SeenGrids seen, Places places, ImportingOutlines importing, GridExport export) {
        this.grids = grids;
        this.seen = seen;
        this.places = places;
        this.importing = importing;
        this.export = export;
    }

    @GetMapping("/console/grids/imports/new")
    ModelAndView blank(Page page) {
        return page.show("grid/import", new GridViews.Import(Form.empty(), List.of(), "", AreaMap.of(List.of())));
    }

    @PostMapping("/console/grids/imports")
    ModelAndView preview(Page page, Viewer viewer, Form form,
                         @RequestParam(required = false) @Nullable MultipartFile file) throws IOException {
        try {
            if (file == null || file.isEmpty()) {
                throw new UnreadableFile("file.empty");
            }
            if (file.getSize() > OutlineFile.MOST_BYTES) {
                throw new UnreadableFile("grid.import.too-large", OutlineFile.MOST_BYTES / 1000);
            }
            return preview(page, viewer, form, Sheet.text(file.getBytes()));
        } catch (UnreadableFile unreadable) {
            form.reject("file", unreadable.key(), unreadable.args());
            return page.again("grid/import", new GridViews.Import(form, List.of(), "", AreaMap.of(List.of())));
        }
    }

    private ModelAndView preview(Page page, Viewer viewer, Form form, String text) {
        try {
            var entries = read(viewer, text);
            return page.show("grid/import",
                new GridViews.Import(form, entries.stream()
                .map(entry -> new GridViews.ImportLine(entry.number(), entry.code(),
                entry.name(), entry.fault().isEmpty() ? "" : page.t(entry.fault()), entry.what())).toList(), text,
                map(entries)));
        } catch (Shapes.Unusable unusable) {
            form.reject("file", unusable.key());
            return page.again("grid/import", new GridViews.Import(form, List.of(), "", AreaMap.of(List.of())));
        }
    }

    private List<OutlineFile.Entry> read(Viewer viewer, String text) throws Shapes.Unusable {
        return OutlineFile.read(text, code -> grids.find(code).orElse(null),
            community -> Rights.mayChange(viewer, community)
            && places.at(community).filter(place -> place.retiredAt() == null && place.code().equals(community))
            .isPresent());
    }

    private static AreaMap map(List<OutlineFile.Entry> entries) {
        var shapes = new ArrayList<AreaMap.Shape>();
        entries.stream().filter(entry -> entry.fault().isEmpty())
            .forEach(entry -> shapes.add(new AreaMap.Shape(entry.code(),
            entry.what().equals("community") ? AreaMap.Kind.BOUNDARY : AreaMap.Kind.AREA, entry.outline(), entry.name(),
            entry.code(),
            entry.what().equals("new") ? "good" : "info", null, null)));
        return AreaMap.of(shapes);
    }

    @PostMapping("/console/grids/imports/confirmation")
    ModelAndView confirm(Page page, Viewer viewer, Form form) {
        var key = form.read("requestKey", RequestKey::of, "form.not-a-choice");
        var text = form.value("text");
        try {
            var entries = text.isEmpty() ? List.<OutlineFile.Entry>of() : read(viewer, text).stream()
                .filter(entry -> entry.fault().isEmpty()).toList();
            if (entries.isEmpty() || key == null) {
                form.reject("file", "file.empty");
                return preview(page, viewer, form, text);
            }
            switch (importing.take(viewer, key, entries)) {
                case Done(String code, int count) -> {
                    return page.go("/console/grids?area=" + entries.getFirst().community(), "grid.done.imported",
                        count);
                }
                case Refused refused -> form.reject("file", refused.key(), refused.args());
            }
        } catch (Shapes.Unusable unusable) {
            form.reject("file", unusable.key());
        } catch (ImportingOutlines.NameTaken taken) {
            form.reject("file", taken.refused().key(), taken.refused().args());
        }
        return preview(page, viewer, form, text);
    }

    @GetMapping("/console/grids/export.geojson")
    void geoJson(Page page, Viewer viewer, HttpServletResponse response) throws IOException {
        response.setContentType("application/geo+json");
        response.setHeader("Content-Disposition", "attachment; filename=grids.geojson");
        export.geoJson(rows(page, viewer), response.getOutputStream());
    }

    @GetMapping("/console/grids/export.xlsx")
    void excel(Page page, Viewer viewer, HttpServletResponse response) throws IOException {
        response.setContentType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
        response.setHeader("Content-Disposition", "attachment; filename=grids.xlsx");
        export.excel(page, rows(page, viewer), response.getOutputStream());
    }

    /** The grids of the area that the list is narrowed to, or of all the person's areas. */
    private List<GridRow> rows(Page page, Viewer viewer) {
        var wished = page.url().get("area");
        var areas = AreaCode.isValid(wished) && Rights.maySee(viewer, new AreaCode(wished))
            ? List.of(new AreaCode(wished)) : Rights.areas(viewer);
        var own = seen.own(viewer);
        return areas.stream().map(grids::within).flatMap(List::stream)
            .filter(row -> Rights.maySee(viewer, row.grid().community()))
            .filter(row -> own.isEmpty() || own.contains(row.grid().id())).distinct().toList();
    }
}
