package org.minsheng.calendar.internal;

import org.minsheng.area.Places;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.Role;
import org.minsheng.shared.Viewer;
import org.springframework.stereotype.Component;

/**
 * A county's own days are its administrator's to change, everybody's days only that of an administrator of all
 * counties.
 */
@Component
class Rights {

    private final Places places;

    Rights(Places places) {
        this.places = places;
    }

    boolean mayChange(Viewer viewer, String scope) {
        if (!scope.isEmpty()) {
            return AreaCode.isValid(scope) && viewer.may(new AreaCode(scope), Role.SYSTEM_ADMINISTRATOR);
        }
        return viewer.has(Role.SYSTEM_ADMINISTRATOR)
            && places.counties().stream().allMatch(county -> viewer.may(county.code(), Role.SYSTEM_ADMINISTRATOR));
    }
}
