package org.minsheng.appeal.internal.flags;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.minsheng.appeal.AppealAction;
import org.minsheng.appeal.AppealStep;
import org.minsheng.appeal.internal.Appeal;
import org.minsheng.appeal.internal.AppealBook;
import org.minsheng.shared.Signals;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Marks what is newly filed by the county's rules, behind the writers; counties without rules cost nothing. */
@Component
class Marking {

    private static final String TOPIC = "appeal-flag-rules";

    private final Signals signals;
    private final FlagBook book;
    private final AppealBook appeals;
    private final ZoneId zone;
    private final LoadingCache<String, List<FlagRule>> rules;

    Marking(FlagBook book, AppealBook appeals, Signals signals, Clock clock) {
        this.signals = signals;
        this.book = book;
        this.appeals = appeals;
        this.zone = clock.getZone();
        this.rules = Caffeine.newBuilder().expireAfterWrite(Duration.ofSeconds(5)).build(book::rules);
        signals.listen(TOPIC, any -> rules.invalidateAll());
    }

    /** To be called in the transaction that changes a rule: what is filed from then on goes by it. */
    void changed() {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                rules.invalidateAll();
                signals.send(TOPIC, "");
            }
        });
    }

    @EventListener
    void on(AppealStep step) {
        if (step.action() != AppealAction.FILE) {
            return;
        }
        var inForce = rules.get(step.place().county().value());
        if (!inForce.isEmpty()) {
            var appeal = appeals.byId(step.appeal()).orElseThrow();
            inForce.forEach(rule -> mark(appeal, rule));
        }
    }

    private void mark(Appeal appeal, FlagRule rule) {
        var reason = reason(appeal, rule);
        var at = appeal.said().filedAt();
        if (reason != null) {
            book.mark(appeal.id(), appeal.said().place(), rule, reason, at,
                LocalDate.ofInstant(at, zone).plusDays(rule.reviewDays()));
        }
    }

    /** The word that occurs, or how many there were; null when the rule does not fit. */
    private @Nullable String reason(Appeal appeal, FlagRule rule) {
        var said = appeal.said();
        var text = said.title() + " " + said.body();
        var word = rule.words().stream().filter(text::contains).findFirst();
        if (word.isPresent()) {
            return word.get();
        }
        var reporter = said.reporter();
        if (rule.count() == null || rule.days() == null || reporter == null) {
            return null;
        }
        int filed = book.filed(reporter, appeal.id(), said.filedAt().minus(Duration.ofDays(rule.days())));
        return filed >= rule.count() ? filed + " / " + rule.days() : null;
    }
}
