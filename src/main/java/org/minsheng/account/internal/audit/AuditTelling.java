package org.minsheng.account.internal.audit;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.minsheng.page.Page;
import org.minsheng.shared.Viewer;
import org.springframework.stereotype.Component;

/** Entries in the reader's language, the same on the screen and in a file that leaves the house. */
@Component
class AuditTelling {

    private final AuditNames names;
    private final AuditChanges changes;
    private final AuditWords words;

    AuditTelling(AuditNames names, AuditChanges changes, AuditWords words) {
        this.names = names;
        this.changes = changes;
        this.words = words;
    }

    /** With what each of them changed, in the order given. */
    List<AuditEntryView> of(Page page, List<AuditRow> rows) {
        var names = names(page, rows);
        var changed = changes.of(page, rows);
        return rows.stream().map(row -> new AuditEntryView(row, said(page, row, names),
            changed.getOrDefault(row.id(), List.of()))).toList();
    }

    /** Residents by number only: whoever reads the trail need not know their names. */
    AuditView.Said said(Page page, AuditRow row, Map<String, String> names) {
        return new AuditView.Said(
            names.getOrDefault(row.actor(), words.unnamed(page, row.actor(), row.actor())),
            words.did(page, row.action()), words.subject(page, row.subject(), names));
    }

    Map<String, String> names(Page page, Collection<AuditRow> rows) {
        var names = this.names.of(rows.stream().flatMap(row -> Stream.of(row.actor(), row.subject()))
            .collect(Collectors.toSet()), page.locale());
        names.put(Viewer.ANONYMOUS.actor(), page.t("account.audit.anonymous"));
        names.put(Viewer.SYSTEM.actor(), page.t("account.audit.system"));
        return names;
    }
}
