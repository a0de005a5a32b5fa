package org.minsheng.points.internal;

/** Identifies whose points: a household or a person. */
public record HolderId(long value) {
}
