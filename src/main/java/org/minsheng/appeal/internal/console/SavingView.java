package org.minsheng.appeal.internal.console;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.minsheng.shared.AccountId;
import org.minsheng.shared.AuditTrail;
import org.minsheng.shared.OrganisationId;
import org.minsheng.shared.Viewer;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Keeps the present filters of the ledger under a name; the same name again keeps the new ones. */
@Component
class SavingView {

    private static final int ROOM_BEFORE_NUMBER = 17;

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
        var own = views.own(account, organisation);
        if (own.size() >= SavedViews.MOST && own.stream().noneMatch(saved -> saved.name().equals(name))) {
            return false;
        }
        keep(viewer, account, organisation, name, query, shared);
        return true;
    }

    /**
     * A colleague's becomes one's own, beside whatever goes by the same name already.
     *
     * @return the name it has now, null when there is no room
     */
    @Transactional
    public @Nullable String copy(Viewer viewer, AccountId account, OrganisationId organisation,
                                 SavedViews.Saved colleagues) {
        var own = views.own(account, organisation);
        var same = own.stream().filter(saved -> saved.query().equals(colleagues.query())).findFirst();
        if (same.isPresent()) {
            return same.get().name();
        }
        if (own.size() >= SavedViews.MOST) {
            return null;
        }
        var name = colleagues.name();
        var taken = own.stream().map(SavedViews.Saved::name).toList();
        for (int number = 2; taken.contains(name); number++) {
            name = colleagues.name().substring(0, Math.min(colleagues.name().length(), ROOM_BEFORE_NUMBER))
                + " " + number;
        }
        keep(viewer, account, organisation, name, colleagues.query(), "");
        return name;
    }

    private void keep(Viewer viewer, AccountId account, OrganisationId organisation, String name, String query,
                      String shared) {
        views.keep(account, organisation, name, query, shared);
        audit.record(viewer, "appeal.save-view", "account:" + account.value(), null,
            Map.of("name", name, "shared", shared));
    }
}
