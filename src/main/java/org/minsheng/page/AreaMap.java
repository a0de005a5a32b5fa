package org.minsheng.page;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.minsheng.shared.GeoBox;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.util.RawValue;

/**
 * What a map shows; the component {@code ui/map.jte} draws it. A table beside it says the same.
 *
 * @param counted what the values of the areas count, in words, for the legend; null when areas are coloured by tone
 * @param begins the part that is shown first; null for all shapes
 */
public record AreaMap(List<Shape> shapes, @Nullable String counted, @Nullable GeoBox begins) {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** AREA is filled, BOUNDARY a dashed line around the others, LINE a way, POINT a dot. */
    public enum Kind {
        AREA, BOUNDARY, LINE, POINT
    }

    /**
     * One thing on the map.
     *
     * @param id names it to the rows of a table ({@code data-map-show})
     * @param geometry a GeoJSON geometry in degrees of WGS 84
     * @param detail a second line, empty for none
     * @param tone neutral, info, good, warn or bad; not used where there is a value
     * @param value for a choropleth, null for none
     * @param path where it leads, null for nowhere
     * @param beside what stands beside a point, the heaviest first, as long as there is room; null for nothing
     */
    public record Shape(String id, Kind kind, String geometry, String name, String detail,
                        String tone, @Nullable Double value, @Nullable String path, @Nullable Beside beside) {

        public Shape(String id, Kind kind, String geometry, String name, String detail, String tone,
                     @Nullable Double value, @Nullable String path) {
            this(id, kind, geometry, name, detail, tone, value, path, null);
        }
    }

    /**
     * The words beside a point, in two lines; its dot grows with its weight.
     *
     * @param weight such as how many people it is about
     */
    public record Beside(String what, String where, int weight) {
    }

    public AreaMap {
        shapes = List.copyOf(shapes);
    }

    public AreaMap(List<Shape> shapes, @Nullable String counted) {
        this(shapes, counted, null);
    }

    public static AreaMap of(List<Shape> shapes) {
        return new AreaMap(shapes, null);
    }

    /** The same shown from there; null for all shapes. */
    public AreaMap beginning(@Nullable GeoBox there) {
        return new AreaMap(shapes, counted, there);
    }

    /** Whether areas are few enough that each carries its name. */
    private boolean isLabelled() {
        return shapes.stream().filter(shape -> shape.kind() == Kind.AREA).count() <= 24;
    }

    /** For the attribute {@code data-map}. */
    public String json(Page page, @Nullable String edit) {
        var told = new LinkedHashMap<String, @Nullable Object>();
        boolean labelled = isLabelled();
        var listed = new ArrayList<Map<String, @Nullable Object>>();
        shapes.forEach(shape -> listed.add(told(shape, labelled)));
        told.put("shapes", listed);
        told.put("counted", counted);
        told.put("begins", begins == null ? null
            : List.of(List.of(begins.south(), begins.west()), List.of(begins.north(), begins.east())));
        told.put("edit", edit);
        told.put("tiles", page.tiles().address());
        told.put("attribution", page.tiles().attribution());
        var words = new LinkedHashMap<String, String>();
        for (var word : List.of("in", "out", "tilesFailed", "tools", "add", "close", "undo", "again", "clear",
            "corner", "between", "drawing",
                "changing")) {
            words.put(word, page.t("ui.map." + word));
        }
        told.put("words", words);
        return JSON.writeValueAsString(told);
    }

    private static Map<String, @Nullable Object> told(Shape shape, boolean labelled) {
        var told = new LinkedHashMap<String, @Nullable Object>();
        told.put("id", shape.id());
        told.put("kind", shape.kind());
        told.put("geometry", new RawValue(shape.geometry()));
        told.put("name", shape.name());
        told.put("detail", shape.detail());
        told.put("tone", shape.tone());
        told.put("value", shape.value());
        told.put("path", shape.path());
        told.put("beside", shape.beside());
        told.put("label", labelled && shape.kind() == Kind.AREA);
        return told;
    }
}
