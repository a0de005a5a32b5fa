package org.minsheng.visit.internal.campaign;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.minsheng.grid.Duty;
import org.minsheng.grid.GridId;
import org.minsheng.grid.Grids;
import org.minsheng.grid.Rosters;
import org.minsheng.grid.UnitId;
import org.minsheng.people.Persons;
import org.minsheng.shared.AreaCode;
import org.minsheng.volunteer.Member;
import org.minsheng.volunteer.Memberships;
import org.springframework.stereotype.Component;

/** Finds out who could visit which doors: a fixed number of questions, however many doors there are. */
@Component
class Planning {

    private final Grids grids;
    private final Rosters rosters;
    private final Memberships memberships;
    private final Persons persons;

    Planning(Grids grids, Rosters rosters, Memberships memberships, Persons persons) {
        this.grids = grids;
        this.rosters = rosters;
        this.memberships = memberships;
        this.persons = persons;
    }

    /** The circles of a campaign's doors. */
    record Circles(Map<AreaCode, GridId> grids, Map<AreaCode, UnitId> units, Map<String, List<VisitorRef>> members,
        List<String> named) {

        /** Around a door, the narrowest first. */
        List<String> around(AreaCode door) {
            var unit = units.get(door);
            var grid = grids.get(door);
            var all = new ArrayList<String>();
            if (unit != null) {
                all.add("1" + unit.value());
            }
            named.stream().filter(door.value()::startsWith).forEach(place -> all.add("2" + place));
            all.add(community(door));
            if (grid != null) {
                all.add("3" + grid.value());
            }
            return all;
        }

        private static String community(AreaCode place) {
            return "4" + place.value().substring(0, AreaCode.Level.COMMUNITY.digits());
        }

        long grid(AreaCode door) {
            var grid = grids.get(door);
            return grid == null ? 0 : grid.value();
        }

        /** Whoever could visit any of these doors. */
        Collection<VisitorRef> everybody() {
            return members.values().stream().flatMap(List::stream).collect(Collectors.toSet());
        }

        /** Those of the nearest circle that has anybody. */
        List<VisitorRef> nearest(AreaCode door) {
            return around(door).stream().filter(members::containsKey).findFirst()
                .map(circle -> members.getOrDefault(circle, List.of())).orElse(List.of());
        }
    }

    Circles circles(Draft draft, Collection<AreaCode> doors) {
        var gridOf = grids.gridsOf(doors);
        boolean heads = draft.visitors().contains(VisitorKind.HEAD);
        var unitOf = heads ? grids.unitsOf(doors) : Map.<AreaCode, UnitId>of();
        Map<String, List<VisitorRef>> members = new LinkedHashMap<>();
        if (heads) {
            rosters.heads(unitOf.values().stream().distinct().toList())
                .forEach((unit, head) -> members.put("1" + unit.value(), List.of(VisitorRef.head(head))));
        }
        if (draft.visitors().contains(VisitorKind.NAMED)) {
            draft.named().forEach(one -> members.computeIfAbsent("2" + one.area(), first -> new ArrayList<>())
                .add(VisitorRef.named(one)));
        }
        if (draft.visitors().contains(VisitorKind.MEMBER)) {
            reported(draft.area(), members);
        }
        if (draft.visitors().contains(VisitorKind.GRID_WORKER)) {
            rosters.ofGrids(gridOf.values().stream().distinct().toList()).forEach((grid, all) -> {
                var workers = all.stream().filter(one -> one.duty() == Duty.GRID_WORKER).map(VisitorRef::worker)
                    .distinct().toList();
                if (!workers.isEmpty()) {
                    members.put("3" + grid.value(), workers);
                }
            });
        }
        var places = draft.named().stream().map(Named::area).distinct()
            .sorted(Comparator.comparingInt(String::length).reversed().thenComparing(Function.identity())).toList();
        return new Circles(gridOf, unitOf, members, places);
    }

    /** With the masked number beside the masked name: a community has many of one surname. */
    private void reported(AreaCode area, Map<String, List<VisitorRef>> members) {
        var reported = memberships.within(area);
        var masked = persons.masked(reported.stream().map(Member::person).toList());
        reported.forEach(one -> {
            var person = masked.get(one.person());
            var name = person == null ? one.maskedName() : person.name() + " " + person.phone();
            members.computeIfAbsent(Circles.community(one.community()), first -> new ArrayList<>())
                .add(new VisitorRef(VisitorKind.MEMBER, null, one.person(), name.strip()));
        });
    }

    /** A sharing that knows the circles and nobody's burden yet. */
    static <T> Sharing<T, VisitorRef> sharing(Circles circles, Function<T, AreaCode> door) {
        var sharing = new Sharing<T, VisitorRef>(each -> door.apply(each).value());
        circles.members().forEach((circle, all) -> all.forEach(one -> sharing.member(circle, one)));
        return sharing;
    }
}
