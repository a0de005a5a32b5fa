package org.minsheng.volunteer.internal.member;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.minsheng.area.Places;
import org.minsheng.organisation.Posts;
import org.minsheng.people.MaskedPerson;
import org.minsheng.people.Persons;
import org.minsheng.shared.OrganisationId;
import org.minsheng.shared.PersonId;
import org.minsheng.shared.Viewer;
import org.springframework.stereotype.Component;

/** Gives registrations their names, in three questions however many there are. */
@Component
class MemberRows {

    private final Persons persons;
    private final Posts posts;
    private final Places places;

    MemberRows(Persons persons, Posts posts, Places places) {
        this.persons = persons;
        this.posts = posts;
        this.places = places;
    }

    List<MemberViews.Row> of(List<Membership> members) {
        var people = persons.masked(members.stream().map(Membership::person).distinct().toList());
        var units = posts.organisationNames(members.stream().map(Membership::unit)
            .filter(Objects::nonNull).distinct().toList());
        var names = places.names(members.stream().map(Membership::community).distinct().toList());
        return members.stream()
            .map(member -> new MemberViews.Row(member, name(people, member.person()), phone(people, member.person()),
                unit(units, member), names.getOrDefault(member.community(), member.community().value()))).toList();
    }

    /** Writes down that somebody looked at this person. */
    void seen(Viewer viewer, Membership member) {
        persons.seen(viewer, List.of(member.person()), "membership:" + member.id());
    }

    MemberViews.Row of(Membership member) {
        return of(List.of(member)).getFirst();
    }

    private static String name(Map<PersonId, MaskedPerson> people, PersonId id) {
        var person = people.get(id);
        return person == null || person.name().isEmpty() ? "#" + id.value() : person.name();
    }

    private static String phone(Map<PersonId, MaskedPerson> people, PersonId id) {
        var person = people.get(id);
        return person == null ? "" : person.phone();
    }

    private static String unit(Map<OrganisationId, String> units, Membership member) {
        var unit = member.unit();
        return unit == null ? member.unitTold() : units.getOrDefault(unit, member.unitTold());
    }
}
