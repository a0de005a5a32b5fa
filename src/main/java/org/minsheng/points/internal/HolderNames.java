package org.minsheng.points.internal;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.minsheng.area.Places;
import org.minsheng.household.Households;
import org.minsheng.people.Persons;
import org.minsheng.shared.AreaCode;
import org.springframework.stereotype.Component;

/** How accounts are called on screens, masked; many at once. */
@Component
public class HolderNames {

    /**
     * @param name the head's or the person's, masked; empty when nobody knows
     * @param place below the county
     */
    public record Name(Holder holder, String name, String place) {
    }

    private final Holders holders;
    private final Households households;
    private final Persons persons;
    private final Places places;

    HolderNames(Holders holders, Households households, Persons persons, Places places) {
        this.holders = holders;
        this.households = households;
        this.persons = persons;
        this.places = places;
    }

    public Name of(Holder holder) {
        return Objects.requireNonNull(of(List.of(holder)).get(holder.id()));
    }

    public Map<HolderId, Name> byId(Collection<HolderId> ids) {
        return of(holders.all(ids));
    }

    public Map<HolderId, Name> of(Collection<Holder> all) {
        var cards = households.cards(all.stream().map(Holder::household).filter(Objects::nonNull).toList());
        var masked = persons.masked(all.stream().map(Holder::person).filter(Objects::nonNull).toList());
        Map<AreaCode, String> addresses = places.addresses(all.stream().map(Holder::area).distinct().toList());
        var names = new HashMap<HolderId, Name>();
        for (var holder : all) {
            var card = holder.household() == null ? null : cards.get(holder.household());
            var person = holder.person() == null ? null : masked.get(holder.person());
            var place = addresses.getOrDefault(holder.area(), holder.area().value());
            names.put(holder.id(), card != null ? new Name(holder, card.maskedHead(), card.address())
                : new Name(holder, person == null ? "" : person.name().isEmpty() ? person.phone() : person.name(),
                    place));
        }
        return names;
    }
}
