package org.minsheng.appeal.internal;

import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.minsheng.appeal.AppealState;
import org.minsheng.appeal.internal.steps.Transitions.Party;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.Grant;
import org.minsheng.shared.OrganisationId;
import org.minsheng.shared.Role;
import org.minsheng.shared.Tier;
import org.minsheng.shared.Viewer;

/** Who may see an appeal, as what; the one place that decides it for the ledger. */
public final class Sight {

    private static final Set<AppealState> ANSWERED = EnumSet.of(AppealState.ANSWERED, AppealState.CALLED_BACK);
    private static final Set<Role> DESKS = EnumSet.of(Role.DESK_CLERK, Role.COMMUNITY_SECRETARY, Role.TOWN_DISPATCHER,
        Role.INTEGRATION);
    private static final Set<Role> HANDLERS = EnumSet.of(Role.PROPERTY_MANAGER,
        Role.COUNTY_DEPARTMENT, Role.GRID_WORKER, Role.DESK_CLERK, Role.COMMUNITY_SECRETARY,
        Role.TOWN_DISPATCHER, Role.INTEGRATION);
    private static final Set<Role> OVERSEERS = EnumSet.of(Role.DESK_CLERK,
        Role.COMMUNITY_SECRETARY, Role.TOWN_DISPATCHER, Role.COUNTY_LEADER, Role.GRID_WORKER, Role.INTEGRATION);

    private Sight() {
    }

    /** Who may see marks of sensitive and repeated appeals, within the own area; each look is recorded. */
    public static Role[] seeFlags() {
        return new Role[] {Role.COMMUNITY_SECRETARY, Role.TOWN_DISPATCHER, Role.COUNTY_LEADER};
    }

    /** One grant's window on the ledger: everything in an area, or everything an organisation holds or held. */
    public sealed interface Lens {

        record Area(AreaCode area) implements Lens {
        }

        record Organisation(OrganisationId organisation) implements Lens {
        }
    }

    /** The window of the person's principal grant; null for those who have no business with appeals. */
    public static @Nullable Lens lens(Viewer viewer) {
        return lenses(viewer).stream().findFirst().orElse(null);
    }

    /** The windows of all grants. */
    public static List<Lens> lenses(Viewer viewer) {
        return viewer.grants().stream().map(Sight::lens).filter(Objects::nonNull).distinct().toList();
    }

    private static @Nullable Lens lens(Grant grant) {
        if (OVERSEERS.contains(grant.role())) {
            return new Lens.Area(grant.area());
        }
        return HANDLERS.contains(grant.role()) ? new Lens.Organisation(grant.organisation()) : null;
    }

    /** Whether an overseer's area contains the place; organisations that hold it are asked for separately. */
    public static boolean oversees(Viewer viewer, AreaCode place) {
        return viewer.grants().stream().anyMatch(grant -> OVERSEERS.contains(grant.role())
            && grant.area().contains(place));
    }

    /** As what this person acts on the appeal; the reporter's tracking page adds REPORTER itself. */
    public static Set<Party> parties(Viewer viewer, Appeal appeal) {
        var parties = EnumSet.noneOf(Party.class);
        for (var grant : viewer.grants()) {
            if (isDesk(grant, appeal)) {
                parties.add(Party.DESK);
            }
            if (HANDLERS.contains(grant.role()) && grant.organisation().equals(appeal.work().holderOrg())) {
                parties.add(Party.HANDLER);
            }
        }
        if (viewer.person() != null && viewer.person().equals(appeal.said().reporter())) {
            parties.add(Party.REPORTER);
        }
        return parties;
    }

    /**
     * A desk acts on its own tier only; the community's desk also is the compounds'. What was answered is called back
     * and ended by the desks above as well: where one person answers for a whole desk, nobody else there could. Above
     * the county's desk is its leader. Another system acts for its own desk only.
     */
    private static boolean isDesk(Grant grant, Appeal appeal) {
        if (!grant.area().contains(appeal.said().place())) {
            return false;
        }
        int above = rung(Tier.of(grant.area())).compareTo(rung(appeal.work().deskTier()));
        boolean answered = ANSWERED.contains(appeal.work().state());
        return switch (grant.role()) {
            case DESK_CLERK, COMMUNITY_SECRETARY, TOWN_DISPATCHER -> above == 0 || above > 0 && answered;
            case INTEGRATION -> above == 0;
            case COUNTY_LEADER -> above == 0 && answered;
            default -> false;
        };
    }

    private static Tier rung(Tier tier) {
        return tier == Tier.COMPOUND ? Tier.COMMUNITY : tier;
    }

    /** Whether this person is at the desk of a tier around the place. */
    public static boolean isDeskOn(Viewer viewer, AreaCode place, Tier tier) {
        return viewer.grants().stream().anyMatch(grant -> DESKS.contains(grant.role())
            && grant.area().contains(place) && rung(Tier.of(grant.area())) == rung(tier));
    }

    /** Whether some desk grant covers the place, on whatever tier: then a refusal says which tier it belongs to. */
    public static boolean isDeskElsewhere(Viewer viewer, Appeal appeal) {
        return viewer.grants().stream()
            .anyMatch(grant -> DESKS.contains(grant.role()) && grant.area().contains(appeal.said().place()));
    }

    /** Reporters who wish it are unknown to whoever handles; the desk knows them, masked. */
    public static boolean seesReporter(Viewer viewer, Appeal appeal) {
        return !appeal.said().anonymous() || viewer.grants().stream()
            .anyMatch(grant -> DESKS.contains(grant.role()) && grant.area().contains(appeal.said().place()));
    }
}
