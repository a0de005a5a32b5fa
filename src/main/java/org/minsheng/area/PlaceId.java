package org.minsheng.area;

/** Identifies a place for ever, also when its code changes because it moved. */
public record PlaceId(long value) {
}
