package org.minsheng.page.internal;

import org.jspecify.annotations.Nullable;

/**
 * What went wrong and how to go on.
 *
 * @param kind the last part of the message keys {@code page.failure.<kind>.title} and {@code .text}
 * @param back where the reader came from, null when unknown
 * @param code what to tell the support, null for faults of the request
 */
public record FailureView(String kind, @Nullable String back, @Nullable String code) {
}
