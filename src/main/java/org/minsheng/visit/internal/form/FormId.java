package org.minsheng.visit.internal.form;

/** Identifies a form through all its versions. */
public record FormId(long value) {
}
