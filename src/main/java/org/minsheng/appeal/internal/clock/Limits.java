package org.minsheng.appeal.internal.clock;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import org.minsheng.appeal.AppealKind;
import org.minsheng.appeal.Urgency;
import org.minsheng.calendar.WorkingDays;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.Signals;
import org.minsheng.shared.Tier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Until when an answer is promised, by the limits in force; asked by every filing, so it is answered from memory. */
@Component
public class Limits {

    private static final String TOPIC = "appeal-limits";

    private final RulesBook book;
    private final WorkingDays days;
    private final Signals signals;
    private final Clock clock;
    private final LocalTime closes;
    private final LoadingCache<String, Rules> inForce =
        Caffeine.newBuilder().expireAfterWrite(Duration.ofSeconds(30)).build(this::load);

    Limits(RulesBook book, WorkingDays days, Signals signals, Clock clock,
           @Value("${minsheng.office.closes:18:00}") LocalTime closes) {
        this.closes = closes;
        this.book = book;
        this.days = days;
        this.signals = signals;
        this.clock = clock;
        signals.listen(TOPIC, any -> inForce.invalidateAll());
    }

    private Rules load(String county) {
        return book.at(county, clock.instant()).orElseGet(Rules::defaults);
    }

    public Rules rules(AreaCode county) {
        return inForce.get(county.value());
    }

    public Instant due(AreaCode county, AppealKind kind, Urgency urgency, Tier tier, Instant from) {
        return due(county, rules(county).limit(kind, urgency, tier), from);
    }

    Instant due(AreaCode county, Limit limit, Instant from) {
        return switch (limit.unit()) {
            case HOURS -> from.plus(Duration.ofHours(limit.amount()));
            case DAYS -> from.atZone(clock.getZone()).plusDays(limit.amount()).with(closes).toInstant();
            case WORKING_DAYS -> days.plusWorkingDays(county, from, limit.amount());
        };
    }

    /** To be called in the transaction that issues a version. */
    void changed() {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                inForce.invalidateAll();
                signals.send(TOPIC, "");
            }
        });
    }
}
