package org.minsheng.points.internal.standard;

import java.time.Clock;
import java.util.Map;
import org.minsheng.points.internal.PointsOutcome;
import org.minsheng.points.internal.PointsOutcome.Done;
import org.minsheng.points.internal.PointsOutcome.Refused;
import org.minsheng.points.internal.PointsRights;
import org.minsheng.points.internal.standard.StandardBook.KindTerms;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.AuditTrail;
import org.minsheng.shared.Viewer;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Writes what deeds are worth: a draft is changed until it is published as the next version, and from then on it stays.
 */
@Component
public class DefiningStandard {

    private static final Refused GONE = new Refused("version", "points.standard.refused.gone");

    private final StandardBook book;
    private final AuditTrail audit;
    private final Clock clock;

    DefiningStandard(StandardBook book, AuditTrail audit, Clock clock) {
        this.book = book;
        this.audit = audit;
        this.clock = clock;
    }

    /** A second beginning gives the draft that is there. */
    @Transactional
    public PointsOutcome begin(Viewer viewer, AreaCode area) {
        if (!PointsRights.mayDefine(viewer, area)) {
            return PointsOutcome.NOT_YOURS;
        }
        var from = book.inForce(area).orElse(null);
        var made = book.begin(viewer, area, from, clock.instant());
        made.ifPresent(id -> audit.record(viewer, "points.draft-standard", "standard:" + id, null,
            Map.of("area", area.value())));
        return made.or(() -> book.draft(area).map(Standard::id)).<PointsOutcome>map(Done::new).orElse(GONE);
    }

    @Transactional
    public PointsOutcome setTerms(Viewer viewer, long id, int rowVersion, int validYears, String note) {
        var draft = book.hold(id).orElse(null);
        if (draft == null || !PointsRights.mayDefine(viewer, draft.area())) {
            return draft == null ? GONE : PointsOutcome.NOT_YOURS;
        }
        if (draft.rowVersion() != rowVersion || !book.setTerms(draft, validYears, note)) {
            return PointsOutcome.CHANGED_MEANWHILE;
        }
        audit.record(viewer, "points.set-standard", "standard:" + id, Map.of("validYears", draft.validYears()),
            Map.of("validYears", validYears));
        return new Done(id);
    }

    @Transactional
    public PointsOutcome putKind(Viewer viewer, long id, KindTerms terms) {
        var draft = book.hold(id).orElse(null);
        if (draft == null || !PointsRights.mayDefine(viewer, draft.area())) {
            return draft == null ? GONE : PointsOutcome.NOT_YOURS;
        }
        if (terms.deed() != null && book.kinds(id).stream().anyMatch(kind -> terms.deed().equals(kind.deed())
            && !kind.code().equals(terms.code()))) {
            return new Refused("deed", "points.standard.refused.deed-taken");
        }
        book.put(id, terms);
        audit.record(viewer, "points.set-kind", "standard:" + id, null,
            Map.of("code", terms.code(), "points", terms.points()));
        return new Done(id);
    }

    @Transactional
    public PointsOutcome removeKind(Viewer viewer, long id, String code) {
        var draft = book.hold(id).orElse(null);
        if (draft == null || !PointsRights.mayDefine(viewer, draft.area())) {
            return draft == null ? GONE : PointsOutcome.NOT_YOURS;
        }
        if (book.remove(id, code)) {
            audit.record(viewer, "points.remove-kind", "standard:" + id, Map.of("code", code), null);
        }
        return new Done(id);
    }

    @Transactional
    public PointsOutcome discard(Viewer viewer, long id) {
        var draft = book.hold(id).orElse(null);
        if (draft == null || !PointsRights.mayDefine(viewer, draft.area())) {
            return draft == null ? GONE : PointsOutcome.NOT_YOURS;
        }
        book.discard(id);
        audit.record(viewer, "points.discard-standard", "standard:" + id, Map.of("area", draft.area().value()), null);
        return new Done(id);
    }

    @Transactional
    public PointsOutcome publish(Viewer viewer, long id) {
        var draft = book.hold(id).orElse(null);
        if (draft == null || !PointsRights.mayDefine(viewer, draft.area())) {
            return draft == null ? GONE : PointsOutcome.NOT_YOURS;
        }
        var kinds = book.kinds(id);
        if (kinds.isEmpty()) {
            return new Refused("kinds", "points.standard.refused.empty");
        }
        book.publish(viewer, id, clock.instant());
        audit.record(viewer, "points.publish-standard", "standard:" + id, null,
            Map.of("area", draft.area().value(), "kinds", kinds.size()));
        return new Done(id);
    }
}
