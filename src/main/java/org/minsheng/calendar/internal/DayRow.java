package org.minsheng.calendar.internal;

import java.time.Instant;
import java.time.LocalDate;

/** A day that differs from Monday to Friday; scope "" is the whole installation, else a county's code. */
public record DayRow(String scope, LocalDate day, boolean working, String name, String reason,
                     Instant changedAt, String changedBy) {
}
