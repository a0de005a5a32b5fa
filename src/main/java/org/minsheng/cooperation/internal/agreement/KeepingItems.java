package org.minsheng.cooperation.internal.agreement;

import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.minsheng.cooperation.internal.Outcome;
import org.minsheng.cooperation.internal.Outcome.Done;
import org.minsheng.cooperation.internal.Refusal;
import org.minsheng.cooperation.internal.Rights;
import org.minsheng.shared.AuditTrail;
import org.minsheng.shared.RequestKey;
import org.minsheng.shared.Viewer;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Adds, changes and retires what a unit promises; what orders were placed under stays with them. */
@Component
class KeepingItems {

    private final AgreementBook book;
    private final ItemBook items;
    private final AuditTrail audit;
    private final Clock clock;

    KeepingItems(AgreementBook book, ItemBook items, AuditTrail audit, Clock clock) {
        this.book = book;
        this.items = items;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional
    public Outcome add(Viewer viewer, RequestKey key, AgreementId agreement, Item.Promise promise) {
        var refused = refused(viewer, agreement);
        if (refused.isPresent()) {
            return Outcome.refused(refused.get());
        }
        items.add(agreement, key, promise)
            .ifPresent(id -> audit.record(viewer, "cooperation.add-item", "item:" + id, null, promise));
        return new Done(agreement.value());
    }

    @Transactional
    public Outcome change(Viewer viewer, AgreementId agreement, long id, int version, Item.Promise promise) {
        var refused = refused(viewer, agreement);
        if (refused.isPresent()) {
            return Outcome.refused(refused.get());
        }
        var before = items.find(agreement, id).orElseThrow();
        if (!items.change(id, version, promise)) {
            return Outcome.refused(Refusal.STALE);
        }
        audit.record(viewer, "cooperation.change-item", "item:" + id, before.promise(), promise);
        return new Done(agreement.value());
    }

    @Transactional
    public Outcome retire(Viewer viewer, AgreementId agreement, long id) {
        var refused = refused(viewer, agreement);
        if (refused.isPresent()) {
            return Outcome.refused(refused.get());
        }
        @Nullable Item before = items.find(agreement, id).orElse(null);
        if (before != null && items.retire(id, clock.instant())) {
            audit.record(viewer, "cooperation.retire-item", "item:" + id, before.promise(), null);
        }
        return new Done(agreement.value());
    }

    private Optional<Refusal> refused(Viewer viewer, AgreementId id) {
        var agreement = book.hold(id).orElseThrow();
        if (!Rights.mayLead(viewer, agreement.community())) {
            return Optional.of(Refusal.NOT_YOURS);
        }
        return agreement.endedAt() == null ? Optional.empty() : Optional.of(Refusal.ENDED);
    }
}
