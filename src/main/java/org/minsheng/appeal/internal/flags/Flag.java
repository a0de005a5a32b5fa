package org.minsheng.appeal.internal.flags;

import java.time.Instant;
import java.time.LocalDate;

/** A mark on an appeal: by which rule, why, and when somebody has to look at it again. */
public record Flag(long id, String number, String title, String rule, String reason, Instant at, LocalDate reviewOn) {
}
