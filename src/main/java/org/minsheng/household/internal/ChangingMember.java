package org.minsheng.household.internal;

import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.minsheng.household.HouseholdId;
import org.minsheng.household.internal.HouseholdHistory.Kind;
import org.minsheng.household.internal.Outcome.Done;
import org.minsheng.household.internal.Outcome.Refused;
import org.minsheng.shared.AuditTrail;
import org.minsheng.shared.PersonId;
import org.minsheng.shared.Viewer;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Changes how somebody stands to the household and who the guardian is; a new head takes the place of the old one. */
@Component
public class ChangingMember {

    private final Scopes scopes;
    private final HouseholdBook book;
    private final Members members;
    private final Remarks remarks;
    private final Guardians guardians;
    private final HouseholdHistory history;
    private final AuditTrail audit;
    private final Clock clock;

    ChangingMember(Scopes scopes, HouseholdBook book, Members members, Remarks remarks, Guardians guardians,
                   HouseholdHistory history, AuditTrail audit, Clock clock) {
        this.scopes = scopes;
        this.book = book;
        this.members = members;
        this.remarks = remarks;
        this.guardians = guardians;
        this.history = history;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional
    public Outcome change(Viewer viewer, HouseholdId id, int version, long member, Relation relation,
                          @Nullable PersonId guardian,
                          String remark) {
        var household = book.find(id).orElseThrow();
        var before = members.find(id, member).orElseThrow();
        if (!scopes.mayChange(viewer, household.door())) {
            return Outcome.NOT_YOURS;
        }
        if (before.until() != null) {
            return new Refused("relation", "household.refused.left");
        }
        if (guardian != null && members.living(id, guardian).isEmpty()) {
            return new Refused("guardian", "household.refused.guardian-elsewhere");
        }
        var refused = guardians.check(before.person(), guardian);
        if (refused != null) {
            return refused;
        }
        if (!book.touch(id, version, clock.instant())) {
            return Outcome.CHANGED_MEANWHILE;
        }
        if (relation == Relation.HEAD && before.relation() != Relation.HEAD) {
            members.unseat(id);
        }
        members.change(member, relation, guardian);
        remarks.write(member, remark, viewer.name(), clock.instant());
        book.refresh(List.of(id));
        history.append(viewer, id, Kind.CHANGED, before.person(), relation.name());
        audit.record(viewer, "household.change-member", "household:" + id.value(),
            state(before.relation(), before.guardian()),
            state(relation, guardian));
        return new Done(member);
    }

    private static Map<String, Object> state(Relation relation, @Nullable PersonId guardian) {
        var state = new HashMap<String, Object>(Map.of("relation", relation.name()));
        if (guardian != null) {
            state.put("guardian", guardian.value());
        }
        return state;
    }
}
