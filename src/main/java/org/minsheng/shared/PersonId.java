package org.minsheng.shared;

/** Identifies a person whose data the people module keeps. */
public record PersonId(long value) {
}
