package org.minsheng.appeal.internal.hotspots;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.minsheng.account.Accounts;
import org.minsheng.appeal.internal.Answering;
import org.minsheng.appeal.internal.DeskPeople;
import org.minsheng.appeal.internal.catalogue.Matters;
import org.minsheng.area.Places;
import org.minsheng.calendar.WorkingDays;
import org.minsheng.organisation.Post;
import org.minsheng.organisation.Responsibility;
import org.minsheng.shared.AccountId;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.AuditTrail;
import org.minsheng.shared.OrganisationId;
import org.minsheng.shared.Role;
import org.minsheng.shared.StaffNotices;
import org.minsheng.shared.Tier;
import org.minsheng.shared.Viewer;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Gives each governance task to whoever answers for the community: its secretary, else the tier above, up to the
 * county; with a deadline in working days. Tasks whose owner has gone get another one, and what is overdue is told to
 * the owner and to the tier above, once.
 */
@Component
class OwningHotspots {

    private static final Map<Tier, Set<Role>> OWNERS = Map.of(Tier.COMMUNITY, Set.of(Role.COMMUNITY_SECRETARY),
        Tier.TOWN, Set.of(Role.TOWN_DISPATCHER), Tier.COUNTY, Set.of(Role.COUNTY_LEADER));

    private final Hotspots hotspots;
    private final DeskPeople people;
    private final Answering answering;
    private final Accounts accounts;
    private final WorkingDays days;
    private final Places places;
    private final Matters matters;
    private final StaffNotices staff;
    private final AuditTrail audit;
    private final Clock clock;
    private final int daysToEnd;

    OwningHotspots(Hotspots hotspots, DeskPeople people, Answering answering, Accounts accounts, WorkingDays days,
                   Places places, Matters matters, StaffNotices staff, AuditTrail audit, Clock clock,
                   @Value("${minsheng.hotspots.days:10}") int daysToEnd) {
        this.hotspots = hotspots;
        this.people = people;
        this.answering = answering;
        this.accounts = accounts;
        this.days = days;
        this.places = places;
        this.matters = matters;
        this.staff = staff;
        this.audit = audit;
        this.clock = clock;
        this.daysToEnd = daysToEnd;
    }

    private record Owners(Tier tier, List<AccountId> people) {
    }

    /** In the transaction that opened it. */
    void give(long id) {
        var hotspot = hotspots.byId(id).orElseThrow();
        var owners = owners(hotspot.area(), Tier.COMMUNITY);
        var due = days.plusWorkingDays(hotspot.area().county(), hotspot.foundAt(), daysToEnd);
        var post = desk(hotspot.area(), owners);
        var owner = owners != null && owners.people().size() == 1 ? owners.people().getFirst() : null;
        hotspots.give(id, owner, post == null ? null : post.organisation(), name(owner, post),
            hotspot.dueAt() == null ? due : hotspot.dueAt());
        audit.record(Viewer.SYSTEM, "appeal.hotspot-give", "hotspot:" + id, null,
            Map.of("owner", owner == null ? 0 : owner.value()));
        if (owners != null) {
            tell("given", hotspot, owners.people());
        }
    }

    private @Nullable Post desk(AreaCode area, @Nullable Owners owners) {
        var from = owners == null ? Tier.COUNTY : owners.tier();
        return answering.responsible(Post.DESK, area, from) instanceof Responsibility.Held held ? held.post() : null;
    }

    private String name(@Nullable AccountId owner, @Nullable Post post) {
        return owner != null ? accounts.names(List.of(owner)).getOrDefault(owner, "")
            : post == null ? "" : post.organisationName();
    }

    /** The lowest tier from here up on which somebody has the role; null when nobody does up to the county. */
    private @Nullable Owners owners(AreaCode area, @Nullable Tier from) {
        for (var tier = from; tier != null; tier = tier.above()) {
            var found = people.at(area, tier, OWNERS.getOrDefault(tier, Set.of()));
            if (!found.isEmpty()) {
                return new Owners(tier, found);
            }
        }
        return null;
    }

    /** Returns how many were given anew or told to be overdue. */
    @Transactional
    public int lookAfter() {
        var now = clock.instant();
        int done = 0;
        var open = hotspots.open();
        var active = accounts.viewers(open.stream().map(Hotspot::owner).filter(Objects::nonNull).distinct().toList());
        var left = answering.left(open.stream().filter(one -> one.owner() == null).map(Hotspot::ownerOrg)
            .filter(Objects::nonNull).distinct().toList());
        for (var hotspot : open) {
            var owner = hotspot.owner();
            var viewer = owner == null ? null : active.get(owner);
            if (owner == null ? isNobodys(hotspot, left)
                    : viewer == null || !viewer.may(hotspot.area(), HotspotPages.OWNERS)) {
                give(hotspot.id());
                done++;
            }
            if (hotspot.isOverdue(now) && hotspots.overdue(hotspot.id(), now)) {
                tellOverdue(hotspot);
                done++;
            }
        }
        return done;
    }

    /** An organisation's task stays where it is as long as somebody serves its desk, or nobody else would get it. */
    private boolean isNobodys(Hotspot hotspot, Set<OrganisationId> left) {
        var organisation = hotspot.ownerOrg();
        if (organisation == null || !left.contains(organisation)) {
            return organisation == null;
        }
        var desk = desk(hotspot.area(), owners(hotspot.area(), Tier.COMMUNITY));
        return desk == null || !desk.organisation().equals(organisation);
    }

    private void tellOverdue(Hotspot hotspot) {
        var to = new ArrayList<AccountId>();
        var owners = owners(hotspot.area(), Tier.COMMUNITY);
        if (hotspot.owner() != null) {
            to.add(hotspot.owner());
        } else if (owners != null) {
            to.addAll(owners.people());
        }
        var above = owners(hotspot.area(), owners == null ? null : owners.tier().above());
        if (above != null) {
            to.addAll(above.people());
        }
        tell("overdue", hotspot, to.stream().distinct().toList());
    }

    private void tell(String what, Hotspot hotspot, List<AccountId> to) {
        var matter = matters.of(hotspot.matter());
        staff.tell(new StaffNotices.Notice("hotspot-" + what + ":" + hotspot.id() + ":" + LocalDate.now(clock), to,
            "finding.hotspot.told." + what, List.of(places.address(hotspot.area()),
                matter == null ? "" : matter.nameZh(), Integer.toString(hotspot.said())), hotspot.path(), false));
    }
}
