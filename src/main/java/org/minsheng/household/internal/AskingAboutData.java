package org.minsheng.household.internal;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.minsheng.account.Accounts;
import org.minsheng.calendar.WorkingDays;
import org.minsheng.household.internal.Outcome.Done;
import org.minsheng.household.internal.Outcome.Refused;
import org.minsheng.household.internal.Requests.Kind;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.AuditTrail;
import org.minsheng.shared.RequestKey;
import org.minsheng.shared.StaffNotices;
import org.minsheng.shared.Vault;
import org.minsheng.shared.Viewer;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * A person asks that the own data be corrected or erased; it is decided within fifteen working days, and the desk is
 * told at once.
 */
@Component
public class AskingAboutData {

    public static final int WORKING_DAYS = 15;

    private final Requests requests;
    private final HouseholdBook book;
    private final WorkingDays days;
    private final Accounts accounts;
    private final StaffNotices notices;
    private final Vault vault;
    private final AuditTrail audit;
    private final Clock clock;

    AskingAboutData(Requests requests, HouseholdBook book, WorkingDays days, Accounts accounts, StaffNotices notices,
                    Vault vault,
                    AuditTrail audit, Clock clock) {
        this.requests = requests;
        this.book = book;
        this.days = days;
        this.accounts = accounts;
        this.notices = notices;
        this.vault = vault;
        this.audit = audit;
        this.clock = clock;
    }

    /** @param county where somebody who is registered in no household turns to */
    @Transactional
    public Outcome ask(Viewer viewer, Kind kind, String body, @Nullable AreaCode county, RequestKey key) {
        var person = Objects.requireNonNull(viewer.person());
        var home = book.of(person).stream().findFirst().flatMap(book::find).orElse(null);
        var community = home == null ? county
            : Objects.requireNonNullElse(home.door().at(AreaCode.Level.COMMUNITY), home.door());
        if (community == null) {
            return new Refused("county", "household.refused.county");
        }
        var now = clock.instant();
        var made = requests.insert(kind, person, home == null ? null : home.id(), community,
            body.isEmpty() ? null : vault.seal(body), key, now,
            days.plusWorkingDays(community.county(), now, WORKING_DAYS));
        if (made.isPresent()) {
            audit.record(viewer, "household.ask", "data-request:" + made.get(), null, Map.of("kind", kind.name()));
            notices.tell(new StaffNotices.Notice("data-request:" + made.get(),
                accounts.over(community, List.of(Scopes.DESKS)),
                "household.request.told." + kind, List.of(), "/console/data-requests/" + made.get(), false));
        }
        return new Done(made.orElse(0L));
    }
}
