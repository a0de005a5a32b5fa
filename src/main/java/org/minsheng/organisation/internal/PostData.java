package org.minsheng.organisation.internal;

import java.util.Set;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.Tier;

/** What somebody writes down about a post. */
record PostData(String title, AreaCode area, Tier tier, Set<String> duties) {

    PostData {
        duties = Set.copyOf(duties);
    }

    /** An area wider than the tier has would let a community answer for a town. */
    boolean isWiderThanItsTier() {
        return area.value().length() < tier.level().digits();
    }
}
