package org.minsheng.household.internal;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.minsheng.household.HouseholdId;
import org.minsheng.household.internal.HouseholdHistory.Kind;
import org.minsheng.household.internal.Outcome.Done;
import org.minsheng.household.internal.Outcome.Refused;
import org.minsheng.shared.AuditTrail;
import org.minsheng.shared.Viewer;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Somebody moved out, died, or was never there; what was known about the care ends with it. */
@Component
public class LeavingHousehold {

    private final Scopes scopes;
    private final HouseholdBook book;
    private final Members members;
    private final Cares cares;
    private final HouseholdHistory history;
    private final AuditTrail audit;
    private final Clock clock;

    LeavingHousehold(Scopes scopes, HouseholdBook book, Members members, Cares cares,
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
    public Outcome leave(Viewer viewer, HouseholdId id, int version, long member, Gone gone, LocalDate on) {
        var household = book.find(id).orElseThrow();
        var before = members.find(id, member).orElseThrow();
        if (!scopes.mayChange(viewer, household.door())) {
            return Outcome.NOT_YOURS;
        }
        if (before.until() != null) {
            return new Done(member);
        }
        if (on.isAfter(LocalDate.now(clock)) || on.isBefore(before.since())) {
            return new Refused("on", "household.refused.leaving-day");
        }
        boolean guards = members.of(id).stream()
            .anyMatch(other -> other.until() == null && before.person().equals(other.guardian()));
        if (guards) {
            return new Refused("gone", "household.refused.guards");
        }
        if (!book.touch(id, version, clock.instant())) {
            return Outcome.CHANGED_MEANWHILE;
        }
        members.leave(member, gone, on);
        cares.endOf(List.of(member), clock.instant());
        book.refresh(List.of(id));
        history.append(viewer, id, Kind.LEFT, before.person(), gone + " " + on);
        audit.record(viewer, "household.leave", "household:" + id.value(), Map.of("person", before.person().value()),
            Map.of("gone", gone.name(), "on", on.toString()));
        return new Done(member);
    }
}
