package org.minsheng.visit.internal.patrol;

/** Identifies one round of one person. */
public record PatrolId(long value) {
}
