package org.minsheng.organisation;

/** Identifies a post, whoever holds it. */
public record PostId(long value) {
}
