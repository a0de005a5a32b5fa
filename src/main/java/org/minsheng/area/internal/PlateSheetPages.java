package org.minsheng.area.internal;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.minsheng.area.internal.PlateSheets.Size;
import org.minsheng.area.internal.PlateSheets.Words;
import org.minsheng.page.FileName;
import org.minsheng.page.Page;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.Viewer;
import org.springframework.http.HttpHeaders;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.ModelAndView;

/** Files to take away: plates as PDF, doors as Excel. */
@Controller
class PlateSheetPages {

    private final PlaceViews views;
    private final PlateRepository plates;
    private final PlateSheets sheets;
    private final DoorExport doors;
    private final JdbcClient jdbc;

    PlateSheetPages(PlaceViews views, PlateRepository plates, PlateSheets sheets, DoorExport doors, JdbcClient jdbc) {
        this.views = views;
        this.plates = plates;
        this.sheets = sheets;
        this.doors = doors;
        this.jdbc = jdbc;
    }

    @GetMapping("/console/places/{code}/plates.pdf")
    @Nullable ModelAndView plates(Page page, Viewer viewer, @PathVariable String code, HttpServletResponse response)
        throws IOException {
        var place = views.known(viewer, code);
        var printed = plates.printed(place.code(), PlateSheets.MOST_PLATES + 1);
        var back = "/console/places/" + place.code() + "?tab=plates";
        if (printed.isEmpty()) {
            return page.go(back, "area.sheet.empty");
        }
        if (printed.size() > PlateSheets.MOST_PLATES) {
            return page.warn(back, "area.sheet.too-many", PlateSheets.MOST_PLATES);
        }
        var size = Size.of(page.url().get("size"));
        download(response, "application/pdf", place.shortName() + "-" + (int) size.width + "x"
            + (int) size.height + ".pdf", true);
        sheets.write(size, printed, new Words(page.t("area.sheet.heading"), hotline(page, place.code()), page.base()),
            response.getOutputStream());
        return null;
    }

    @GetMapping("/console/places/{code}/doors.xlsx")
    @Nullable ModelAndView doors(Page page, Viewer viewer, @PathVariable String code, HttpServletResponse response)
        throws IOException {
        var place = views.known(viewer, code);
        if (place.code().level().ordinal() < AreaCode.Level.COMMUNITY.ordinal()) {
            return page.go("/console/places/" + place.code(), "area.export.by-community");
        }
        download(response, DoorExport.TYPE, place.shortName() + ".xlsx", false);
        doors.write(place.code(), page, page.base(), response.getOutputStream());
        return null;
    }

    static void download(HttpServletResponse response, String type, String name, boolean show) {
        response.setContentType(type);
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, show ? FileName.shown(name) : FileName.saved(name));
    }

    private String hotline(Page page, AreaCode place) {
        return jdbc.sql("select hotline from area.county where code = :code and hotline <> ''")
            .param("code", place.county().value())
            .query(String.class)
            .optional()
            .map(number -> page.t("area.sheet.hotline", number))
            .orElse("");
    }
}
