package org.minsheng.household.internal.imports;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.minsheng.household.internal.imports.SheetImport.Table;
import org.minsheng.shared.AuditTrail;
import org.minsheng.shared.Viewer;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Says what the columns mean, remembers it for the area, and lets the file be read in the background. */
@Component
class MappingColumns {

    /** What somebody chose. */
    record Choice(List<Table> tables, Map<String, Field> mapping, String areaCode, boolean consented) {
    }

    /** A message key with its arguments. */
    @SuppressWarnings("ArrayRecordComponent")
    record Fault(String key, Object... args) {
    }

    private static final Set<Field> WHERE = Set.of(Field.ADDRESS, Field.DOOR);

    private final SheetImports imports;
    private final ImportJob job;
    private final AuditTrail audit;

    MappingColumns(SheetImports imports, ImportJob job, AuditTrail audit) {
        this.imports = imports;
        this.job = job;
        this.audit = audit;
    }

    /** Empty when reading has begun; pressing twice begins once. */
    @Transactional
    public Optional<Fault> map(Viewer viewer, SheetImport item, Choice choice) {
        var fault = fault(choice);
        if (fault.isPresent()) {
            return fault;
        }
        if (imports.map(item.id(), choice.tables(), choice.mapping(), choice.areaCode(), choice.consented())) {
            Map<String, String> told = new HashMap<>();
            choice.tables().stream().flatMap(table -> table.titles().stream()).filter(title -> !title.isEmpty())
                .forEach(title -> told.put(title, choice.mapping().containsKey(title) ? choice.mapping().get(title)
                .name() : ""));
            imports.remember(item.area(), new TreeMap<>(told));
            audit.record(viewer, "household.import-map", "import:" + item.id(), null,
                Map.of("columns", choice.mapping().size()));
            job.begin(item.id());
        }
        return Optional.empty();
    }

    private static Optional<Fault> fault(Choice choice) {
        var taken = choice.tables().stream().filter(Table::taken).toList();
        if (taken.isEmpty()) {
            return Optional.of(new Fault("household.import.no-table"));
        }
        for (var table : taken) {
            Set<Field> fields = new HashSet<>();
            Set<String> told = new HashSet<>();
            for (var title : table.titles()) {
                var field = choice.mapping().get(title);
                if (field == null) {
                    continue;
                }
                fields.add(field);
                if (!told.add(field + FamilyRow.column(title).map(FamilyRow.Column::who).orElse(""))) {
                    return Optional.of(new Fault("household.import.field-twice", table.name(), title));
                }
            }
            if (!fields.contains(Field.NAME) && !fields.contains(Field.HEAD)) {
                return Optional.of(new Fault("household.import.field-name", table.name()));
            }
            if (fields.stream().noneMatch(WHERE::contains)) {
                return Optional.of(new Fault("household.import.field-where", table.name()));
            }
        }
        return Optional.empty();
    }
}
