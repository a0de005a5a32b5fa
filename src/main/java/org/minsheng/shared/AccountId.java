package org.minsheng.shared;

/** Identifies a sign-in: a member of staff, a resident or an integration. */
public record AccountId(long value) {
}
