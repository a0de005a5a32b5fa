package org.minsheng.appeal.internal.catalogue;

import java.time.Clock;
import java.util.Map;
import org.minsheng.shared.AuditTrail;
import org.minsheng.shared.Viewer;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Takes a matter out of what can be chosen, or brings it back; appeals that have it keep it. */
@Component
public class RetiringMatter {

    private final MatterBook book;
    private final AuditTrail audit;
    private final Clock clock;

    RetiringMatter(MatterBook book, AuditTrail audit, Clock clock) {
        this.book = book;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional
    public void retire(Viewer viewer, Matters.Matter matter, boolean retired) {
        book.retire(matter.code(), retired ? clock.instant() : null);
        audit.record(viewer, retired ? "appeal.retire-matter" : "appeal.restore-matter", "matter:" + matter.code(),
            Map.of("retired", matter.retired()), Map.of("retired", retired));
    }
}
