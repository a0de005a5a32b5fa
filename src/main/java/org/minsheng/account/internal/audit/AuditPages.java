package org.minsheng.account.internal.audit;

import de.siegmar.fastcsv.writer.CsvWriter;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.minsheng.page.Form;
import org.minsheng.page.Menu;
import org.minsheng.page.Page;
import org.minsheng.shared.AuditTrail;
import org.minsheng.shared.Slice;
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
    private static final int MOST_EXPORTED = 50_000;

    private final AuditList list;
    private final AuditNames names;
    private final AuditChanges changes;
    private final AuditTrail trail;
    private final AuditWords words;

    AuditPages(AuditList list, AuditNames names, AuditChanges changes, AuditTrail trail, AuditWords words) {
        this.list = list;
        this.names = names;
        this.changes = changes;
        this.trail = trail;
        this.words = words;
    }

    @GetMapping("/console/audit")
    ModelAndView show(Page page, Form form) {
        var entries = list.find(filter(page, form), before(form), PAGE);
        var names = names(page, entries.rows());
        return page.show("account/audit", new AuditView(entries, names, entries.rows().stream()
            .collect(Collectors.toMap(AuditRow::id, row -> said(page, row, names)))));
    }

    @GetMapping("/console/audit/{id}")
    ModelAndView one(Page page, @PathVariable long id) {
        var entry = list.one(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        var names = names(page, List.of(entry));
        return page.show("account/audit-entry", new AuditEntryView(entry,
            names.getOrDefault(entry.actor(), entry.actor()), said(page, entry, names), changes.of(page, entry)));
    }

    private AuditView.Said said(Page page, AuditRow row, Map<String, String> names) {
        return new AuditView.Said(words.did(page, row.action()), words.subject(page, row.subject(), names));
    }

    @GetMapping("/console/audit.csv")
    void export(Page page, Form form, Viewer viewer, HttpServletResponse response) throws IOException {
        var filter = filter(page, form);
        trail.record(viewer, "account.export-audit", "audit:all", null, filter);
        response.setContentType("text/csv;charset=UTF-8");
        response.setHeader("Content-Disposition", "attachment; filename=\"audit.csv\"");
        var out = new OutputStreamWriter(response.getOutputStream(), StandardCharsets.UTF_8);
        out.write('\ufeff');
        try (var csv = CsvWriter.builder().build(out)) {
            csv.writeRecord("id", "at", "actor", "action", "subject", "before", "after", "address", "seal");
            long before = before(form);
            int written = 0;
            for (Slice<AuditRow> part = list.find(filter, before, 1000); ; part = list.find(filter, before, 1000)) {
                part.rows().forEach(row -> csv.writeRecord(cells(row)));
                written += part.rows().size();
                if (part.next() == null || written >= MOST_EXPORTED) {
                    break;
                }
                before = Long.parseLong(part.next());
            }
        }
    }

    private static List<String> cells(AuditRow row) {
        return List.of(Long.toString(row.id()), row.at().toString(), row.actor(),
            plain(row.action()), plain(row.subject()), plain(row.before()), plain(row.after()), plain(row.address()),
            row.batch() == null ? "" : row.batch().toString());
    }

    /** No spreadsheet takes it for a formula. */
    private static String plain(@Nullable String text) {
        return text == null ? "" : !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }

    private AuditList.Filter filter(Page page, Form form) {
        return new AuditList.Filter(form.value("actor"), actors(page, form.value("actor")), form.value("action"),
            words.actions(page, form.value("action")), form.value("subject"), day(page, form.value("from"), 0),
            day(page, form.value("to"), 1));
    }

    private Set<String> actors(Page page, String name) {
        if (name.isEmpty()) {
            return Set.of();
        }
        var found = new HashSet<>(list.named(name));
        for (var actor : List.of(Viewer.SYSTEM.actor(), Viewer.ANONYMOUS.actor())) {
            if (page.t("account.audit." + actor).equals(name)) {
                found.add(actor);
            }
        }
        return found;
    }

    private static @Nullable Instant day(Page page, String text, int plus) {
        try {
            return text.isEmpty() ? null
                : LocalDate.parse(text).plusDays(plus).atStartOfDay(page.clock().getZone()).toInstant();
        } catch (DateTimeException unreadable) {
            return null;
        }
    }

    private static long before(Form form) {
        var after = form.value("after");
        return after.matches("\\d{1,18}") ? Long.parseLong(after) : Long.MAX_VALUE;
    }

    private Map<String, String> names(Page page, Collection<AuditRow> rows) {
        var names = this.names.of(rows.stream().flatMap(row -> Stream.of(row.actor(), row.subject()))
            .collect(Collectors.toSet()), page.locale());
        names.put(Viewer.ANONYMOUS.actor(), page.t("account.audit.anonymous"));
        names.put(Viewer.SYSTEM.actor(), page.t("account.audit.system"));
        return names;
    }

    @Bean
    static Menu auditMenu() {
        return new Menu("/console/audit", "account.audit.title", "shield-search", "menu.system", 930);
    }
}
