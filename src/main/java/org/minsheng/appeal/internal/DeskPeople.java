package org.minsheng.appeal.internal;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.minsheng.account.Accounts;
import org.minsheng.shared.AccountId;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.Role;
import org.minsheng.shared.Tier;
import org.springframework.stereotype.Component;

/** Who works at the desk of a tier around a place. */
@Component
public class DeskPeople {

    private static final Set<Role> DESKS = EnumSet.of(Role.DESK_CLERK, Role.COMMUNITY_SECRETARY, Role.TOWN_DISPATCHER);

    private final Accounts accounts;

    DeskPeople(Accounts accounts) {
        this.accounts = accounts;
    }

    public List<AccountId> at(AreaCode place, Tier tier) {
        return at(place, tier, DESKS);
    }

    /** Whose area is exactly of this tier: all over the place without those over the place above. */
    public List<AccountId> at(AreaCode place, Tier tier, Set<Role> roles) {
        var here = place.at(tier == Tier.COMPOUND ? AreaCode.Level.COMPOUND : tier.level());
        if (here == null) {
            return List.of();
        }
        var among = new ArrayList<>(accounts.over(here, roles));
        var above = here.parent();
        if (above != null) {
            among.removeAll(accounts.over(above, roles));
        }
        return among;
    }

    /** The lowest tier from this one up at whose desk somebody works, null when nobody does up to the county. */
    public @Nullable Tier staffed(AreaCode place, @Nullable Tier from) {
        for (var tier = from; tier != null; tier = tier.above()) {
            if (!at(place, tier).isEmpty()) {
                return tier;
            }
        }
        return null;
    }
}
