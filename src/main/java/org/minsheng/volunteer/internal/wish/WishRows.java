package org.minsheng.volunteer.internal.wish;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.minsheng.area.Places;
import org.minsheng.people.MaskedPerson;
import org.minsheng.people.Persons;
import org.minsheng.shared.PersonId;
import org.springframework.stereotype.Component;

/** Wishes with names, masked. */
@Component
class WishRows {

    private final Persons persons;
    private final Places places;

    WishRows(Persons persons, Places places) {
        this.persons = persons;
        this.places = places;
    }

    List<WishViews.Row> of(List<Wish> wishes) {
        var people = persons.masked(wishes.stream().flatMap(wish -> Stream.of(wish.filedBy(), wish.claimedBy()))
            .filter(Objects::nonNull).distinct().toList());
        var names = places.names(wishes.stream().map(Wish::community).distinct().toList());
        return wishes.stream().map(wish -> new WishViews.Row(wish, names.getOrDefault(wish.community(), ""),
            wish.filedBy() == null ? wish.filedByName() : name(people, wish.filedBy()), name(people, wish.claimedBy())))
            .toList();
    }

    private static String name(Map<PersonId, MaskedPerson> people, @Nullable PersonId id) {
        var person = id == null ? null : people.get(id);
        return person == null ? "" : person.name().isEmpty() ? person.phone() : person.name();
    }
}
