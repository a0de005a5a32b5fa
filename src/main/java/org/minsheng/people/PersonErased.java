package org.minsheng.people;

import java.time.Instant;
import org.minsheng.shared.PersonId;

/**
 * A person's data was erased (PIPL art. 47). Told inside the transaction: every module takes away, in the same one,
 * what leads to the person and need not be kept by law.
 */
public record PersonErased(PersonId person, Instant at) {
}
