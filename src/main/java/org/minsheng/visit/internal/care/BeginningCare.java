package org.minsheng.visit.internal.care;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.minsheng.household.HouseholdId;
import org.minsheng.household.Households;
import org.minsheng.shared.AuditTrail;
import org.minsheng.shared.RequestKey;
import org.minsheng.shared.TimerRows;
import org.minsheng.shared.Viewer;
import org.minsheng.visit.internal.care.CareOutcome.Done;
import org.minsheng.visit.internal.care.CareOutcome.Refused;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Begins to look after a household: who goes there, when, and the first time with its timer. */
@Component
class BeginningCare {

    private final CareBook book;
    private final CareTaskBook tasks;
    private final Households households;
    private final TimerRows timers;
    private final AuditTrail audit;
    private final Clock clock;

    BeginningCare(CareBook book, CareTaskBook tasks, Households households, TimerRows timers, AuditTrail audit,
        Clock clock) {
        this.book = book;
        this.tasks = tasks;
        this.households = households;
        this.timers = timers;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional
    public CareOutcome begin(Viewer viewer, RequestKey key, HouseholdId household, CareBook.Terms terms) {
        var card = households.cards(List.of(household)).get(household);
        if (card == null || !CareRights.mayLead(viewer, card.door())) {
            return CareOutcome.NOT_YOURS;
        }
        var now = clock.instant();
        var made = book.add(viewer, key, household, card.door(), terms, LocalDate.ofInstant(now, clock.getZone()), now);
        if (made.isEmpty()) {
            return book.byKey(key).<CareOutcome>map(first -> new Done(first, false))
                .orElseGet(() -> new Refused("household", "visit.care.refused.already"));
        }
        var first = terms.plan().first(now, clock.getZone());
        CareTimers.set(timers, tasks.open(made.get(), first), first);
        audit.record(viewer, "visit.begin-care", "care:" + made.get().value(), null,
            Map.of("household", household.value(), "kind", terms.plan().kind().name(), "carer", terms.carerName()));
        return new Done(made.get(), false);
    }
}
