package org.minsheng.points.internal;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.minsheng.points.internal.Ledger.Entry;
import org.minsheng.points.internal.Ledger.Line;
import org.minsheng.points.internal.PointsOutcome.Done;
import org.minsheng.points.internal.PointsOutcome.Refused;
import org.minsheng.shared.AuditTrail;
import org.minsheng.shared.RequestKey;
import org.minsheng.shared.Viewer;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Somebody who earned points before being registered in a household brings them to its account. */
@Component
public class BringingHome {

    private final Holders holders;
    private final Ledger ledger;
    private final AuditTrail audit;
    private final Clock clock;

    BringingHome(Holders holders, Ledger ledger, AuditTrail audit, Clock clock) {
        this.holders = holders;
        this.ledger = ledger;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional
    public PointsOutcome bring(Viewer viewer, RequestKey key) {
        var person = viewer.person();
        var own = person == null ? null : holders.ofPerson(person).orElse(null);
        var home = person == null ? null : holders.home(person);
        if (own == null || home == null) {
            return PointsOutcome.NOT_YOURS;
        }
        var now = holders.hold(List.of(own.id(), home.id())).stream().filter(holder -> holder.id().equals(own.id()))
            .findFirst().orElseThrow();
        if (now.free() == 0) {
            return new Refused("version", "points.home.refused.none");
        }
        ledger.write(viewer, new Entry(EntryKind.TRANSFER, key, home.area().county(), "holder:" + home.id().value(), "",
            List.of(Line.holder(own.id(), own.id(), -now.free()), Line.holder(home.id(), null, now.free()))),
            clock.instant());
        audit.record(viewer, "points.bring-home", "holder:" + home.id().value(), null, Map.of("points", now.free()));
        return new Done(home.id().value());
    }
}
