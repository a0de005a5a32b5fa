package org.minsheng.cooperation.internal.whistle;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.minsheng.cooperation.internal.Outcome;
import org.minsheng.cooperation.internal.Outcome.Done;
import org.minsheng.cooperation.internal.Refusal;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.AuditTrail;
import org.minsheng.shared.RequestKey;
import org.minsheng.shared.TimerRows;
import org.minsheng.shared.Viewer;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** 吹哨: one whistle, several responders, a limit for each; the same key whistles once. */
@Component
class Whistling {

    static final int MOST = 60;

    private final WhistleBook book;
    private final ResponderBook responders;
    private final WhistleTelling telling;
    private final TimerRows timers;
    private final AuditTrail audit;
    private final Clock clock;

    Whistling(WhistleBook book, ResponderBook responders, WhistleTelling telling, TimerRows timers,
              AuditTrail audit, Clock clock) {
        this.book = book;
        this.responders = responders;
        this.telling = telling;
        this.timers = timers;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional
    public Outcome whistle(Viewer viewer, RequestKey key, AreaCode area, Whistle.Call call,
                           List<Responder.Called> called) {
        if (!WhistleRights.mayCall(viewer, area) || !area.contains(call.place())) {
            return Outcome.refused(Refusal.NOT_YOURS);
        }
        if (called.isEmpty() || called.size() > MOST) {
            return Outcome.refused("responder", called.isEmpty() ? "cooperation.whistle.refused.nobody"
                : "cooperation.whistle.refused.too-many", MOST);
        }
        var now = clock.instant();
        if (!call.reportBy().isAfter(now) || call.finishBy().isBefore(call.reportBy())) {
            return Outcome.refused("finishBy", "cooperation.whistle.refused.limits");
        }
        var made = book.add(viewer, key, area, call, now);
        if (made.isEmpty()) {
            return new Done(book.byKey(key).orElseThrow().value());
        }
        var id = made.get();
        responders.add(id, called, now, call.reportBy(), call.finishBy());
        WhistleTimers.set(timers, id, call.reportBy());
        WhistleTimers.set(timers, id, call.finishBy());
        telling.called(book.find(id).orElseThrow(), responders.of(id));
        audit.record(viewer, "cooperation.whistle", id.subject(), null,
            Map.of("area", area.value(), "urgency", call.urgency().name(),
                "responders", called.size()));
        return new Done(id.value());
    }
}
