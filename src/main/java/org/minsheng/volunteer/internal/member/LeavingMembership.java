package org.minsheng.volunteer.internal.member;

import java.time.Clock;
import java.util.Map;
import org.minsheng.shared.AuditTrail;
import org.minsheng.shared.Viewer;
import org.minsheng.volunteer.internal.Outcome;
import org.minsheng.volunteer.internal.Outcome.Done;
import org.minsheng.volunteer.internal.Rights;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** A membership ends, by the member's own wish or by the community's word; what was done stays. */
@Component
public class LeavingMembership {

    private final MembershipBook book;
    private final AuditTrail audit;
    private final Clock clock;

    LeavingMembership(MembershipBook book, AuditTrail audit, Clock clock) {
        this.book = book;
        this.audit = audit;
        this.clock = clock;
    }

    /** The own registration, confirmed or waiting. */
    @Transactional
    public Outcome leave(Viewer viewer, String reason) {
        var person = viewer.person();
        if (person == null) {
            return Outcome.NOT_YOURS;
        }
        var now = clock.instant();
        boolean asked = book.withdraw(person, now);
        var ended = asked ? java.util.Optional.of(0L) : book.end(person, MembershipState.LEFT, reason, now);
        if (ended.isEmpty()) {
            return Outcome.CHANGED_MEANWHILE;
        }
        audit.record(viewer, "volunteer.leave", "person:" + person.value(), null, Map.of("asked", asked));
        return new Done(ended.get());
    }

    @Transactional
    public Outcome end(Viewer viewer, long id, String reason) {
        var member = book.find(id).orElse(null);
        if (member == null || !Rights.mayLead(viewer, member.community())) {
            return Outcome.NOT_YOURS;
        }
        if (member.state() != MembershipState.CONFIRMED || book.end(member.person(), MembershipState.LEFT, reason, clock.instant()).isEmpty()) {
            return Outcome.CHANGED_MEANWHILE;
        }
        audit.record(viewer, "volunteer.end-membership", "membership:" + id, null, Map.of("reason", reason));
        return new Done(id);
    }
}
