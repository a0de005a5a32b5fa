package org.minsheng.people;

import java.time.Instant;
import org.minsheng.shared.PersonId;

/**
 * A person has another name; told inside the transaction. {@code nameKey} is {@link Persons#nameKey} of the new one.
 */
@SuppressWarnings("ArrayRecordComponent")
public record PersonRenamed(PersonId person, byte[] nameKey, Instant at) {
}
