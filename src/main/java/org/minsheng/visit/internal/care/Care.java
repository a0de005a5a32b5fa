package org.minsheng.visit.internal.care;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.minsheng.household.HouseholdId;
import org.minsheng.shared.AccountId;
import org.minsheng.shared.AreaCode;

/**
 * A household that is looked after.
 *
 * @param alarmAbove a temperature above it alarms, null for visits
 * @param lastAt when somebody was there last, null when nobody was
 * @param overdueSince since when something is missed, null when nothing is
 * @param dueAt the next time to look in, null when it is over
 */
public record Care(CareId id, CareKind kind, HouseholdId household, AreaCode door, String carerName,
                   @Nullable AccountId carerAccount, Plan plan,
                   @Nullable BigDecimal alarmAbove, String note, LocalDate since, @Nullable LocalDate until,
                   @Nullable Instant lastAt,
                   @Nullable BigDecimal lastValue, @Nullable Instant overdueSince, int openAlarms, int version,
                   @Nullable Instant endedAt,
                   String endNote, @Nullable Instant dueAt, @Nullable Instant lateAt) {
}
