package org.minsheng.household.internal;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.minsheng.household.HouseholdId;
import org.minsheng.household.internal.HouseholdHistory.Kind;
import org.minsheng.household.internal.Outcome.Done;
import org.minsheng.household.internal.Outcome.Refused;
import org.minsheng.shared.AuditTrail;
import org.minsheng.shared.Viewer;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Puts somebody into a care group, or renews the consent of somebody who is in it. Where consent is the ground, or the
 * group is sensitive and no law orders it, that consent is given first, for this group alone, and for a child by the
 * guardian (PIPL art. 14, 29, 31).
 */
@Component
public class GivingCare {

    private final Scopes scopes;
    private final HouseholdBook book;
    private final Members members;
    private final Cares cares;
    private final Data data;
    private final Consents consents;
    private final Guardians guardians;
    private final HouseholdHistory history;
    private final AuditTrail audit;
    private final Clock clock;

    GivingCare(Scopes scopes, HouseholdBook book, Members members, Cares cares, Data data, Consents consents,
               Guardians guardians, HouseholdHistory history,
               AuditTrail audit, Clock clock) {
        this.scopes = scopes;
        this.book = book;
        this.members = members;
        this.cares = cares;
        this.data = data;
        this.consents = consents;
        this.guardians = guardians;
        this.history = history;
        this.audit = audit;
        this.clock = clock;
    }

    /** @param how the consent was given just now; null when it was given before or none is needed */
    @Transactional
    public Outcome give(Viewer viewer, HouseholdId id, int version, long member, String group,
                        @Nullable ConsentWay how) {
        var household = book.find(id).orElseThrow();
        var cared = members.find(id, member).orElseThrow();
        if (!scopes.mayChange(viewer, household.door())) {
            return Outcome.NOT_YOURS;
        }
        var datum = data.find(group).filter(known -> known.kind() == Data.Kind.GROUP && !known.ended()).orElse(null);
        if (datum == null) {
            return new Refused("group", "form.not-a-choice");
        }
        if (cared.until() != null) {
            return new Refused("group", "household.refused.left");
        }
        boolean asks = datum.terms().needsConsent() && !consents.holds(cared.person(), group);
        if (asks && how == null) {
            return new Refused("how", "household.refused.consent");
        }
        var refused = guardians.check(cared.person(), cared.guardian());
        if (refused != null) {
            return new Refused("group", refused.key());
        }
        if (!book.touch(id, version, clock.instant())) {
            return Outcome.CHANGED_MEANWHILE;
        }
        if (asks && how != null) {
            consents.append(viewer, cared.person(), datum, true, how, guardians.needed(cared.person())
                ? cared.guardian() : null);
        }
        if (cares.insert(cared, group, clock.instant(), viewer.name())) {
            book.refresh(List.of(id));
            history.append(viewer, id, Kind.CARE_GIVEN, cared.person(), group);
            audit.record(viewer, "household.give-care", "household:" + id.value(), null,
                Map.of("person", cared.person().value(), "group", group));
        } else if (asks) {
            audit.record(viewer, "household.renew-consent", "person:" + cared.person().value(), null,
                Map.of("datum", group, "version", datum.version()));
        }
        return new Done(member);
    }
}
