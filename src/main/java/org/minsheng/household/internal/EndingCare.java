package org.minsheng.household.internal;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.minsheng.household.HouseholdId;
import org.minsheng.household.internal.HouseholdHistory.Kind;
import org.minsheng.household.internal.Outcome.Done;
import org.minsheng.shared.AuditTrail;
import org.minsheng.shared.Viewer;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Somebody need not be looked after in a group any longer; the entry goes when its retention is over. */
@Component
public class EndingCare {

    private final Scopes scopes;
    private final HouseholdBook book;
    private final Cares cares;
    private final HouseholdHistory history;
    private final AuditTrail audit;
    private final Clock clock;

    EndingCare(Scopes scopes, HouseholdBook book, Cares cares, HouseholdHistory history, AuditTrail audit,
               Clock clock) {
        this.scopes = scopes;
        this.book = book;
        this.cares = cares;
        this.history = history;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional
    public Outcome end(Viewer viewer, HouseholdId id, int version, long care) {
        var household = book.find(id).orElseThrow();
        if (!scopes.mayChange(viewer, household.door())) {
            return Outcome.NOT_YOURS;
        }
        var ending = cares.of(id).stream().filter(one -> one.id() == care).findFirst().orElse(null);
        if (ending == null) {
            return new Done(id.value());
        }
        if (!book.touch(id, version, clock.instant())) {
            return Outcome.CHANGED_MEANWHILE;
        }
        cares.end(id, care, clock.instant());
        book.refresh(List.of(id));
        history.append(viewer, id, Kind.CARE_ENDED, ending.person(), ending.group());
        audit.record(viewer, "household.end-care", "household:" + id.value(),
            Map.of("person", ending.person().value(), "group", ending.group()), null);
        return new Done(id.value());
    }
}
