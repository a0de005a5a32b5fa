package org.minsheng.grid;

/** Identifies a responsibility zone. */
public record ZoneId(long value) {
}
