package org.minsheng.grid.internal;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.minsheng.shared.AreaCode;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Outlines out of a GeoJSON file: each feature names a grid by its code of fifteen digits, or a community by its
 * twelve.
 */
final class OutlineFile {

    static final int MOST_BYTES = 200_000;
    private static final int MOST_FEATURES = 500;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /**
     * One feature.
     *
     * @param outline as it will be kept, empty when something is wrong
     * @param fault message key of what is wrong, empty when nothing is
     * @param what grid, new or community
     */
    record Entry(int number, String code, String name, String outline, String fault, String what) {

        AreaCode community() {
            return new AreaCode(code.substring(0, 12));
        }
    }

    private OutlineFile() {
    }

    /**
     * @param known finds a grid by its code, null when there is none
     * @param allowed whether the person may change this community and it exists
     * @throws Shapes.Unusable when it is no GeoJSON at all
     */
    static List<Entry> read(String text,
        Function<String, @Nullable GridRow> known, Function<AreaCode, Boolean> allowed) throws Shapes.Unusable {
        JsonNode features;
        try {
            features = JSON.readTree(text).path("features");
        } catch (JacksonException notJson) {
            throw (Shapes.Unusable) new Shapes.Unusable("grid.import.not-json").initCause(notJson);
        }
        if (!features.isArray() || features.isEmpty()) {
            throw new Shapes.Unusable("grid.import.no-features");
        }
        if (features.size() > MOST_FEATURES) {
            throw new Shapes.Unusable("grid.import.too-many");
        }
        var entries = new ArrayList<Entry>();
        var codes = new HashSet<String>();
        for (var feature : features) {
            var code = feature.path("properties").path("code").asString("").strip();
            var name = feature.path("properties").path("name").asString("").strip();
            entries.add(entry(entries.size() + 1, code, name, feature.path("geometry"), codes.add(code), known,
                allowed));
        }
        return entries;
    }

    private static Entry entry(int number, String code, String name, JsonNode geometry, boolean first,
                               Function<String, @Nullable GridRow> known,
                               Function<AreaCode, Boolean> allowed) {
        if (!code.matches("\\d{12}|\\d{12}(00[1-9]|0[1-9]\\d|[1-9]\\d\\d)")) {
            return new Entry(number, code, name, "", "grid.import.no-code", "");
        }
        var row = code.length() == 15 ? known.apply(code) : null;
        var what = code.length() == 12 ? "community" : row == null ? "new" : "grid";
        var called = row == null ? name : row.grid().name();
        if (!first) {
            return new Entry(number, code, called, "", "grid.import.twice", what);
        }
        if (!allowed.apply(new AreaCode(code.substring(0, 12)))) {
            return new Entry(number, code, called, "", "grid.refused.not-yours", what);
        }
        if (row != null && row.isRetired()) {
            return new Entry(number, code, called, "", "grid.import.retired", what);
        }
        if (what.equals("new") && (called.isEmpty() || called.length() > 40)) {
            return new Entry(number, code, called, "", "grid.import.no-name", what);
        }
        try {
            return new Entry(number, code, called, Shapes.write(Shapes.read(geometry)), "", what);
        } catch (Shapes.Unusable unusable) {
            return new Entry(number, code, called, "", unusable.key(), what);
        }
    }
}
