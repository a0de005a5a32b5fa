package org.minsheng.account.internal.audit;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import org.minsheng.page.Form;
import org.minsheng.page.Menu;
import org.minsheng.page.Page;
import org.minsheng.shared.AuditTrail;
import org.minsheng.shared.Viewer;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/** The audit trail, for the auditor alone; that it was taken out of the house is written into it. */
@Controller
class AuditPages {

    private static final int PAGE = 50;

    private final AuditList list;
    private final AuditSearch search;
    private final AuditTelling telling;
    private final AuditExport export;
    private final AuditTrail trail;

    AuditPages(AuditList list, AuditSearch search, AuditTelling telling, AuditExport export, AuditTrail trail) {
        this.list = list;
        this.search = search;
        this.telling = telling;
        this.export = export;
        this.trail = trail;
    }

    @GetMapping("/console/audit")
    ModelAndView show(Page page, Form form) {
        var entries = list.find(search.read(page, form), before(form), PAGE);
        var names = telling.names(page, entries.rows());
        return page.show("account/audit", new AuditView(entries, entries.rows().stream()
            .collect(Collectors.toMap(AuditRow::id, row -> telling.said(page, row, names)))));
    }

    @GetMapping("/console/audit/{id}")
    ModelAndView one(Page page, @PathVariable long id) {
        var entry = list.one(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        return page.show("account/audit-entry", telling.of(page, List.of(entry)).getFirst());
    }

    @GetMapping("/console/audit.csv")
    void export(Page page, Form form, Viewer viewer, HttpServletResponse response) throws IOException {
        var filter = search.read(page, form);
        trail.record(viewer, "account.export-audit", "audit:all", null, filter.typed());
        response.setContentType("text/csv;charset=UTF-8");
        response.setHeader("Content-Disposition", "attachment; filename=\"audit.csv\"");
        var out = new OutputStreamWriter(response.getOutputStream(), StandardCharsets.UTF_8);
        out.write('\ufeff');
        export.write(page, filter, before(form), out);
        out.flush();
    }

    private static long before(Form form) {
        var after = form.value("after");
        return after.matches("\\d{1,18}") ? Long.parseLong(after) : Long.MAX_VALUE;
    }

    @Bean
    static Menu auditMenu() {
        return new Menu("/console/audit", "account.audit.title", "shield-search", "menu.system", 930);
    }
}
