package org.minsheng.account.internal.exports;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.minsheng.account.Accounts;
import org.minsheng.account.ExportLimit;
import org.minsheng.account.ExportSource;
import org.minsheng.account.internal.exports.Exports.Export;
import org.minsheng.account.internal.exports.Exports.State;
import org.minsheng.account.internal.exports.Outcome.Done;
import org.minsheng.account.internal.exports.Outcome.Refused;
import org.minsheng.shared.AccountId;
import org.minsheng.shared.AuditTrail;
import org.minsheng.shared.RequestKey;
import org.minsheng.shared.Role;
import org.minsheng.shared.StaffNotices;
import org.minsheng.shared.Viewer;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Somebody asks for a table: few masked rows at once, more or whole values when a second person has allowed it. */
@Component
class AskingExport {

    static final Duration TO_DECIDE = Duration.ofDays(7);
    static final Duration TO_FETCH = Duration.ofDays(1);
    static final int MOST = 50_000;

    /** What is asked for. */
    record Wish(ExportSource source, Map<String, String> filter, boolean whole, String reason) {
    }

    private final Exports exports;
    private final ExportLimit limit;
    private final Accounts accounts;
    private final StaffNotices notices;
    private final AuditTrail audit;
    private final Clock clock;

    AskingExport(Exports exports, ExportLimit limit, Accounts accounts, StaffNotices notices,
                 AuditTrail audit, Clock clock) {
        this.exports = exports;
        this.limit = limit;
        this.accounts = accounts;
        this.notices = notices;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional
    public Outcome ask(Viewer viewer, Wish wish, RequestKey key) {
        var source = wish.source();
        var area = source.area(viewer, wish.filter());
        int rows = source.rows(viewer, wish.filter(), MOST + 1);
        if (rows == 0) {
            return new Refused("reason", "account.export.refused.empty");
        }
        if (rows > MOST) {
            return new Refused("reason", "account.export.refused.too-many", MOST);
        }
        boolean whole = wish.whole() && source.offersWhole();
        boolean alone = !whole && rows <= limit.rows();
        var now = clock.instant();
        var asker = Objects.requireNonNull(viewer.account());
        var export = new Export(0, source.kind(), area, wish.filter(), whole, rows, wish.reason(),
            alone ? State.ALLOWED : State.WAITING, asker, viewer.name(), now,
            now.plus(alone ? TO_FETCH : TO_DECIDE), "", null, "", null);
        var made = exports.insert(export, key);
        if (made.isEmpty()) {
            return new Done(exports.byKey(key).orElseThrow());
        }
        audit.record(viewer, "account.ask-export", "export:" + made.get(), null,
            Map.of("kind", source.kind(), "rows", rows, "whole", whole, "reason", wish.reason(),
                "state", export.state().name()));
        if (!alone) {
            tell(export, made.get());
        }
        return new Done(made.get());
    }

    private void tell(Export export, long id) {
        var deciders = new ArrayList<AccountId>();
        var over = accounts.viewers(accounts.over(export.area(),
            List.of(Role.COMMUNITY_SECRETARY, Role.TOWN_DISPATCHER, Role.COUNTY_LEADER,
                Role.SECURITY_ADMINISTRATOR)));
        over.forEach((account, viewer) -> {
            if (ExportRights.mayDecide(viewer, export)) {
                deciders.add(account);
            }
        });
        notices.tell(new StaffNotices.Notice("export:" + id, deciders, "account.export.told",
            List.of(export.askedByName(), Integer.toString(export.rows())), "/console/exports/" + id, false));
    }
}
