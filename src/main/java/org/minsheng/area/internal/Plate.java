package org.minsheng.area.internal;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A plate of a place; null until it is withdrawn. */
public record Plate(String token, Instant issuedAt, @Nullable Instant withdrawnAt) {
}
