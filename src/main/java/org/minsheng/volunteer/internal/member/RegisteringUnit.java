package org.minsheng.volunteer.internal.member;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.minsheng.account.Accounts;
import org.minsheng.area.Places;
import org.minsheng.organisation.Posts;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.AuditTrail;
import org.minsheng.shared.OrganisationId;
import org.minsheng.shared.RequestKey;
import org.minsheng.shared.StaffNotices;
import org.minsheng.shared.Viewer;
import org.minsheng.volunteer.internal.Outcome;
import org.minsheng.volunteer.internal.Outcome.Done;
import org.minsheng.volunteer.internal.Outcome.Refused;
import org.minsheng.volunteer.internal.Rights;
import org.minsheng.volunteer.internal.member.UnitBook.UnitState;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** A unit reports to a community through its liaison; the community confirms it, and either may end it. */
@Component
class RegisteringUnit {

    private final UnitBook book;
    private final Places places;
    private final Posts posts;
    private final Accounts accounts;
    private final StaffNotices notices;
    private final AuditTrail audit;
    private final Clock clock;

    RegisteringUnit(UnitBook book, Places places, Posts posts, Accounts accounts, StaffNotices notices,
                    AuditTrail audit, Clock clock) {
        this.book = book;
        this.places = places;
        this.posts = posts;
        this.accounts = accounts;
        this.notices = notices;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional
    public Outcome register(Viewer viewer, RequestKey key, OrganisationId unit,
                            AreaCode community, UnitBook.Told told) {
        var name = posts.organisationNames(List.of(unit)).get(unit);
        if (name == null || !Rights.speaksFor(viewer, unit)) {
            return new Refused("unit", "volunteer.refused.not-yours");
        }
        var place = places.at(community).filter(known -> known.retiredAt() == null
            && community.level() == AreaCode.Level.COMMUNITY);
        if (place.isEmpty() || viewer.grants().stream().noneMatch(grant -> grant.organisation().equals(unit)
            && grant.area().contains(community))) {
            return new Refused("community", "volunteer.member.refused.no-community");
        }
        var asked = book.ask(viewer, key, unit, name, community, told, clock.instant());
        if (asked.isEmpty()) {
            return book.byKey(key).<Outcome>map(Done::new)
                .orElseGet(() -> new Refused("community", "volunteer.unit.refused.already", place.get().shortName()));
        }
        audit.record(viewer, "volunteer.register-unit", "unit-registration:" + asked.get(), null,
            Map.of("unit", unit.value(), "community", community.value()));
        notices.tell(new StaffNotices.Notice("volunteer-unit-asked:" + asked.get(),
            accounts.over(community, Rights.TOLD), "volunteer.unit.told.asked", List.of(name, place.get().shortName()),
            UnitPages.PATH + "/" + asked.get(), false));
        return new Done(asked.get());
    }

    /** @param reason empty when confirmed */
    @Transactional
    public Outcome decide(Viewer viewer, long id, int version, boolean confirm, String reason) {
        var asked = book.find(id).orElse(null);
        if (asked == null || !Rights.mayLead(viewer, asked.community())) {
            return Outcome.NOT_YOURS;
        }
        var state = confirm ? UnitState.CONFIRMED : UnitState.REFUSED;
        if (!book.move(viewer, id, version, UnitState.ASKED, state, reason, clock.instant())) {
            return Outcome.CHANGED_MEANWHILE;
        }
        audit.record(viewer, "volunteer.decide-unit", "unit-registration:" + id, null,
            Map.of("state", state.name(), "reason", reason));
        notices.tell(new StaffNotices.Notice("volunteer-unit-decided:" + id, accounts.at(asked.unit()),
            "volunteer.unit.told." + state, List.of(
                asked.unitName(), places.names(List.of(asked.community())).getOrDefault(asked.community(), ""), reason),
            UnitPages.PATH + "/" + id, false));
        return new Done(id);
    }

    @Transactional
    public Outcome end(Viewer viewer, long id, int version, String reason) {
        var known = book.find(id).orElse(null);
        if (known == null || !Rights.mayLead(viewer, known.community()) && !Rights.speaksFor(viewer, known.unit())) {
            return Outcome.NOT_YOURS;
        }
        if (!book.move(viewer, id, version, UnitState.CONFIRMED, UnitState.LEFT, reason, clock.instant())) {
            return Outcome.CHANGED_MEANWHILE;
        }
        audit.record(viewer, "volunteer.end-unit", "unit-registration:" + id, null, Map.of("reason", reason));
        return new Done(id);
    }
}
