package org.minsheng.appeal.internal.hotspots;

import java.time.Clock;
import java.util.Map;
import org.minsheng.shared.AuditTrail;
import org.minsheng.shared.RequestKey;
import org.minsheng.shared.Viewer;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Takes a hot spot on, notes what was done, and ends it with a result. */
@Component
class WorkingOnHotspot {

    private final Hotspots hotspots;
    private final AuditTrail audit;
    private final Clock clock;

    WorkingOnHotspot(Hotspots hotspots, AuditTrail audit, Clock clock) {
        this.hotspots = hotspots;
        this.audit = audit;
        this.clock = clock;
    }

    /** False when somebody else has it already. */
    @Transactional
    public boolean accept(Viewer viewer, long id) {
        boolean first = hotspots.accept(id, viewer, clock.instant());
        if (first) {
            audit.record(viewer, "appeal.hotspot-accept", "hotspot:" + id, null, Map.of("state", "ACCEPTED"));
        }
        return first;
    }

    @Transactional
    public void note(Viewer viewer, long id, RequestKey key, String text) {
        if (hotspots.write(id, key, viewer, text, clock.instant())) {
            audit.record(viewer, "appeal.hotspot-note", "hotspot:" + id, null, Map.of("letters", text.length()));
        }
    }

    /** False when it is not being worked on. */
    @Transactional
    public boolean close(Viewer viewer, long id, String result) {
        boolean closed = hotspots.close(id, result, clock.instant());
        if (closed) {
            audit.record(viewer, "appeal.hotspot-close", "hotspot:" + id,
                Map.of("state", "ACCEPTED"), Map.of("state", "CLOSED"));
        }
        return closed;
    }
}
