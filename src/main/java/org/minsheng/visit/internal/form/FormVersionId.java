package org.minsheng.visit.internal.form;

/** Identifies one published version of a form; what it asks never changes. */
public record FormVersionId(long value) {
}
