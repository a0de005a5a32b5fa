package org.minsheng.appeal.internal.clock;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.minsheng.account.Accounts;
import org.minsheng.appeal.internal.AppealBook;
import org.minsheng.appeal.internal.clock.OverdueBook.Noted;
import org.minsheng.appeal.internal.clock.OverdueBook.What;
import org.minsheng.appeal.internal.rates.FoldingRates;
import org.minsheng.appeal.internal.steps.StepRequest;
import org.minsheng.appeal.internal.steps.StepResult;
import org.minsheng.appeal.internal.steps.TakingStep;
import org.minsheng.calendar.WorkingDays;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.OrganisationId;
import org.minsheng.shared.RequestKey;
import org.minsheng.shared.StaffNotices;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.UnexpectedRollbackException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Does what is due in a county at a moment: ends pauses, reminds (催办), puts on the circular (通报), lets matters rise.
 * Each of it happens once for a deadline, however often and on however many nodes it is run.
 */
@Component
class RunningClock {

    private static final Logger LOG = LoggerFactory.getLogger(RunningClock.class);
    private static final int BATCH = 200;
    private static final int MOST_BATCHES = 500;

    private final OverdueBook overdue;
    private final Limits limits;
    private final WorkingDays days;
    private final Waking waking;
    private final PassingWishes wishes;
    private final FoldingRates rates;
    private final AppealBook book;
    private final TakingStep taking;
    private final StaffNotices staff;
    private final Accounts accounts;
    private final MessageSource messages;
    private final TransactionTemplate transaction;
    private final Clock clock;

    RunningClock(OverdueBook overdue, Limits limits, WorkingDays days, Waking waking,
                 PassingWishes wishes, FoldingRates rates, AppealBook book, TakingStep taking, StaffNotices staff,
                 Accounts accounts, MessageSource messages, TransactionTemplate transaction, Clock clock) {
        this.wishes = wishes;
        this.rates = rates;
        this.overdue = overdue;
        this.limits = limits;
        this.days = days;
        this.waking = waking;
        this.book = book;
        this.taking = taking;
        this.staff = staff;
        this.accounts = accounts;
        this.messages = messages;
        this.transaction = transaction;
        this.clock = clock;
    }

    void run(AreaCode county, Instant now) {
        var settings = limits.rules(county).settings();
        endPauses(county, now);
        remindToSign(county, now);
        passWishes(county, now);
        note(What.REMIND, county, bound(county, now, 1), now);
        note(What.CIRCULATE, county, bound(county, now, settings.circulateAfterDays()), now);
        if (settings.riseAfterDays() > 0) {
            rise(What.RISE_THIRD, What.RISE_AGAIN, county, bound(county, now, 3 * settings.riseAfterDays()), now);
            rise(What.RISE_AGAIN, What.RISE, county, bound(county, now, 2 * settings.riseAfterDays()), now);
            rise(What.RISE, null, county, bound(county, now, settings.riseAfterDays()), now);
        }
    }

    private Instant bound(AreaCode county, Instant now, int workingDays) {
        return WhenTimeIsUp.bound(days, county, now, workingDays, clock.getZone());
    }

    private void endPauses(AreaCode county, Instant now) {
        for (var number : overdue.pausesOver(county, now, BATCH)) {
            var appeal = book.byNumber(number).orElseThrow();
            take(number, "pause-over:" + number + appeal.clocks().pausedAt(),
                new StepRequest.Resume(text("appeal.clock.pause.over")));
        }
    }

    /** Whoever has not signed, and the desk that sent it and may give it to somebody else. */
    private void remindToSign(AreaCode county, Instant now) {
        int batches = 0;
        int noted;
        do {
            noted = transaction.execute(status -> {
                var found = overdue.noteUnsigned(county, now, BATCH);
                if (!found.isEmpty()) {
                    rates.fold(found.stream().map(Noted::appeal).toList());
                }
                tellHolders(What.UNSIGNED, found, now);
                tellDesks(What.UNSIGNED, found, now);
                return found.size();
            });
        } while (noted == BATCH && ++batches < MOST_BATCHES);
    }

