package org.minsheng.household.internal;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.minsheng.household.internal.Outcome.Done;
import org.minsheng.household.internal.Outcome.Refused;
import org.minsheng.shared.AuditTrail;
import org.minsheng.shared.PersonId;
import org.minsheng.shared.Viewer;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** A resident consents online to the new purpose of a care group that one is in; a guardian does so for a child. */
@Component
public class RenewingConsent {

    private final AwaitedConsents awaited;
    private final Members members;
    private final Data data;
    private final Consents consents;
    private final Guardians guardians;
    private final AuditTrail audit;

    RenewingConsent(AwaitedConsents awaited, Members members, Data data, Consents consents, Guardians guardians,
                    AuditTrail audit) {
        this.awaited = awaited;
        this.members = members;
        this.data = data;
        this.consents = consents;
        this.guardians = guardians;
        this.audit = audit;
    }

    /** @param version that was read; a newer one is read first */
    @Transactional
    public Outcome renew(Viewer viewer, PersonId person, String code, int version) {
        var self = viewer.person();
        var guardian = person.equals(self) ? null : self;
        if (self == null || guardian != null && !isGuardian(guardian, person) || guardian == null
            && guardians.needed(person)) {
            return Outcome.NOT_YOURS;
        }
        var datum = data.find(code).orElse(null);
        if (datum == null || datum.version() != version) {
            return Outcome.CHANGED_MEANWHILE;
        }
        if (!awaited.of(person).contains(code)) {
            return consents.holds(person, code) ? new Done(person.value())
                : new Refused("consent", "household.refused.not-by-consent");
        }
        consents.append(viewer, person, datum, true, ConsentWay.ONLINE, guardian);
        audit.record(viewer, "household.renew-consent", "person:" + person.value(), null,
            Map.of("datum", code, "version", version));
        return new Done(person.value());
    }

    private boolean isGuardian(@Nullable PersonId guardian, PersonId child) {
        return guardians.needed(child) && members.ofPerson(child).stream()
            .anyMatch(member -> guardian != null && guardian.equals(member.guardian()));
    }
}
