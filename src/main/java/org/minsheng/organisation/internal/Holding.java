package org.minsheng.organisation.internal;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.minsheng.shared.PersonId;

/** Somebody held a post from then till then; {@code until} is null for who holds it now. */
public record Holding(PersonId person, String name, Instant since, @Nullable Instant until) {
}