    private void passWishes(AreaCode county, Instant now) {
        int batches = 0;
        while (wishes.pass(county, now) == PassingWishes.BATCH && ++batches < MOST_BATCHES) {
            Thread.yield();
        }
    }

    private void note(What what, AreaCode county, Instant bound, Instant now) {
        int batches = 0;
        int noted;
        do {
            noted = transaction.execute(status -> {
                var found = overdue.note(what, county, bound, what == What.REMIND ? now : null, now, BATCH);
                tellHolders(what, found, now);
                if (what == What.REMIND) {
                    wakeAgain(county, found);
                } else {
                    tellDesks(what, found, now);
                }
                return found.size();
            });
        } while (noted == BATCH && ++batches < MOST_BATCHES);
    }

    private void tellHolders(What what, List<Noted> found, Instant now) {
        tell("", what, found, Noted::holder, now);
    }

    /** Whoever sent it there, and may give it to somebody else or take it up. */
    private void tellDesks(What what, List<Noted> found, Instant now) {
        var elsewhere = found.stream().filter(one -> !Objects.equals(one.desk(), one.holder())).toList();
        tell(".desk", what, elsewhere, Noted::desk, now);
    }

    /** One notice for each organisation, however many matters of this batch are late with it. */
    private void tell(String as, What what, List<Noted> found, Function<Noted, @Nullable OrganisationId> whom,
                      Instant now) {
        var late = found.stream().filter(one -> whom.apply(one) != null)
            .collect(Collectors.groupingBy(one -> Objects.requireNonNull(whom.apply(one))));
        late.forEach((OrganisationId organisation, List<Noted> matters) -> staff.tell(new StaffNotices.Notice(
            "appeal-" + what + as + ":" + organisation.value() + ":" + matters.getFirst().appeal().value() + ":"
                + now.getEpochSecond(),
            accounts.at(organisation), "appeal.clock.told." + what + as, List.of(Integer.toString(matters.size())),
            "/console/overdue?tab=" + what, false)));
    }

    private void wakeAgain(AreaCode county, List<Noted> found) {
        var settings = limits.rules(county).settings();
        found.stream().map(Noted::dueAt).distinct().forEach(due -> {
            waking.wake(county, days.opening(county, due, settings.circulateAfterDays()));
            if (settings.riseAfterDays() > 0) {
                waking.wake(county, days.opening(county, due, settings.riseAfterDays()));
                waking.wake(county, days.opening(county, due, 2 * settings.riseAfterDays()));
                waking.wake(county, days.opening(county, due, 3 * settings.riseAfterDays()));
            }
        });
    }

    /** @param before what must have happened first, null for nothing */
    private void rise(What what, @Nullable What before, AreaCode county, Instant bound, Instant now) {
        for (var number : overdue.toRise(what, county, bound, now, BATCH)) {
            if (before == null || overdue.has(before, number)) {
                rise(what, number, now);
            }
        }
    }

    private void rise(What what, String number, Instant now) {
        try {
            transaction.executeWithoutResult(status -> {
                if (overdue.note(what, number, now)) {
                    take(number, what + ":" + number + now, new StepRequest.Rise(text("appeal.clock.rise")));
                }
            });
        } catch (UnexpectedRollbackException somebodyActed) {
            LOG.info("Somebody acted on {} while it was to rise", number);
        }
    }

    private void take(String number, String key, StepRequest request) {
        var result = taking.takeAsClock(number, RequestKey.from(key), request);
        if (result instanceof StepResult.Refused refused) {
            LOG.info("The clock did not {} {}: {}", request.action(), number, refused.key());
        }
    }

    /** Written into the history, which residents read. */
    private String text(String key) {
        return messages.getMessage(key, null, Locale.SIMPLIFIED_CHINESE);
    }
}
