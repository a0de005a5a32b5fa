package org.minsheng.grid;

/** Identifies a grid for ever, also when its name or its doors change. */
public record GridId(long value) {
}
