package org.minsheng.calendar.internal;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Map;
import java.util.Set;

/** Counts working days and working time, given the days that differ from Monday to Friday. */
record Almanac(Map<LocalDate, Boolean> exceptions, Set<Integer> years, ZoneId zone, LocalTime opens, LocalTime closes) {

    Almanac {
        exceptions = Map.copyOf(exceptions);
        years = Set.copyOf(years);
    }

    static boolean isWeekday(LocalDate day) {
        return day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY;
    }

    boolean isWorkingDay(LocalDate day) {
        return exceptions.getOrDefault(day, isWeekday(day));
    }

    LocalDate plus(LocalDate from, int days) {
        var day = from;
        for (int left = days; left > 0;) {
            day = day.plusDays(1);
            left -= isWorkingDay(day) ? 1 : 0;
        }
        return days == 0 ? thisOrNext(from) : day;
    }

    private LocalDate thisOrNext(LocalDate from) {
        var day = from;
        while (!isWorkingDay(day)) {
            day = day.plusDays(1);
        }
        return day;
    }

    Instant close(Instant from, int days) {
        return at(plus(date(from), days), closes);
    }

    Instant opening(Instant from, int days) {
        return at(plus(date(from), days), opens);
    }

    int between(LocalDate after, LocalDate until) {
        int days = 0;
        for (var day = after.plusDays(1); !day.isAfter(until); day = day.plusDays(1)) {
            days += isWorkingDay(day) ? 1 : 0;
        }
        return days;
    }

    Duration time(Instant from, Instant until) {
        var time = Duration.ZERO;
        for (var day = date(from); !day.isAfter(date(until)); day = day.plusDays(1)) {
            if (isWorkingDay(day)) {
                var start = later(at(day, opens), from);
                var end = earlier(at(day, closes), until);
                time = end.isAfter(start) ? time.plus(Duration.between(start, end)) : time;
            }
        }
        return time;
    }

    /** Nothing to add leaves the moment as it is, even on a holiday. */
    Instant plus(Instant from, Duration time) {
        var left = time;
        var moment = from;
        for (var day = date(from); left.isPositive(); day = day.plusDays(1)) {
            if (isWorkingDay(day)) {
                var start = later(at(day, opens), from);
                var end = at(day, closes);
                if (end.isAfter(start)) {
                    var room = Duration.between(start, end);
                    moment = room.compareTo(left) >= 0 ? start.plus(left) : end;
                    left = left.minus(room);
                }
            }
        }
        return moment;
    }

    private LocalDate date(Instant moment) {
        return moment.atZone(zone).toLocalDate();
    }

    private Instant at(LocalDate day, LocalTime time) {
        return day.atTime(time).atZone(zone).toInstant();
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
