package org.minsheng.calendar.internal;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.Map;
import org.minsheng.calendar.WorkingDays;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.Signals;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Keeps the calendar of each county in memory; a change reaches all nodes by a signal, and without one after half a
 * minute.
 */
@Component
class KnownDays implements WorkingDays {

    private static final String TOPIC = "calendar";

    private final DayBook book;
    private final Signals signals;
    private final Clock clock;
    private final LocalTime opens;
    private final LocalTime closes;
    private final LoadingCache<String, Almanac> almanacs =
        Caffeine.newBuilder().maximumSize(4_000).expireAfterWrite(Duration.ofSeconds(30)).build(this::load);

    KnownDays(DayBook book, Signals signals, Clock clock, @Value("${minsheng.office.opens:08:30}") LocalTime opens,
              @Value("${minsheng.office.closes:18:00}") LocalTime closes) {
        this.book = book;
        this.signals = signals;
        this.clock = clock;
        this.opens = opens;
        this.closes = closes;
        signals.listen(TOPIC, any -> almanacs.invalidateAll());
    }

    /** To be called in the transaction that changes a day. */
    void changed() {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                almanacs.invalidateAll();
                signals.send(TOPIC, "");
            }
        });
    }

    /** @param scope "" for the whole installation */
    Almanac almanac(String scope) {
        return almanacs.get(scope);
    }

    private Almanac load(String scope) {
        Map<LocalDate, Boolean> exceptions = new HashMap<>();
        for (var day : book.all()) {
            if (day.scope().isEmpty() || day.scope().equals(scope)) {
                exceptions.put(day.day(), day.working());
            }
        }
        return new Almanac(exceptions, book.years(), clock.getZone(), opens, closes);
    }

    @Override
    public boolean isWorkingDay(AreaCode county, LocalDate day) {
        return almanac(county.value()).isWorkingDay(day);
    }

    @Override
    public boolean isKnown(int year) {
        return almanac("").years().contains(year);
    }

    @Override
    public Instant plusWorkingDays(AreaCode county, Instant from, int days) {
        return almanac(county.value()).close(from, days);
    }

    @Override
    public Instant opening(AreaCode county, Instant from, int days) {
        return almanac(county.value()).opening(from, days);
    }

    @Override
    public int workingDaysBetween(AreaCode county, LocalDate after, LocalDate until) {
        return almanac(county.value()).between(after, until);
    }

    @Override
    public Duration workingTime(AreaCode county, Instant from, Instant until) {
        return almanac(county.value()).time(from, until);
    }

    @Override
    public Instant plusWorkingTime(AreaCode county, Instant from, Duration time) {
        return almanac(county.value()).plus(from, time);
    }
}
