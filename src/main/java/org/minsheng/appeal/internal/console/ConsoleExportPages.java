package org.minsheng.appeal.internal.console;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.minsheng.account.ExportLimit;
import org.minsheng.page.FileName;
import org.minsheng.page.Page;
import org.minsheng.page.Url;
import org.minsheng.shared.Viewer;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;

/** Few rows of the ledger come at once; for more a second person is asked. */
@Controller
class ConsoleExportPages {

    private final AppealExport export;
    private final ExportLimit limit;
    private final Clock clock;

    ConsoleExportPages(AppealExport export, ExportLimit limit, Clock clock) {
        this.export = export;
        this.limit = limit;
        this.clock = clock;
    }

    @GetMapping("/console/appeals/export")
    @Nullable ModelAndView export(Page page, Viewer viewer, HttpServletResponse response) throws IOException {
        var filter = page.url().names().stream().collect(Collectors.toMap(name -> name, page.url()::get));
        if (export.rows(viewer, filter, limit.rows() + 1) > limit.rows()) {
            return page.go(new Url("/console/exports/new", page.url().query())
                .with("of", AppealExport.KIND).toString());
        }
        response.setContentType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION,
            FileName.saved(page.t("appeal.export.file", LocalDate.now(clock).toString()) + ".xlsx"));
        export.write(page, filter, false, "", response.getOutputStream());
        return null;
    }
}
