package org.minsheng.grid.internal.roster.relay;

import java.time.Clock;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.AuditTrail;
import org.minsheng.shared.Viewer;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Ticks the doors that were reached, and takes back a tick that was a mistake, among the doors that this person was
 * given.
 */
@Component
class TickingDoors {

    private final RelayBook book;
    private final AuditTrail audit;
    private final Clock clock;

    TickingDoors(RelayBook book, AuditTrail audit, Clock clock) {
        this.book = book;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * @param own the doors that the viewer may tick; others are left alone
     * @param told what is ticked now
     * @param before what was ticked when the page was shown: only those are taken back, so that nobody else's tick is
     * lost
     * @return false when the notice goes round no more
     */
    @Transactional
    public boolean tick(Viewer viewer, long relay, Collection<AreaCode> own, Set<AreaCode> told, Set<AreaCode> before) {
        if (!book.find(relay).orElseThrow().isOpen()) {
            return false;
        }
        var ticked = new HashSet<>(told);
        ticked.retainAll(own);
        var taken = new HashSet<>(before);
        taken.retainAll(own);
        taken.removeAll(told);
        int more = book.tick(relay, ticked, viewer.actor(), clock.instant());
        int fewer = book.untick(relay, taken);
        if (more + fewer > 0) {
            audit.record(viewer, "grid.relay-told", "relay:" + relay, null, Map.of("told", more, "taken-back", fewer));
        }
        return true;
    }
}
