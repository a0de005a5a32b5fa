package org.minsheng.grid.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.operation.overlayng.OverlayNG;
import org.locationtech.jts.operation.overlayng.OverlayNGRobust;
import org.locationtech.jts.operation.union.UnaryUnionOp;
import org.locationtech.jts.operation.valid.IsValidOp;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Outlines: read from GeoJSON, checked, measured in hectares, compared. */
final class Shapes {

    /** What is wrong with an outline; the key's sentence tells the person who drew it. */
    static final class Unusable extends Exception {

        private static final long serialVersionUID = 1;

        private final String key;

        Unusable(String key) {
            super(key);
            this.key = key;
        }

        String key() {
            return key;
        }
    }

    static final int MOST_LETTERS = 200_000;
    private static final int MOST_CORNERS = 5_000;
    private static final double METRES_PER_DEGREE = 111_195;
    private static final double SQUARE_METRES_PER_HECTARE = 10_000;
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final GeometryFactory FACTORY = new GeometryFactory();

    private Shapes() {
    }

    /** A Polygon or MultiPolygon in degrees whose edges do not cross. */
    static Geometry read(String text) throws Unusable {
        if (text.length() > MOST_LETTERS) {
            throw new Unusable("grid.outline.too-long");
        }
        try {
            return read(JSON.readTree(text));
        } catch (JacksonException notJson) {
            throw (Unusable) new Unusable("grid.outline.not-json").initCause(notJson);
        }
    }

    static Geometry read(JsonNode geometry) throws Unusable {
        var coordinates = geometry.path("coordinates");
        Geometry shape = switch (geometry.path("type").asString("")) {
            case "Polygon" -> polygon(coordinates);
            case "MultiPolygon" -> {
                var parts = new ArrayList<Polygon>();
                for (var part : coordinates) {
                    parts.add(polygon(part));
                }
                yield FACTORY.createMultiPolygon(parts.toArray(Polygon[]::new));
            }
            default -> throw new Unusable("grid.outline.no-polygon");
        };
        if (shape.isEmpty() || shape.getNumPoints() > MOST_CORNERS) {
            throw new Unusable(shape.isEmpty() ? "grid.outline.no-polygon" : "grid.outline.too-long");
        }
        if (!new IsValidOp(shape).isValid()) {
            throw new Unusable("grid.outline.crosses");
        }
        return shape;
    }

    private static Polygon polygon(JsonNode rings) throws Unusable {
        var read = new ArrayList<LinearRing>();
        for (var ring : rings) {
            read.add(ring(ring));
        }
        if (read.isEmpty()) {
            throw new Unusable("grid.outline.no-polygon");
        }
        return FACTORY.createPolygon(read.getFirst(), read.subList(1, read.size()).toArray(LinearRing[]::new));
    }

    private static LinearRing ring(JsonNode points) throws Unusable {
        var corners = new ArrayList<Coordinate>();
        for (var point : points) {
            double x = point.path(0).asDouble(Double.NaN);
            double y = point.path(1).asDouble(Double.NaN);
            if (!(x >= -180 && x <= 180 && y >= -90 && y <= 90)) {
                throw new Unusable("grid.outline.not-on-globe");
            }
            corners.add(new Coordinate(x, y));
        }
        if (corners.size() < 4 || !corners.getFirst().equals2D(corners.getLast())) {
            throw new Unusable("grid.outline.not-closed");
        }
        return FACTORY.createLinearRing(corners.toArray(Coordinate[]::new));
    }

    /** An outline of our own tables; null stays null. */
    static @Nullable Geometry known(@Nullable String text) {
        try {
            return text == null ? null : read(text);
        } catch (Unusable impossible) {
            throw new IllegalStateException("an outline that was checked is unusable", impossible);
        }
    }

    /** On the plane of its own middle: exact to a part in a thousand for a community. */
    static double hectares(Geometry shape) {
        if (shape.isEmpty()) {
            return 0;
        }
        double perDegreeEast = METRES_PER_DEGREE * Math.cos(Math.toRadians(shape.getEnvelopeInternal().centre().y));
        return shape.getArea() * perDegreeEast * METRES_PER_DEGREE / SQUARE_METRES_PER_HECTARE;
    }

    static Geometry common(Geometry one, Geometry other) {
        return areas(OverlayNGRobust.overlay(one, other, OverlayNG.INTERSECTION));
    }

    static Geometry without(Geometry one, Geometry other) {
        return areas(OverlayNGRobust.overlay(one, other, OverlayNG.DIFFERENCE));
    }

    static Geometry union(List<Geometry> shapes) {
        var union = UnaryUnionOp.union(shapes);
        return union == null ? FACTORY.createPolygon() : areas(union);
    }

    /** One outline around two; null when neither is drawn. */
    static @Nullable String union(@Nullable String one, @Nullable String other) {
        var shapes = new ArrayList<Geometry>();
        for (var text : new String[] {one, other}) {
            var shape = known(text);
            if (shape != null) {
                shapes.add(shape);
            }
        }
        return shapes.isEmpty() ? null : write(union(shapes));
    }

    /** Whether two outlines lie side by side: nearer than about ten metres. */
    static boolean neighbours(Geometry one, Geometry other) {
        return one.isWithinDistance(other, 10 / METRES_PER_DEGREE);
    }

    /** What is left of a comparison besides points and lines. */
    private static Geometry areas(Geometry mixed) {
        var parts = new ArrayList<Polygon>();
        for (int at = 0; at < mixed.getNumGeometries(); at++) {
            if (mixed.getGeometryN(at) instanceof Polygon part && !part.isEmpty()) {
                parts.add(part);
            }
        }
        return parts.size() == 1 ? parts.getFirst() : FACTORY.createMultiPolygon(parts.toArray(Polygon[]::new));
    }

    /** As GeoJSON, with six decimals: about ten centimetres. */
    static String write(Geometry shape) {
        if (shape instanceof Polygon polygon) {
            return "{\"type\":\"Polygon\",\"coordinates\":" + rings(polygon) + "}";
        }
        var parts = new ArrayList<String>();
        for (int at = 0; at < shape.getNumGeometries(); at++) {
            parts.add(rings((Polygon) shape.getGeometryN(at)));
        }
        return "{\"type\":\"MultiPolygon\",\"coordinates\":[" + String.join(",", parts) + "]}";
    }

    private static String rings(Polygon polygon) {
        var rings = new ArrayList<String>();
        rings.add(points(polygon.getExteriorRing()));
        for (int at = 0; at < polygon.getNumInteriorRing(); at++) {
            rings.add(points(polygon.getInteriorRingN(at)));
        }
        return "[" + String.join(",", rings) + "]";
    }

    private static String points(LinearRing ring) {
        var points = new ArrayList<String>();
        for (var corner : ring.getCoordinates()) {
            points.add(String.format(Locale.ROOT, "[%.6f,%.6f]", corner.x, corner.y));
        }
        return "[" + String.join(",", points) + "]";
    }
}
