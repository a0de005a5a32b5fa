package org.minsheng.visit.internal.campaign;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.minsheng.grid.GridId;
import org.minsheng.household.HouseholdTarget;
import org.minsheng.household.Households;
import org.springframework.stereotype.Component;

/** Who would get which doors if a campaign started now. */
@Component
class Shares {

    private final Households households;
    private final Planning planning;

    Shares(Households households, Planning planning) {
        this.households = households;
        this.planning = planning;
    }

    /** A visitor with the doors. */
    record Share(VisitorRef visitor, List<HouseholdTarget> doors) {
    }

    /** @param nobody the doors that nobody is there for */
    record Plan(List<Share> shares, List<HouseholdTarget> nobody, Planning.Circles circles) {

        int doors() {
            return nobody.size() + shares.stream().mapToInt(share -> share.doors().size()).sum();
        }

        int most() {
            return shares.stream().mapToInt(share -> share.doors().size()).max().orElse(0);
        }

        int fewest() {
            return shares.stream().mapToInt(share -> share.doors().size()).min().orElse(0);
        }

        int mean() {
            return shares.isEmpty() ? 0 : Math.round((doors() - nobody.size()) / (float) shares.size());
        }

        /** Grids in which doors have nobody, with how many. */
        Map<GridId, Integer> gridsOfNobody() {
            Map<GridId, Integer> counts = new LinkedHashMap<>();
            nobody.forEach(one -> counts.merge(new GridId(circles.grid(one.door())), 1, Integer::sum));
            return counts;
        }
    }

    Plan plan(Draft draft) {
        return plan(draft, households.targets(draft.ask().filter(draft.area())), Map.of());
    }

    /** @param burdens open doors that visitors have already, by their key */
    Plan plan(Draft draft, List<HouseholdTarget> targets, Map<VisitorRef, Integer> burdens) {
        var circles = planning.circles(draft, targets.stream().map(HouseholdTarget::door).distinct().toList());
        Sharing<HouseholdTarget, VisitorRef> sharing = Planning.sharing(circles, HouseholdTarget::door);
        burdens.forEach(sharing::carries);
        targets.forEach(target -> sharing.door(target, circles.around(target.door())));
        var shares = new ArrayList<Share>();
        sharing.share().forEach((visitor, doors) -> shares.add(new Share(visitor, doors)));
        shares.sort(Comparator.comparing((Share share) -> share.doors().getFirst().door()));
        return new Plan(shares, sharing.nobody(), circles);
    }
}
