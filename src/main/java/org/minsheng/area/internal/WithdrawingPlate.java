package org.minsheng.area.internal;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.Viewer;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Withdraws a place's plate, lost or damaged, and issues another one when asked. */
@Component
class WithdrawingPlate {

    private final PlaceRepository places;
    private final PlateRepository plates;
    private final AreaTrail trail;
    private final Clock clock;

    WithdrawingPlate(PlaceRepository places, PlateRepository plates, AreaTrail trail, Clock clock) {
        this.places = places;
        this.plates = plates;
        this.trail = trail;
        this.clock = clock;
    }

    /** @param token the plate that was shown to whoever asks; refused when it is not the active one any more */
    @Transactional
    public Outcome withdraw(Viewer viewer, AreaCode code, String token, boolean replace) {
        if (!Rights.mayAddBelow(viewer, code)) {
            return new Outcome.Refused("area.refused.not-yours");
        }
        var place = places.lock(code).orElse(null);
        if (place == null) {
            return new Outcome.Refused("area.refused.gone");
        }
        boolean active = plates.of(place.id()).stream()
            .anyMatch(plate -> plate.withdrawnAt() == null && plate.token().equals(token));
        if (!active) {
            return new Outcome.Refused("area.refused.plate-changed");
        }
        plates.withdraw(place.id(), viewer, clock.instant());
        if (replace) {
            plates.issue(List.of(place.id().value()), viewer, clock.instant());
        }
        trail.place(viewer, replace ? "replace-plate" : "withdraw-plate", code, Map.of("plates", 1),
            Map.of("plates", replace ? 1 : 0));
        return new Outcome.Done(code, 1);
    }
}
