package org.minsheng.visit;

/** Identifies one household in one campaign. */
public record TaskId(long value) {
}
