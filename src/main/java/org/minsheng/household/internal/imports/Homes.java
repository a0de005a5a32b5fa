package org.minsheng.household.internal.imports;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.minsheng.household.internal.Relation;
import org.minsheng.household.internal.Remarks;
import org.minsheng.household.internal.imports.Existing.Cared;
import org.minsheng.household.internal.imports.Existing.Home;
import org.minsheng.household.internal.imports.Existing.Living;
import org.minsheng.household.internal.imports.HomePlan.Someone;
import org.minsheng.people.Persons;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.PersonId;

/**
 * Puts people together into the households they belong to: by door and head, and those that exist already found again.
 */
final class Homes {

    private final Existing existing;
    private final Persons persons;
    private final Remarks remarks;
    private final Map<String, List<Home>> atDoor = new HashMap<>();
    private final Map<Long, List<Living>> inHome = new HashMap<>();
    private final Set<Cared> cared = new HashSet<>();

    Homes(Existing existing, Persons persons, Remarks remarks) {
        this.existing = existing;
        this.persons = persons;
        this.remarks = remarks;
    }

    List<HomePlan> of(List<Someone> people) {
        var plans = grouped(people);
        var homes = existing.homes(plans.stream().map(plan -> plan.door).toList());
        homes.forEach(home -> atDoor.computeIfAbsent(home.door(), first -> new ArrayList<>(1)).add(home));
        var ids = homes.stream().map(Home::id).toList();
        existing.livingIn(ids)
            .forEach(living -> inHome.computeIfAbsent(living.household(), first -> new ArrayList<>()).add(living));
        cared.addAll(existing.cared(ids));
        Set<Long> taken = new HashSet<>();
        plans.forEach(plan -> match(plan, taken));
        complete(plans);
        return plans;
    }

    /** Rows behind one door are one household, unless they name several heads. */
    private static List<HomePlan> grouped(List<Someone> people) {
        Map<String, HomePlan> byHead = new LinkedHashMap<>();
        Map<AreaCode, HomePlan> last = new HashMap<>();
        var plans = new ArrayList<HomePlan>();
        for (var someone : people) {
            var door = Objects.requireNonNull(someone.line.door());
            var head = someone.line.head();
            var plan = head.isEmpty() ? last.get(door) : byHead.get(door + head);
            boolean another = plan != null && head.isEmpty() && someone.line.relation() == Relation.HEAD
                && plan.hasHead();
            if (plan == null || another) {
                plan = new HomePlan(door);
                plans.add(plan);
            }
            if (!head.isEmpty()) {
                byHead.put(door + head, plan);
            }
            last.put(door, plan);
            plan.people.add(someone);
        }
        return plans;
    }

    /**
     * The household in which somebody of them lives; else an empty one behind the door, or the only one when they name
     * no head.
     */
    private void match(HomePlan plan, Set<Long> taken) {
        var candidates = atDoor.getOrDefault(plan.door.value(), List.of()).stream()
            .filter(home -> !taken.contains(home.id())).toList();
        if (candidates.isEmpty()) {
            return;
        }
        var home = candidates.stream()
            .filter(one -> plan.people.stream().anyMatch(someone -> living(one, someone) != null)).findFirst()
            .or(() -> candidates.stream().filter(one -> one.people() == 0).findFirst())
            .or(() -> candidates.size() == 1 && !plan.hasHead() ? candidates.stream().findFirst() : Optional.empty())
            .orElse(null);
        if (home != null) {
            taken.add(home.id());
            plan.home = home;
            plan.people.forEach(someone -> someone.living = living(home, someone));
            var head = inHome.getOrDefault(home.id(), List.of()).stream()
                .filter(living -> living.relation() == Relation.HEAD).findFirst().orElse(null);
            plan.unseated = head != null && plan.people.stream()
                .anyMatch(someone -> someone.line.isHead() && someone.living != head)
                && plan.people.stream().noneMatch(someone -> someone.living == head && someone.line.relation() != null)
                ? head : null;
        }
    }

    /** By the person, or by the name when nothing says that it is another. */
    private @Nullable Living living(Home home, Someone someone) {
        var there = inHome.getOrDefault(home.id(), List.of());
        if (someone.person != null) {
            return there.stream().filter(living -> living.person() == someone.person).findFirst().orElse(null);
        }
        var key = HexFormat.of().formatHex(persons.nameKey(someone.line.person().name()));
        var named = there.stream().filter(living -> key.equals(living.nameKey())).toList();
        return named.size() == 1 ? named.getFirst() : null;
    }

    /** Found by name: the same person unless both have an identity number, which would then differ. */
    private void complete(List<HomePlan> plans) {
        var found = plans.stream().flatMap(plan -> plan.people.stream())
            .filter(someone -> someone.person == null && someone.living != null).toList();
        var masked = persons.masked(found.stream()
            .map(someone -> new PersonId(Objects.requireNonNull(someone.living).person())).toList());
        for (var someone : found) {
            var living = Objects.requireNonNull(someone.living);
            var known = masked.get(new PersonId(living.person()));
            var told = someone.line.person();
            if (known == null || told.number() != null && !known.identityNumber().isEmpty()) {
                someone.living = null;
                continue;
            }
            someone.person = living.person();
            someone.foundByName = true;
            someone.fills = told.number() != null || told.phone() != null && known.phone().isEmpty()
                || told.born() != null && known.birth().isEmpty();
        }
        note(plans);
        plans.forEach(plan -> plan.people.forEach(someone -> someone.line.careGroups().stream()
            .filter(group -> plan.home == null || someone.person == null
            || !cared.contains(new Cared(plan.home.id(), someone.person, group)))
            .forEach(someone.careGroups::add)));
    }

    /** What a sheet says takes the place of what stood there; an empty cell says nothing. */
    private void note(List<HomePlan> plans) {
        var told = plans.stream().flatMap(plan -> plan.people.stream())
            .filter(someone -> !someone.line.remark().isEmpty()).toList();
        var known = remarks.of(told.stream().filter(someone -> someone.living != null)
            .map(someone -> Objects.requireNonNull(someone.living).member()).toList());
        for (var someone : told) {
            var before = someone.living == null ? null : known.get(someone.living.member());
            someone.remark = someone.line.remark().equals(before) ? "" : someone.line.remark();
        }
    }
}
