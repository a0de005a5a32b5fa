package org.minsheng.cooperation.internal.whistle;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.minsheng.area.Places;
import org.minsheng.cooperation.internal.agreement.ItemBook;
import org.minsheng.organisation.Post;
import org.minsheng.organisation.Posts;
import org.minsheng.page.Form;
import org.minsheng.page.Option;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.OrganisationId;
import org.minsheng.shared.PersonId;
import org.minsheng.shared.Tier;
import org.minsheng.volunteer.Member;
import org.minsheng.volunteer.Memberships;
import org.springframework.stereotype.Component;

/**
 * Whom a community or street can call: the county's departments, the units that have signed or reported there, members
 * who live there.
 */
@Component
class CallableOnes {

    /** A community has fewer; of a street those who live nearest and did the least lately. */
    private static final int MEMBERS = 100;

    private final Posts posts;
    private final ItemBook items;
    private final Memberships memberships;
    private final Places places;

    CallableOnes(Posts posts, ItemBook items, Memberships memberships, Places places) {
        this.posts = posts;
        this.items = items;
        this.memberships = memberships;
        this.places = places;
    }

    /** @param skills what each member can do, by the value of the option */
    record Ones(Map<Responder.Kind, List<Option>> groups, Map<String, Set<String>> skills) {
    }

    Ones in(AreaCode area) {
        Map<Responder.Kind, List<Option>> groups = new LinkedHashMap<>();
        var departments = posts.handlers(area.county(), Tier.COUNTY).stream()
            .collect(Collectors.toMap(Post::organisation, Post::organisationName,
                (one, same) -> one, LinkedHashMap::new));
        groups.put(Responder.Kind.DEPARTMENT, options(departments));
        Map<OrganisationId, String> units = new LinkedHashMap<>();
        if (area.level() == AreaCode.Level.COMMUNITY) {
            units.putAll(items.units(area, ""));
        }
        var registered = new LinkedHashSet<>(memberships.unitsAt(area));
        registered.removeAll(units.keySet());
        units.putAll(posts.organisationNames(registered));
        groups.put(Responder.Kind.UNIT, options(units));
        var members = memberships.suggest(area, Set.of(), MEMBERS);
        var names = places.names(members.stream().map(Member::community).distinct().toList());
        groups.put(Responder.Kind.MEMBER, members.stream()
            .map(member -> new Option(Long.toString(member.person().value()),
                member.maskedName() + " " + names.getOrDefault(member.community(), ""))).toList());
        return new Ones(groups, members.stream()
            .collect(Collectors.toMap(member -> Long.toString(member.person().value()), Member::skills)));
    }

    private static List<Option> options(Map<OrganisationId, String> organisations) {
        return organisations.entrySet().stream()
            .map(one -> new Option(Long.toString(one.getKey().value()), one.getValue())).toList();
    }

    /** Those who were ticked, as far as they can be called from there; each with what it is to do. */
    List<Responder.Called> read(Form form, AreaCode area) {
        var called = new ArrayList<Responder.Called>();
        in(area).groups().forEach((kind, options) -> {
            var ticked = Set.copyOf(form.values(kind.name()));
            for (var option : options) {
                if (ticked.contains(option.value())) {
                    long id = Long.parseLong(option.value());
                    boolean member = kind == Responder.Kind.MEMBER;
                    called.add(new Responder.Called(kind, member ? null : new OrganisationId(id),
                        member ? new PersonId(id) : null, option.label(),
                        form.optional("part-" + kind + "-" + id, 60)));
                }
            }
        });
        return called;
    }
}
