package org.minsheng.volunteer.internal.member;

/** When somebody usually has time for others. */
public enum FreeTime {
    WORKDAY_DAYTIME, WORKDAY_NOON, WORKDAY_EVENING, WEEKEND_DAYTIME, WEEKEND_EVENING, HOLIDAYS
}
