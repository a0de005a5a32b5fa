package org.minsheng.volunteer.internal.member;

import java.time.Clock;
import java.util.Map;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.AuditTrail;
import org.minsheng.shared.RequestKey;
import org.minsheng.shared.Viewer;
import org.minsheng.volunteer.internal.Outcome;
import org.minsheng.volunteer.internal.Outcome.Done;
import org.minsheng.volunteer.internal.Outcome.Refused;
import org.minsheng.volunteer.internal.Rights;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** A community makes groups of its members and ends them. */
@Component
class KeepingGroups {

    private final GroupBook book;
    private final AuditTrail audit;
    private final Clock clock;

    KeepingGroups(GroupBook book, AuditTrail audit, Clock clock) {
        this.book = book;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional
    public Outcome make(Viewer viewer, RequestKey key, AreaCode community, String name) {
        if (community.level() != AreaCode.Level.COMMUNITY || !Rights.mayLead(viewer, community)) {
            return Outcome.NOT_YOURS;
        }
        var made = book.add(key, community, name, clock.instant());
        if (made.isEmpty()) {
            return book.byKey(key).<Outcome>map(Done::new)
                .orElseGet(() -> new Refused("name", "volunteer.group.refused.name"));
        }
        audit.record(viewer, "volunteer.make-group", "member-group:" + made.get(), null,
            Map.of("name", name, "community", community.value()));
        return new Done(made.get());
    }

    @Transactional
    public Outcome end(Viewer viewer, long id) {
        var group = book.find(id).orElse(null);
        if (group == null || !Rights.mayLead(viewer, group.community())) {
            return Outcome.NOT_YOURS;
        }
        book.end(id, clock.instant());
        audit.record(viewer, "volunteer.end-group", "member-group:" + id, Map.of("name", group.name()), null);
        return new Done(id);
    }
}
