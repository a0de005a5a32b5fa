package org.minsheng.household.internal;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.minsheng.household.HouseholdId;
import org.minsheng.household.internal.HouseholdHistory.Kind;
import org.minsheng.household.internal.Outcome.Done;
import org.minsheng.shared.AuditTrail;
import org.minsheng.shared.Viewer;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Closes a household that is no more, such as tenants who moved away together. */
@Component
public class EndingHousehold {

    private final Scopes scopes;
    private final HouseholdBook book;
    private final Members members;
    private final Cares cares;
    private final HouseholdHistory history;
    private final AuditTrail audit;
    private final Clock clock;

    EndingHousehold(Scopes scopes, HouseholdBook book, Members members, Cares cares,
                    HouseholdHistory history, AuditTrail audit, Clock clock) {
        this.scopes = scopes;
        this.book = book;
        this.members = members;
        this.cares = cares;
        this.history = history;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional
    public Outcome end(Viewer viewer, HouseholdId id, int version) {
        var before = book.find(id).orElseThrow();
        if (!scopes.mayChange(viewer, before.door())) {
            return Outcome.NOT_YOURS;
        }
        if (!book.touch(id, version, clock.instant())) {
            return Outcome.CHANGED_MEANWHILE;
        }
        var leaving = members.of(id).stream().filter(member -> member.until() == null).toList();
        cares.endOf(leaving.stream().map(MemberRow::id).toList(), clock.instant());
        members.leaveAll(id, LocalDate.now(clock));
        book.end(id, clock.instant());
        book.refresh(List.of(id));
        history.append(viewer, id, Kind.ENDED, null, Integer.toString(leaving.size()));
        audit.record(viewer, "household.end", "household:" + id.value(), Map.of("people", before.people()), null);
        return new Done(id.value());
    }
}
