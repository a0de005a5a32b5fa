package org.minsheng.appeal.internal.console;

import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.minsheng.appeal.AppealState;
import org.minsheng.appeal.internal.Ledger.Filter;
import org.minsheng.appeal.internal.Sight.Lens;
import org.minsheng.appeal.internal.Sight;
import org.minsheng.shared.AccountId;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.Grant;
import org.minsheng.shared.Role;
import org.minsheng.shared.Tier;
import org.minsheng.shared.Viewer;

/**
 * What a member of staff sees of the ledger, and what of it waits for that person.
 *
 * @param lens the window itself
 * @param grant the grant that opened it
 * @param account whose window it is
 */
public record ConsoleWindow(Lens lens, Grant grant, @Nullable AccountId account) {

    private static final List<AppealState> BEFORE_DESK = List.of(AppealState.FILED,
        AppealState.ACCEPTED, AppealState.REOPENED, AppealState.ANSWERED, AppealState.CALLED_BACK);
    private static final List<AppealState> WITH_HANDLER = List.of(AppealState.DISPATCHED,
        AppealState.SIGNED, AppealState.IN_HANDLING, AppealState.IN_DELIBERATION);
    private static final Set<Role> DESKS = EnumSet.of(Role.DESK_CLERK, Role.COMMUNITY_SECRETARY, Role.TOWN_DISPATCHER);

    /** Null for those who have no business with appeals. */
    static @Nullable ConsoleWindow of(Viewer viewer) {
        var lens = Sight.lens(viewer);
        return lens == null ? null : viewer.grants().stream()
            .filter(grant -> switch (lens) {
                case Lens.Area(var area) -> grant.area().equals(area);
                case Lens.Organisation(var organisation) -> grant.organisation().equals(organisation);
            })
            .findFirst().map(grant -> new ConsoleWindow(lens, grant, viewer.account())).orElse(null);
    }

    boolean isDesk() {
        return DESKS.contains(grant.role());
    }

    boolean isArea() {
        return lens instanceof Lens.Area;
    }

    AreaCode area() {
        return grant.area();
    }

    Tier tier() {
        return Tier.of(grant.area());
    }

    List<ConsoleTab> tabs() {
        if (isDesk()) {
            return List.of(ConsoleTab.MINE, ConsoleTab.HELD, ConsoleTab.OPEN, ConsoleTab.OVERDUE, ConsoleTab.ALL);
        }
        if (grant.role() == Role.COUNTY_LEADER) {
            return List.of(ConsoleTab.OVERDUE, ConsoleTab.NOBODY, ConsoleTab.OPEN, ConsoleTab.ALL);
        }
        return isArea() ? List.of(ConsoleTab.OPEN, ConsoleTab.OVERDUE, ConsoleTab.HELD, ConsoleTab.ALL)
            : List.of(ConsoleTab.MINE, ConsoleTab.OVERDUE, ConsoleTab.ALL);
    }

    /** Whether matters are given from one to another here; a leader's office only looks on. */
    public boolean assigns() {
        return grant.role() != Role.COUNTY_LEADER;
    }

    Lens lens(ConsoleTab tab) {
        return tab == ConsoleTab.HELD ? new Lens.Organisation(grant.organisation()) : lens;
    }

    Filter filter(ConsoleTab tab, Instant now) {
        return switch (tab) {
            case MINE -> isDesk()
                ? new Filter(true, false, BEFORE_DESK, null, null, null, null, null, rungs(), false, null, null)
                : new Filter(true, true, WITH_HANDLER, null, null, null, null, null);
            case HELD -> new Filter(true, true, WITH_HANDLER, null, null, null, null, null);
            case OPEN -> Filter.open();
            case OVERDUE -> new Filter(true, false, List.of(), null, null, null, now, null);
            case NOBODY -> new Filter(true, false, List.of(), null, null, null, null, null, Set.of(), true, null, null);
            case ALL -> Filter.all();
        };
    }

    /** The community's desk also is the compounds'. */
    private Set<Tier> rungs() {
        var tier = tier();
        return tier == Tier.COMMUNITY || tier == Tier.COMPOUND ? EnumSet.of(Tier.COMPOUND, Tier.COMMUNITY)
            : EnumSet.of(tier);
    }
}
