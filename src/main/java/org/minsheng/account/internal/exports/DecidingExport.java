package org.minsheng.account.internal.exports;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.minsheng.account.internal.exports.Exports.State;
import org.minsheng.account.internal.exports.Outcome.Done;
import org.minsheng.account.internal.exports.Outcome.Refused;
import org.minsheng.shared.AuditTrail;
import org.minsheng.shared.StaffNotices;
import org.minsheng.shared.Viewer;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** A second person allows a table to leave the house, or refuses it with a reason. */
@Component
class DecidingExport {

    private final Exports exports;
    private final StaffNotices notices;
    private final AuditTrail audit;
    private final Clock clock;

    DecidingExport(Exports exports, StaffNotices notices, AuditTrail audit, Clock clock) {
        this.exports = exports;
        this.notices = notices;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional
    public Outcome decide(Viewer viewer, long id, boolean allowed, String note) {
        var export = exports.find(id).orElseThrow();
        var decider = viewer.account();
        if (decider == null || !ExportRights.mayDecide(viewer, export)) {
            return new Refused("allowed", "account.export.refused.not-yours");
        }
        if (!allowed && note.isEmpty()) {
            return new Refused("note", "account.export.refused.reason");
        }
        var now = clock.instant();
        var state = allowed ? State.ALLOWED : State.REFUSED;
        if (!exports.decide(id, state, decider, viewer.name(), note, now, now.plus(AskingExport.TO_FETCH))) {
            return Outcome.GONE;
        }
        audit.record(viewer, "account.decide-export", "export:" + id, Map.of("state", "WAITING"),
            Map.of("state", state.name(), "note", note));
        notices.tell(new StaffNotices.Notice("export-decided:" + id, List.of(export.askedBy()),
            "account.export.told." + state, List.of(viewer.name()), "/console/exports/" + id, false));
        return new Done(id);
    }
}
