package org.minsheng.visit.internal.patrol;

import java.util.List;
import java.util.stream.Collectors;
import org.minsheng.shared.GeoPoint;

/** Draws a way as it was walked, north up, without a map below it: enough to see where somebody was. */
final class Way {

    private static final double WIDTH = 320;
    private static final double HEIGHT = 200;
    private static final double EDGE = 12;

    private Way() {
    }

    /** Points of a polyline within 320 by 200; empty for fewer than two. */
    static String drawn(List<GeoPoint> points) {
        if (points.size() < 2) {
            return "";
        }
        double west = points.stream().mapToDouble(GeoPoint::longitude).min().orElseThrow();
        double east = points.stream().mapToDouble(GeoPoint::longitude).max().orElseThrow();
        double south = points.stream().mapToDouble(GeoPoint::latitude).min().orElseThrow();
        double north = points.stream().mapToDouble(GeoPoint::latitude).max().orElseThrow();
        double narrow = Math.cos(Math.toRadians((south + north) / 2));
        double scale = Math.min((WIDTH - 2 * EDGE) / Math.max(1e-6, (east - west) * narrow), (HEIGHT - 2 * EDGE) / Math.max(1e-6, north - south));
        return points.stream().map(point -> rounded(EDGE + (point.longitude() - west) * narrow * scale) + ","
            + rounded(EDGE + (north - point.latitude()) * scale)).collect(Collectors.joining(" "));
    }

    private static double rounded(double value) {
        return Math.round(value * 10) / 10.0;
    }
}
