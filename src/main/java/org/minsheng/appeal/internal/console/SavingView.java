package org.minsheng.appeal.internal.console;

import java.util.List;
import java.util.Map;
import org.minsheng.shared.AccountId;
import org.minsheng.shared.AuditTrail;
import org.minsheng.shared.OrganisationId;
import org.minsheng.shared.Viewer;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Keeps the present filters of the ledger under a name; the same name again keeps the new ones. */
@Component
class SavingView {

    private final SavedViews views;
    private final AuditTrail audit;

    SavingView(SavedViews views, AuditTrail audit) {
        this.views = views;
        this.audit = audit;
    }

    /** False when this person has as many as there is room for. */
    @Transactional
    public boolean save(Viewer viewer, AccountId account, OrganisationId organisation, String name,
                        String query, String shared) {
        var own = views.of(account, organisation, List.of()).stream().filter(SavedViews.Saved::own).toList();
        if (own.size() >= SavedViews.MOST && own.stream().noneMatch(saved -> saved.name().equals(name))) {
            return false;
        }
        views.keep(account, organisation, name, query, shared);
        audit.record(viewer, "appeal.save-view", "account:" + account.value(), null,
            Map.of("name", name, "shared", shared));
        return true;
    }
}
