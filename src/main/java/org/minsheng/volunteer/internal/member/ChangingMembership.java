package org.minsheng.volunteer.internal.member;

import java.util.Map;
import org.minsheng.shared.AuditTrail;
import org.minsheng.shared.Viewer;
import org.minsheng.volunteer.internal.Outcome;
import org.minsheng.volunteer.internal.Outcome.Done;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** A member says anew where one works, what one can do and when one has time. */
@Component
public class ChangingMembership {

    private final MembershipBook book;
    private final AuditTrail audit;

    ChangingMembership(MembershipBook book, AuditTrail audit) {
        this.book = book;
        this.audit = audit;
    }

    @Transactional
    public Outcome change(Viewer viewer, int version, MembershipBook.Told told) {
        var person = viewer.person();
        var own = person == null ? null : book.standing(person).orElse(null);
        if (own == null) {
            return Outcome.NOT_YOURS;
        }
        if (!book.change(own.id(), version, told)) {
            return Outcome.CHANGED_MEANWHILE;
        }
        audit.record(viewer, "volunteer.change-membership", "membership:" + own.id(), Map.of("skills", own.skills()),
            Map.of("skills", told.skills()));
        return new Done(own.id());
    }
}
