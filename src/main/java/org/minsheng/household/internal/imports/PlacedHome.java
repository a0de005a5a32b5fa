package org.minsheng.household.internal.imports;

import java.util.List;
import java.util.function.Predicate;

/** A planned household with its number, now that it has one. */
record PlacedHome(HomePlan plan, long id) {

    static Long[] ids(List<PlacedHome> homes, Predicate<PlacedHome> which) {
        return homes.stream().filter(which).map(PlacedHome::id).toArray(Long[]::new);
    }
}
