package org.minsheng.household.internal;

import java.time.Clock;
import java.util.Map;
import org.minsheng.area.Places;
import org.minsheng.household.HouseholdId;
import org.minsheng.household.Residence;
import org.minsheng.household.internal.HouseholdHistory.Kind;
import org.minsheng.household.internal.Outcome.Done;
import org.minsheng.household.internal.Outcome.Refused;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.AuditTrail;
import org.minsheng.shared.Viewer;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Says how a household lives now, and moves all of it to another door. */
@Component
public class SettlingHousehold {

    private final Scopes scopes;
    private final HouseholdBook book;
    private final HouseholdHistory history;
    private final Places places;
    private final AuditTrail audit;
    private final Clock clock;

    SettlingHousehold(Scopes scopes, HouseholdBook book, HouseholdHistory history, Places places,
                      AuditTrail audit, Clock clock) {
        this.scopes = scopes;
        this.book = book;
        this.history = history;
        this.places = places;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional
    public Outcome settle(Viewer viewer, HouseholdId id, int version, AreaCode door, Residence residence) {
        var before = book.find(id).orElseThrow();
        if (!scopes.mayChange(viewer, before.door()) || !scopes.mayChange(viewer, door)) {
            return Outcome.NOT_YOURS;
        }
        if (!OpeningHousehold.isHome(door)
                || !door.equals(before.door()) && places.at(door).filter(place -> place.retiredAt() == null)
                .isEmpty()) {
            return new Refused("door", "household.refused.no-door");
        }
        if (!book.touch(id, version, clock.instant())) {
            return Outcome.CHANGED_MEANWHILE;
        }
        book.settle(id, door, residence);
        history.append(viewer, id, Kind.SETTLED, null, door.equals(before.door()) ? residence.name()
            : residence.name() + " " + before.door());
        audit.record(viewer, "household.settle", "household:" + id.value(),
            Map.of("door", before.door().value(), "residence", before.residence().name()),
            Map.of("door", door.value(), "residence", residence.name()));
        return new Done(id.value());
    }
}
