package org.minsheng.volunteer.internal.wish;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.minsheng.account.Accounts;
import org.minsheng.area.Places;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.AuditTrail;
import org.minsheng.shared.RequestKey;
import org.minsheng.shared.StaffNotices;
import org.minsheng.shared.Viewer;
import org.minsheng.volunteer.internal.Outcome;
import org.minsheng.volunteer.internal.Outcome.Done;
import org.minsheng.volunteer.internal.Outcome.Refused;
import org.minsheng.volunteer.internal.Rights;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** A resident tells a wish, or the community for somebody; only the latter is open at once. */
@Component
class FilingWish {

    private final WishBook book;
    private final Places places;
    private final Accounts accounts;
    private final StaffNotices notices;
    private final AuditTrail audit;
    private final Clock clock;

    FilingWish(WishBook book, Places places, Accounts accounts, StaffNotices notices, AuditTrail audit, Clock clock) {
        this.book = book;
        this.places = places;
        this.accounts = accounts;
        this.notices = notices;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional
    public Outcome file(Viewer viewer, RequestKey key, AreaCode community, String title, String detail) {
        var place = places.at(community).filter(known -> known.retiredAt() == null
            && community.level() == AreaCode.Level.COMMUNITY);
        if (place.isEmpty()) {
            return new Refused("community", "volunteer.member.refused.no-community");
        }
        boolean leads = Rights.mayLead(viewer, community);
        if (!leads && viewer.person() == null) {
            return new Refused("community", "volunteer.refused.not-yours");
        }
        var made = book.add(key, community, title, detail, leads ? null : viewer.person(), leads ? viewer.name() : "",
            leads ? WishState.OPEN : WishState.FILED, clock.instant());
        if (made.isEmpty()) {
            return book.byKey(key).<Outcome>map(Done::new).orElse(Outcome.CHANGED_MEANWHILE);
        }
        audit.record(viewer, "volunteer.file-wish", "wish:" + made.get(), null, Map.of("community", community.value()));
        if (!leads) {
            notices.tell(new StaffNotices.Notice("volunteer-wish:" + made.get(), accounts.over(community, Rights.TOLD),
                "volunteer.wish.told.filed", List.of(place.get().shortName()),
                WishPages.PATH + "/" + made.get(), false));
        }
        return new Done(made.get());
    }
}
