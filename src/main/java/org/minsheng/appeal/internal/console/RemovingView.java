package org.minsheng.appeal.internal.console;

import java.util.Map;
import org.minsheng.shared.AccountId;
import org.minsheng.shared.AuditTrail;
import org.minsheng.shared.Viewer;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Takes one's own saved view away. */
@Component
class RemovingView {

    private final SavedViews views;
    private final AuditTrail audit;

    RemovingView(SavedViews views, AuditTrail audit) {
        this.views = views;
        this.audit = audit;
    }

    /** @return false when there was nothing of this person's to take away */
    @Transactional
    public boolean remove(Viewer viewer, AccountId account, long view) {
        var removed = views.remove(account, view);
        removed.ifPresent(saved -> audit.record(viewer, "appeal.remove-view", "account:" + account.value(),
            Map.of("name", saved.name(), "shared", saved.shared()), null));
        return removed.isPresent();
    }
}
