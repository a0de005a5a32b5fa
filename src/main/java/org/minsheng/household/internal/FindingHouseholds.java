package org.minsheng.household.internal;

import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.minsheng.household.HouseholdCard;
import org.minsheng.household.HouseholdFilter;
import org.minsheng.household.HouseholdTarget;
import org.minsheng.household.Households;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.PersonId;
import org.minsheng.shared.Slice;
import org.minsheng.shared.Viewer;
import org.springframework.stereotype.Component;

/** The console's list: several areas at once, never more than the viewer may see. */
@Component
public class FindingHouseholds {

    private final HouseholdSearch search;
    private final Households households;
    private final Scopes scopes;

    FindingHouseholds(HouseholdSearch search, Households households, Scopes scopes) {
        this.search = search;
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
        if (seen.isEmpty()) {
            return new Slice<>(List.of(), null);
        }
        var found = search.page(scopes.narrowed(viewer, filter), seen, after, size);
        var cards = households.cards(found.rows().stream().map(HouseholdTarget::id).toList());
        var only = scopes.onlyGroups(viewer);
        return new Slice<>(found.rows().stream().map(target -> cards.get(target.id())).filter(Objects::nonNull)
            .map(card -> only == null ? card : card.inOnly(only)).toList(), found.next());
    }

    /** Where a person is registered now, as far as the viewer may see it. */
    public List<HouseholdCard> of(Viewer viewer, PersonId person) {
        return households.cards(households.of(person)).values().stream()
            .filter(card -> scopes.mayChange(viewer, card.door()))
            .toList();
    }
}
