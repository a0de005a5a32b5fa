package org.minsheng.shared;

/** A point in degrees of WGS 84. */
public record GeoPoint(double longitude, double latitude) {

    /** @throws IllegalArgumentException outside the globe */
    public GeoPoint {
        if (!(longitude >= -180 && longitude <= 180 && latitude >= -90 && latitude <= 90)) {
            throw new IllegalArgumentException("not on the globe: " + longitude + ", " + latitude);
        }
    }
}
