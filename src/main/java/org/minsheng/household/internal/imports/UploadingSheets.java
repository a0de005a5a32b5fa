package org.minsheng.household.internal.imports;

import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.minsheng.household.internal.Scopes;
import org.minsheng.household.internal.imports.SheetImport.Table;
import org.minsheng.page.UnreadableFile;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.AuditTrail;
import org.minsheng.shared.RequestKey;
import org.minsheng.shared.Viewer;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Takes a file in: keeps it sealed, finds the headings of its worksheets and guesses what the columns mean. */
@Component
class UploadingSheets {

    private static final int SAMPLES = 3;

    private final SheetImports imports;
    private final StagedFile files;
    private final AuditTrail audit;
    private final Clock clock;

    UploadingSheets(SheetImports imports, StagedFile files, AuditTrail audit, Clock clock) {
        this.imports = imports;
        this.files = files;
        this.audit = audit;
        this.clock = clock;
    }

    /** The second time with the same key gives the first one's id. */
    @Transactional(rollbackFor = UnreadableFile.class)
    public long upload(Viewer viewer, RequestKey key, AreaCode area, String fileName,
                       byte[] content) throws UnreadableFile {
        var account = viewer.account();
        if (account == null || !viewer.may(area, Scopes.DESKS)) {
            throw new AccessDeniedException("only a desk may import households of its area");
        }
        var known = imports.byKey(key);
        if (known.isPresent()) {
            return known.get();
        }
        Map<String, Field> guesses = new LinkedHashMap<>();
        Map<String, List<String>> samples = new LinkedHashMap<>();
        List<Table> tables;
        try (var file = TableFile.open(content)) {
            tables = tables(file, guesses, samples);
        }
        if (tables.stream().noneMatch(Table::hasHead)) {
            throw new UnreadableFile("household.import.no-head");
        }
        imports.remembered(area).forEach((title, field) -> {
            if (field.isEmpty()) {
                guesses.remove(title);
            } else if (samples.containsKey(title)) {
                guesses.put(title, Field.valueOf(field));
            }
        });
        long id = imports.add(viewer, account, key, area, fileName, tables, guesses, samples, clock.instant());
        files.keep(id, content);
        audit.record(viewer, "household.import-upload", "import:" + id, null,
            Map.of("area", area.value(), "tables", tables.size()));
        return id;
    }

    private static List<Table> tables(TableFile file,
                                      Map<String, Field> guesses,
                                      Map<String, List<String>> samples) throws UnreadableFile {
        var tables = new ArrayList<Table>();
        for (int at = 0; at < file.tables().size(); at++) {
            var table = file.tables().get(at);
            var head = TableHead.find(file, at).orElse(null);
            tables.add(head == null ? new Table(table.name(), 0, table.rows(), List.of(), false)
                : new Table(table.name(), head.row(), table.rows(), head.titles(), table.visible()));
            if (head != null) {
                head.columns().stream().filter(column -> column.guess() != null)
                    .forEach(column -> guesses.putIfAbsent(column.title(), Objects.requireNonNull(column.guess())));
                sample(file, at, head, samples);
            }
        }
        return tables;
    }

    private static void sample(TableFile file, int table, TableHead head,
                               Map<String, List<String>> samples) throws UnreadableFile {
        head.titles().stream().filter(title -> !title.isEmpty())
            .forEach(title -> samples.computeIfAbsent(title, first -> new ArrayList<>()));
        var seen = new int[1];
        file.walk(table, (number, cells) -> {
            if (number > head.row()) {
                for (int at = 0; at < Math.min(cells.size(), head.columns().size()); at++) {
                    var values = samples.get(head.columns().get(at).title());
                    var text = Samples.shown(cells.get(at));
                    if (values != null && values.size() < SAMPLES && !text.isEmpty() && !values.contains(text)) {
                        values.add(text);
                    }
                }
                seen[0]++;
            }
            return seen[0] < 2 * SAMPLES;
        });
    }
}
