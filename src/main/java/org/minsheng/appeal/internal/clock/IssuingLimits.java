package org.minsheng.appeal.internal.clock;

import java.time.Clock;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.AuditTrail;
import org.minsheng.shared.RequestKey;
import org.minsheng.shared.Role;
import org.minsheng.shared.Viewer;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Issues a new version of a county's limits; deadlines already promised stay, and no version is ever edited. */
@Component
class IssuingLimits {

    private final RulesBook book;
    private final Limits limits;
    private final AuditTrail audit;
    private final Clock clock;

    IssuingLimits(RulesBook book, Limits limits, AuditTrail audit, Clock clock) {
        this.book = book;
        this.limits = limits;
        this.audit = audit;
        this.clock = clock;
    }

    /** @return the number of the version, null when the request was answered before or the viewer may not */
    @Transactional
    public @Nullable Integer issue(Viewer viewer, AreaCode county, RequestKey key, Rules rules) {
        if (!viewer.may(county, Role.SYSTEM_ADMINISTRATOR)) {
            return null;
        }
        var version = book.add(county, key, rules, clock.instant());
        if (version != null) {
            audit.record(viewer, "appeal.issue-limits", "area:" + county, null,
                Map.of("version", version, "from", rules.validFrom().toString(), "note", rules.note()));
            limits.changed();
        }
        return version;
    }
}
