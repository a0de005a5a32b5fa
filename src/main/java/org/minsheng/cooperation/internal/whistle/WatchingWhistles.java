package org.minsheng.cooperation.internal.whistle;

import java.time.Instant;
import java.util.Map;
import org.minsheng.shared.AuditTrail;
import org.minsheng.shared.Viewer;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Notes who did not come or finish in time; when nobody has come at all, the whistle goes to the county's conference.
 */
@Component
class WatchingWhistles {

    private final WhistleBook book;
    private final ResponderBook responders;
    private final Escalating escalating;
    private final WhistleTelling telling;
    private final AuditTrail audit;

    WatchingWhistles(WhistleBook book, ResponderBook responders, Escalating escalating,
                     WhistleTelling telling, AuditTrail audit) {
        this.book = book;
        this.responders = responders;
        this.escalating = escalating;
        this.telling = telling;
        this.audit = audit;
    }

    /** @return whether something was done; run again it finds nothing */
    @Transactional
    public boolean look(WhistleId id, Instant now) {
        var whistle = book.hold(id).filter(one -> one.state() == Whistle.State.OPEN).orElse(null);
        if (whistle == null) {
            return false;
        }
        boolean acted = false;
        for (var one : responders.of(id)) {
            if (one.state() == ResponderState.CALLED && !one.reportBy().isAfter(now)) {
                responders.missed(one.id());
                telling.responder(whistle, one, "ABSENT", "", whistle.isEmergency());
                telling.caller(whistle, one, "ABSENT");
                audit.record(Viewer.SYSTEM, "cooperation.responder-miss", "responder:" + one.id(),
                    Map.of("state", "CALLED"), Map.of("state", "ABSENT"));
                acted = true;
            } else if (one.state() == ResponderState.REPORTED && !one.late() && !one.finishBy().isAfter(now)) {
                responders.late(one.id());
                telling.responder(whistle, one, "LATE", "", false);
                telling.caller(whistle, one, "LATE");
                acted = true;
            }
        }
        boolean nobody = responders.of(id).stream()
            .allMatch(one -> one.report().at() == null && one.state() != ResponderState.CALLED);
        if (nobody && whistle.escalatedAt() == null) {
            escalating.escalate(Viewer.SYSTEM, whistle, ConferenceItem.Reason.NOBODY_CAME, "", now);
            acted = true;
        }
        return acted;
    }
}
