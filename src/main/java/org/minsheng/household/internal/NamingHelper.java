package org.minsheng.household.internal;

import java.time.Clock;
import java.util.Map;
import org.minsheng.household.internal.Outcome.Done;
import org.minsheng.household.internal.Outcome.Refused;
import org.minsheng.shared.AuditTrail;
import org.minsheng.shared.OrganisationId;
import org.minsheng.shared.Role;
import org.minsheng.shared.Viewer;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Says that a unit helps the people of a care group, and so may see their households; or that it does no longer. */
@Component
public class NamingHelper {

    private final HelpingUnits units;
    private final AuditTrail audit;
    private final Clock clock;

    NamingHelper(HelpingUnits units, AuditTrail audit, Clock clock) {
        this.units = units;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional
    public Outcome name(Viewer viewer, String group, OrganisationId unit, boolean helps) {
        if (viewer != Viewer.SYSTEM && !viewer.has(Role.SECURITY_ADMINISTRATOR)) {
            return new Refused("unit", "household.refused.not-security");
        }
        boolean changed = helps ? units.add(group, unit, viewer.name(), clock.instant()) : units.remove(group, unit);
        if (changed) {
            audit.record(viewer, "household.name-helper", "datum:" + group,
                Map.of("unit", unit.value(), "helps", !helps), Map.of("unit", unit.value(), "helps", helps));
        }
        return new Done(unit.value());
    }
}
