package org.minsheng.household.internal;

import java.util.Collection;
import java.util.List;
import org.minsheng.household.HouseholdCard;
import org.minsheng.household.HouseholdFilter;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.PersonId;
import org.minsheng.shared.Slice;
import org.minsheng.shared.Viewer;
import org.springframework.stereotype.Component;

/** The console's list: several areas at once, never more than the viewer may see. */
@Component
public class FindingHouseholds {

    private final KnownHouseholds households;
    private final Scopes scopes;

    FindingHouseholds(KnownHouseholds households, Scopes scopes) {
        this.households = households;
        this.scopes = scopes;
    }

    /** One page; the filter's own area counts for nothing beside {@code areas}. */
    public Slice<HouseholdCard> find(Viewer viewer, Collection<AreaCode> areas, HouseholdFilter filter, String after,
                                     int size) {
        var seen = areas.stream()
            .flatMap(area -> scopes.parts(viewer, area).stream())
            .distinct()
            .toList();
        return households.page(viewer, seen, filter, after, size);
    }

    /** Where a person is registered now, as far as the viewer may see it. */
    public List<HouseholdCard> of(Viewer viewer, PersonId person) {
        return households.cards(households.of(person)).values().stream()
            .filter(card -> scopes.mayChange(viewer, card.door()))
            .toList();
    }
}
