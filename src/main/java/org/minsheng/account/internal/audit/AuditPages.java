package org.minsheng.account.internal.audit;

import de.siegmar.fastcsv.writer.CsvWriter;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.minsheng.account.Accounts;
import org.minsheng.page.Form;
import org.minsheng.page.Menu;
import org.minsheng.page.Page;
import org.minsheng.shared.AccountId;
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
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The audit trail, for the auditor alone; that it was taken out of the house is written into it. */
@Controller
class AuditPages {

    private static final int PAGE = 50;
    private static final int MOST_EXPORTED = 50_000;

    private final AuditList list;
    private final Accounts accounts;
    private final AuditTrail trail;
    private final AuditWords words;
    private final JsonMapper json;

    AuditPages(AuditList list, Accounts accounts, AuditTrail trail, AuditWords words, JsonMapper json) {
        this.list = list;
        this.accounts = accounts;
        this.trail = trail;
        this.words = words;
        this.json = json;
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
            names.getOrDefault(entry.actor(), entry.actor()), said(page, entry, names), changes(entry)));
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
        Map<AccountId, String> actors = new HashMap<>();
        rows.stream().flatMap(row -> Stream.of(row.actor(), row.subject()))
            .filter(actor -> actor.matches("account:\\d{1,18}")).distinct()
            .forEach(actor -> actors.put(new AccountId(Long.parseLong(actor.substring(8))), actor));
        Map<String, String> names = new HashMap<>();
        names.put("anonymous", page.t("account.audit.anonymous"));
        names.put("system", page.t("account.audit.system"));
        accounts.names(actors.keySet()).forEach((id, name) -> names.put("account:" + id.value(), name));
        return names;
    }

    private List<AuditEntryView.Change> changes(AuditRow entry) {
        var before = fields(entry.before());
        var after = fields(entry.after());
        var fields = new TreeSet<>(before.keySet());
        fields.addAll(after.keySet());
        List<AuditEntryView.Change> changes = new ArrayList<>();
        for (var field : fields) {
            changes.add(new AuditEntryView.Change(field, before.get(field), after.get(field)));
        }
        return changes;
    }

    private Map<String, String> fields(@Nullable String state) {
        Map<String, String> fields = new HashMap<>();
        if (state != null) {
            JsonNode node = json.readTree(state);
            if (node.isObject()) {
                node.properties().forEach(field -> fields.put(field.getKey(), shown(field.getValue())));
            } else {
                fields.put("", shown(node));
            }
        }
        return fields;
    }

    private static String shown(JsonNode node) {
        return node.isString() ? node.asString() : node.toString();
    }

    @Bean
    static Menu auditMenu() {
        return new Menu("/console/audit", "account.audit.title", "shield-search", "menu.system", 930);
    }
}
