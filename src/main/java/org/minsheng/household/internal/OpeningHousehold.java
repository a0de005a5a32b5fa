package org.minsheng.household.internal;

import java.time.Clock;
import java.util.Map;
import org.minsheng.area.Places;
import org.minsheng.household.Residence;
import org.minsheng.household.internal.HouseholdHistory.Kind;
import org.minsheng.household.internal.Outcome.Done;
import org.minsheng.household.internal.Outcome.Refused;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.AuditTrail;
import org.minsheng.shared.RequestKey;
import org.minsheng.shared.Viewer;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Registers a household behind a door; there may be others there already, such as the owner and tenants. */
@Component
public class OpeningHousehold {

    private final Scopes scopes;
    private final HouseholdBook book;
    private final HouseholdHistory history;
    private final Places places;
    private final AuditTrail audit;
    private final Clock clock;

    OpeningHousehold(Scopes scopes, HouseholdBook book, HouseholdHistory history, Places places,
                     AuditTrail audit, Clock clock) {
        this.scopes = scopes;
        this.book = book;
        this.history = history;
        this.places = places;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional
    public Outcome open(Viewer viewer, AreaCode door, Residence residence, RequestKey key) {
        if (!scopes.mayChange(viewer, door)) {
            return Outcome.NOT_YOURS;
        }
        if (!isHome(door) || places.at(door).filter(place -> place.retiredAt() == null).isEmpty()) {
            return new Refused("door", "household.refused.no-door");
        }
        var made = book.insert(door, residence, key, clock.instant());
        if (made.isEmpty()) {
            return new Done(book.byKey(key).orElseThrow().value());
        }
        history.append(viewer, made.get(), Kind.OPENED, null, residence.name());
        audit.record(viewer, "household.open", "household:" + made.get().value(), null,
            Map.of("door", door.value(), "residence", residence.name()));
        return new Done(made.get().value());
    }

    /** A door, or a whole house or compound where doors have no numbers. */
    static boolean isHome(AreaCode door) {
        return door.level().compareTo(AreaCode.Level.COMPOUND) >= 0;
    }
}
