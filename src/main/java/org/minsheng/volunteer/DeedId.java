package org.minsheng.volunteer;

/** Identifies a deed. */
public record DeedId(long value) {
}
