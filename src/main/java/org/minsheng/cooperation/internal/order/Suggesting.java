package org.minsheng.cooperation.internal.order;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.minsheng.area.Places;
import org.minsheng.cooperation.internal.ServiceKind;
import org.minsheng.cooperation.internal.agreement.ItemBook;
import org.minsheng.organisation.Posts;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.OrganisationId;
import org.minsheng.volunteer.Member;
import org.minsheng.volunteer.Memberships;
import org.springframework.stereotype.Component;

/** Who could take an order, best first, with the reason beside each. */
@Component
public class Suggesting {

    private static final int MEMBERS = 6;
    /** So many are weighed by where exactly they live. */
    private static final int WEIGHED = 60;
    private static final int UNITS = 500;
    private static final Map<ServiceKind, String> SKILLS = Map.of(ServiceKind.POLICY, "policy",
        ServiceKind.LEGAL, "legal", ServiceKind.HEALTH, "health",
        ServiceKind.CARE, "care", ServiceKind.EDUCATION, "teaching", ServiceKind.ENVIRONMENT, "environment",
        ServiceKind.SAFETY, "patrol",
        ServiceKind.REPAIR, "repair", ServiceKind.MEDIATION, "mediation", ServiceKind.CULTURE, "culture");

    /**
     * @param fits whether the unit has promised something of this kind; {@code promised} whether the order draws on its
     * promise
     */
    public record Unit(OrganisationId id, String name, boolean promised, boolean fits, Near near, long open,
                       long confirmed, double rating) {
    }

    /** @param skilled whether the member has the skill */
    public record Person(Member member, boolean skilled, Near near, String community, long open,
                         long confirmed, long noShows) {
    }

    private final ItemBook items;
    private final OrderLists lists;
    private final Memberships memberships;
    private final Posts posts;
    private final Places places;

    Suggesting(ItemBook items, OrderLists lists, Memberships memberships, Posts posts, Places places) {
        this.items = items;
        this.lists = lists;
        this.memberships = memberships;
        this.posts = posts;
        this.places = places;
    }

    /** What a kind of service asks for, null for nothing. */
    static @Nullable String skill(ServiceKind kind) {
        return SKILLS.get(kind);
    }

    /** Whose promise it is, then who promises such things, then who is nearest, has least to do and did most. */
    List<Unit> units(Order order) {
        var fitting = items.units(order.community(), order.wanted().kind().name());
        Map<OrganisationId, String> all = new LinkedHashMap<>(items.units(order.community(), ""));
        var registered = new ArrayList<>(memberships.unitsAt(order.community()));
        registered.removeAll(all.keySet());
        all.putAll(posts.organisationNames(registered));
        all.remove(order.wanted().unit());
        var records = lists.ofUnits(order.community(), all.keySet());
        var near = near(order, registered);
        @Nullable Long item = order.wanted().item();
        var promised = item == null ? null : items.offer(item).map(ItemBook.Offer::unit).orElse(null);
        return all.entrySet().stream().map(unit -> {
            var known = records.getOrDefault(unit.getKey(), OrderLists.Record.NONE);
            return new Unit(unit.getKey(), unit.getValue(), unit.getKey().equals(promised),
                fitting.containsKey(unit.getKey()), near.getOrDefault(unit.getKey(), Near.COUNTY), known.open(),
                known.confirmed(), known.rating());
        }).sorted(Comparator.comparing(Unit::promised).thenComparing(Unit::fits).thenComparing(Unit::near).reversed()
            .thenComparing(Unit::open).thenComparing(Comparator.comparing(Unit::confirmed).reversed())).toList();
    }

    /** Units that lie in the community or have reported to it, and those that lie in its town. */
    private Map<OrganisationId, Near> near(Order order, List<OrganisationId> registered) {
        Map<OrganisationId, Near> near = new HashMap<>();
        var town = order.community().at(AreaCode.Level.TOWN);
        if (town != null) {
            posts.organisations(town, "", UNITS).keySet().forEach(unit -> near.put(unit, Near.TOWN));
        }
        posts.organisations(order.community(), "", UNITS).keySet().forEach(unit -> near.put(unit, Near.COMMUNITY));
        registered.forEach(unit -> near.put(unit, Near.COMMUNITY));
        return near;
    }

    /**
     * With the skill, then nearest, then with the least to do; among equals the one who did less this month and more
     * this year.
     */
    List<Person> members(Order order) {
        var skill = skill(order.wanted().kind());
        return persons(memberships.suggest(order.wanted().place(), skill == null ? Set.of() : Set.of(skill), WEIGHED),
            order, skill).stream().limit(MEMBERS)
            .toList();
    }

    /** The members of a unit in the same order. */
    List<Person> ofUnit(OrganisationId unit, Order order) {
        return persons(memberships.ofUnit(unit, null, 200).rows(), order, skill(order.wanted().kind()));
    }

    private List<Person> persons(List<Member> all, Order order, @Nullable String skill) {
        var members = all.stream().filter(member -> !member.person().equals(order.wanted().person())).toList();
        var homes = memberships.homes(members);
        var records = lists.ofMembers(members.stream().map(Member::person).toList());
        var names = places.names(members.stream().map(Member::community).distinct().toList());
        return members.stream().map(member -> {
            var known = records.getOrDefault(member.person(), new long[3]);
            return new Person(member, skill != null && member.skills().contains(skill),
                Near.of(order.wanted().place(), homes.get(member.person())), names.getOrDefault(member.community(), ""),
                known[0], known[1], known[2]);
        }).sorted(Comparator.comparing(Person::skilled).thenComparing(Person::near).reversed()
            .thenComparing(Person::open)).toList();
    }
}
