package org.minsheng.household.internal.imports;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.minsheng.household.internal.imports.SheetImport.Table;

/**
 * The cells of one row after the other by what their columns mean: what the row says itself, and of others of the
 * family.
 */
final class RowCells {

    private static final int LONGEST = 300;

    private final List<@Nullable Field> fields = new ArrayList<>();
    private final List<@Nullable String> about = new ArrayList<>();
    private Map<Field, String> own = new EnumMap<>(Field.class);
    private LinkedHashMap<String, Map<Field, String>> members = new LinkedHashMap<>();

    RowCells(Table table, Map<String, Field> mapping) {
        for (var title : table.titles()) {
            fields.add(title.isEmpty() ? null : mapping.get(title));
            about.add(FamilyRow.column(title).map(FamilyRow.Column::who).orElse(null));
        }
    }

    void read(List<String> cells) {
        own = new EnumMap<>(Field.class);
        members = new LinkedHashMap<>();
        for (int at = 0; at < Math.min(fields.size(), cells.size()); at++) {
            var field = fields.get(at);
            var text = field == null ? "" : cells.get(at).replace("\0", "").strip();
            if (field != null && !text.isEmpty()) {
                var who = about.get(at);
                var told = who == null ? own : members.computeIfAbsent(who, first -> new EnumMap<>(Field.class));
                told.put(field, text.length() > LONGEST ? text.substring(0, LONGEST) : text);
            }
        }
    }

    Map<Field, String> own() {
        return own;
    }

    List<Map<Field, String>> people() {
        return members.isEmpty() ? List.of(own) : FamilyRow.people(own, members);
    }
}
