package org.minsheng.visit.internal.care;

/** Identifies the care of one household. */
public record CareId(long value) {
}
