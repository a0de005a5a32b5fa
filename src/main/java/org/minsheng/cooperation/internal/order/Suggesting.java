package org.minsheng.cooperation.internal.order;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.minsheng.area.Places;
import org.minsheng.cooperation.internal.ServiceKind;
import org.minsheng.cooperation.internal.agreement.ItemBook;
import org.minsheng.organisation.Posts;
import org.minsheng.shared.OrganisationId;
import org.minsheng.volunteer.Member;
import org.minsheng.volunteer.Memberships;
import org.springframework.stereotype.Component;

/** Who could take an order, best first, with the reason beside each. */
@Component
public class Suggesting {

    private static final int MEMBERS = 6;
    private static final Map<ServiceKind, String> SKILLS = Map.of(ServiceKind.POLICY, "policy", ServiceKind.LEGAL, "legal", ServiceKind.HEALTH, "health",
        ServiceKind.CARE, "care", ServiceKind.EDUCATION, "teaching", ServiceKind.ENVIRONMENT, "environment", ServiceKind.SAFETY, "patrol",
        ServiceKind.REPAIR, "repair", ServiceKind.MEDIATION, "mediation", ServiceKind.CULTURE, "culture");

    /** @param fits whether the unit has promised something of this kind; {@code promised} whether the order draws on its promise */
    public record Unit(OrganisationId id, String name, boolean promised, boolean fits, long open, long confirmed, double rating) {
    }

    /** @param skilled whether the member has the skill; {@code near} the place below the community, empty elsewhere */
    public record Person(Member member, boolean skilled, String community, long open, long confirmed, long noShows) {
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

    /** Whose promise it is, then who promises such things, then who has least to do and did most. */
    List<Unit> units(Order order) {
        var fitting = items.units(order.community(), order.wanted().kind().name());
        Map<OrganisationId, String> all = new LinkedHashMap<>(items.units(order.community(), ""));
        var registered = new ArrayList<>(memberships.unitsAt(order.community()));
        registered.removeAll(all.keySet());
        all.putAll(posts.organisationNames(registered));
        all.remove(order.wanted().unit());
        var records = lists.ofUnits(order.community(), all.keySet());
        @Nullable Long item = order.wanted().item();
        var promised = item == null ? null : items.offer(item).map(ItemBook.Offer::unit).orElse(null);
        return all.entrySet().stream().map(unit -> {
            var known = records.getOrDefault(unit.getKey(), OrderLists.Record.NONE);
            return new Unit(unit.getKey(), unit.getValue(), unit.getKey().equals(promised), fitting.containsKey(unit.getKey()), known.open(),
                known.confirmed(), known.rating());
        }).sorted(Comparator.comparing(Unit::promised).thenComparing(Unit::fits).reversed().thenComparing(Unit::open)
            .thenComparing(Comparator.comparing(Unit::confirmed).reversed())).toList();
    }

    List<Person> members(Order order) {
        var skill = SKILLS.get(order.wanted().kind());
        var found = memberships.suggest(order.wanted().place(), skill == null ? Set.of() : Set.of(skill), MEMBERS);
        return persons(found.stream().filter(member -> !member.person().equals(order.wanted().person())).toList(), skill);
    }

    /** The members of a unit, those with the skill first. */
    List<Person> ofUnit(OrganisationId unit, Order order) {
        var skill = SKILLS.get(order.wanted().kind());
        return persons(memberships.ofUnit(unit, null, 200).rows().stream().filter(member -> !member.person().equals(order.wanted().person())).toList(), skill)
            .stream().sorted(Comparator.comparing(Person::skilled).reversed().thenComparing(Person::open)).toList();
    }

    private List<Person> persons(List<Member> members, @Nullable String skill) {
        var records = lists.ofMembers(members.stream().map(Member::person).toList());
        var names = places.names(members.stream().map(Member::community).distinct().toList());
        return members.stream().map(member -> {
            var known = records.getOrDefault(member.person(), new long[3]);
            return new Person(member, skill != null && member.skills().contains(skill), names.getOrDefault(member.community(), ""), known[0], known[1],
                known[2]);
        }).toList();
    }
}
