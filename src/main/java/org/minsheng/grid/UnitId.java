package org.minsheng.grid;

/** Identifies a ten-household unit, or what a county calls this tier. */
public record UnitId(long value) {
}
