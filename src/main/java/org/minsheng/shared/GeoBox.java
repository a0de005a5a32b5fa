package org.minsheng.shared;

/** The smallest box around something on the ground, in degrees of WGS 84. */
public record GeoBox(double west, double south, double east, double north) {

    /** @throws IllegalArgumentException outside the globe or turned round */
    public GeoBox {
        var lower = new GeoPoint(west, south);
        var upper = new GeoPoint(east, north);
        if (lower.longitude() > upper.longitude() || lower.latitude() > upper.latitude()) {
            throw new IllegalArgumentException("not a box: " + lower + ", " + upper);
        }
    }

    /** So many degrees to each side of a point. */
    public static GeoBox around(GeoPoint middle, double degrees) {
        return new GeoBox(middle.longitude() - degrees, middle.latitude() - degrees,
            middle.longitude() + degrees, middle.latitude() + degrees);
    }
}
