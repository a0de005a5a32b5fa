package org.minsheng.cooperation.internal.whistle;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import org.minsheng.cooperation.internal.Outcome;
import org.minsheng.cooperation.internal.Outcome.Done;
import org.minsheng.cooperation.internal.Refusal;
import org.minsheng.shared.AuditTrail;
import org.minsheng.shared.Viewer;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Puts a whistle on the list of the county's conference, acknowledges an emergency, ends a whistle, and decides what
 * the conference was asked.
 */
@Component
class Escalating {

    private final WhistleBook book;
    private final ConferenceBook conference;
    private final ResponderBook responders;
    private final WhistleTelling telling;
    private final AuditTrail audit;
    private final Clock clock;

    Escalating(WhistleBook book, ConferenceBook conference, ResponderBook responders, WhistleTelling telling,
               AuditTrail audit, Clock clock) {
        this.book = book;
        this.conference = conference;
        this.responders = responders;
        this.telling = telling;
        this.audit = audit;
        this.clock = clock;
    }

    /** In the caller's transaction, with the whistle held. */
    void escalate(Viewer viewer, Whistle whistle, ConferenceItem.Reason reason, String note, Instant now) {
        if (conference.add(whistle.call().place().county(), whistle.id(), reason, note, now)) {
            book.escalated(whistle.id(), now);
            telling.escalated(whistle);
            audit.record(viewer, "cooperation.escalate-whistle", whistle.id().subject(), null,
                Map.of("reason", reason.name()));
        }
    }

    @Transactional
    public Outcome byHand(Viewer viewer, WhistleId id, String note) {
        var whistle = book.hold(id).orElseThrow();
        if (!WhistleRights.mayCall(viewer, whistle.area())) {
            return Outcome.refused(Refusal.NOT_YOURS);
        }
        if (whistle.state() != Whistle.State.OPEN || whistle.escalatedAt() != null) {
            return Outcome.refused(Refusal.STALE);
        }
        escalate(viewer, whistle, ConferenceItem.Reason.BY_HAND, note, clock.instant());
        return new Done(id.value());
    }

    /** Whoever sits at a duty page has heard it; the first one's name is kept. */
    @Transactional
    public Outcome acknowledge(Viewer viewer, WhistleId id) {
        var whistle = book.hold(id).orElseThrow();
        if (!WhistleRights.sees(viewer, whistle.call().place())) {
            return Outcome.refused(Refusal.NOT_YOURS);
        }
        if (book.acknowledge(viewer, id, clock.instant())) {
            telling.changed(whistle);
            audit.record(viewer, "cooperation.acknowledge-whistle", id.subject(), null, Map.of("by", viewer.name()));
        }
        return new Done(id.value());
    }

    @Transactional
    public Outcome end(Viewer viewer, WhistleId id, Whistle.State state, String note) {
        var whistle = book.hold(id).orElseThrow();
        if (!WhistleRights.mayCall(viewer, whistle.area())) {
            return Outcome.refused(Refusal.NOT_YOURS);
        }
        if (whistle.state() != Whistle.State.OPEN || state == Whistle.State.OPEN) {
            return Outcome.refused(Refusal.ENDED);
        }
        book.end(id, state, note, clock.instant());
        if (state == Whistle.State.WITHDRAWN) {
            responders.of(id).stream().filter(one -> one.state() == ResponderState.CALLED
                || one.state() == ResponderState.REPORTED)
                .forEach(one -> telling.responder(whistle, one, "WITHDRAWN", note, whistle.isEmergency()));
        }
        telling.changed(whistle);
        audit.record(viewer, "cooperation.end-whistle", id.subject(), Map.of("state", "OPEN"),
            Map.of("state", state.name()));
        return new Done(id.value());
    }

    @Transactional
    public Outcome decide(Viewer viewer, long item, String decision) {
        var listed = conference.find(item).orElseThrow();
        if (!WhistleRights.mayDecide(viewer, listed.county())) {
            return Outcome.refused(Refusal.NOT_YOURS);
        }
        if (!conference.decide(viewer, item, decision, clock.instant())) {
            return Outcome.refused(Refusal.STALE);
        }
        audit.record(viewer, "cooperation.decide-conference", "conference-item:" + item, null,
            Map.of("whistle", listed.whistle().value()));
        return new Done(item);
    }
}
