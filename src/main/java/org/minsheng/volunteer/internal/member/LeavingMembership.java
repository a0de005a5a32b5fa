package org.minsheng.volunteer.internal.member;

import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.minsheng.shared.AuditTrail;
import org.minsheng.shared.Viewer;
import org.minsheng.volunteer.MembersChanged;
import org.minsheng.volunteer.internal.Outcome;
import org.minsheng.volunteer.internal.Outcome.Done;
import org.minsheng.volunteer.internal.Rights;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** A membership ends, by the member's own wish or by the community's word; what was done stays. */
@Component
public class LeavingMembership {

    private final MembershipBook book;
    private final ApplicationEventPublisher events;
    private final AuditTrail audit;
    private final Clock clock;

    LeavingMembership(MembershipBook book, ApplicationEventPublisher events, AuditTrail audit, Clock clock) {
        this.book = book;
        this.events = events;
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
        var ended = asked ? Optional.of(0L) : book.end(person, MembershipState.LEFT, reason, now);
        if (ended.isEmpty()) {
            return Outcome.CHANGED_MEANWHILE;
        }
        if (!asked) {
            events.publishEvent(MembersChanged.gone(person, now));
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
        var now = clock.instant();
        if (member.state() != MembershipState.CONFIRMED
            || book.end(member.person(), MembershipState.LEFT, reason, now).isEmpty()) {
            return Outcome.CHANGED_MEANWHILE;
        }
        events.publishEvent(MembersChanged.gone(member.person(), now));
        audit.record(viewer, "volunteer.end-membership", "membership:" + id, null, Map.of("reason", reason));
        return new Done(id);
    }
}
