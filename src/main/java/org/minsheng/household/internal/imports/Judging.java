package org.minsheng.household.internal.imports;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.minsheng.area.Places;
import org.minsheng.household.internal.Relation;
import org.minsheng.household.internal.Remarks;
import org.minsheng.household.internal.imports.HomePlan.Someone;
import org.minsheng.people.Persons;
import org.minsheng.shared.AreaCode;
import org.springframework.stereotype.Component;

/** Says of each row what it would do, by what stands in the file and what is registered already. Writes nothing. */
@Component
class Judging {

    /** @param homes to write, in the order of the file; {@code verdicts} on every row, by its number */
    record Judged(List<HomePlan> homes, Map<Integer, Verdict> verdicts) {
    }

    /** @param reasons message keys of why it is wrong; {@code hints} of what is left out */
    record Verdict(Judgement judgement, List<String> reasons, List<String> hints) {
    }

    private final Persons persons;
    private final Existing existing;
    private final Remarks remarks;
    private final Places places;

    Judging(Persons persons, Existing existing, Remarks remarks, Places places) {
        this.persons = persons;
        this.existing = existing;
        this.remarks = remarks;
        this.places = places;
    }

    /**
     * @param lines in the order of the file.
     * @param where names a row: its number or its worksheet's name and number
     */
    Judged judge(Collection<Line> lines, Function<Line, String> where) {
        Map<Integer, Verdict> verdicts = new HashMap<>();
        var good = new Duplicates(verdicts, where).without(lines);
        var people = recognised(good, verdicts);
        var homes = new Homes(existing, persons, remarks).of(people);
        var elsewhere = elsewhere(homes);
        for (var home : homes) {
            home.people.forEach(someone -> compare(home, someone, elsewhere, verdicts));
            home.people.removeIf(someone -> verdict(verdicts, someone) == Judgement.WRONG
                || someone.line.decision() == Decision.LEAVE_OUT);
            settle(home, verdicts);
        }
        return new Judged(homes.stream().filter(HomePlan::hasWork).toList(), verdicts);
    }

    private static Judgement verdict(Map<Integer, Verdict> verdicts, Someone someone) {
        var verdict = verdicts.get(someone.line.number());
        return verdict == null ? someone.judgement : verdict.judgement();
    }

    /** Everybody with the person of this identity number or phone, if one is known. */
    private List<Someone> recognised(List<Line> lines, Map<Integer, Verdict> verdicts) {
        var known = persons.recognise(lines.stream().map(Line::person).toList());
        var people = new ArrayList<Someone>(lines.size());
        for (int at = 0; at < lines.size(); at++) {
            var line = lines.get(at);
            var found = known.get(at);
            if (found.isKnown() && found.nameDiffers()) {
                verdicts.put(line.number(),
                    new Verdict(Judgement.WRONG, List.of("household.import.wrong.name-differs|" + found.maskedName()),
                    List.of()));
                continue;
            }
            var someone = new Someone(line, found.id() == null ? null : found.id().value());
            someone.fills = found.fills();
            if (found.phoneDiffers()) {
                line.hints().add("household.import.hint.phone-kept");
            }
            people.add(someone);
        }
        return people;
    }

    /** Other homes in which somebody of these is registered, by person. */
    private Map<Long, List<Existing.Living>> elsewhere(List<HomePlan> homes) {
        var known = homes.stream().flatMap(home -> home.people.stream()).map(someone -> someone.person)
            .filter(id -> id != null).toList();
        Map<Long, List<Existing.Living>> found = new HashMap<>();
        existing.living(known)
            .forEach(living -> found.computeIfAbsent(living.person(), first -> new ArrayList<>(1)).add(living));
        return found;
    }

    private void compare(HomePlan home, Someone someone,
                         Map<Long, List<Existing.Living>> elsewhere, Map<Integer, Verdict> verdicts) {
        var line = someone.line;
        if (line.decision() == Decision.LEAVE_OUT) {
            verdicts.put(line.number(),
                new Verdict(Judgement.SAME, List.of(), List.of("household.import.hint.left-out")));
            return;
        }
        if (someone.living == null) {
            var others = someone.person == null ? List.<Existing.Living>of()
                : elsewhere.getOrDefault(someone.person, List.of());
            if (!others.isEmpty() && line.decision() == null) {
                verdicts.put(line.number(),
                    new Verdict(Judgement.WRONG,
                    List.of("household.import.wrong.elsewhere|" + others.getFirst().door()), List.of()));
                return;
            }
            if (line.decision() == Decision.MOVE) {
                someone.leaves.addAll(others);
            }
            someone.judgement = Judgement.NEW;
            if (line.relation() == null && home.relation(someone) == Relation.RELATIVE) {
                line.hints().add("household.import.hint.relation");
            }
        } else if (someone.fills || someone.isRelatedAnew() || !someone.careGroups.isEmpty()
            || !someone.remark.isEmpty()) {
            someone.judgement = Judgement.CHANGED;
        }
        verdicts.put(line.number(), new Verdict(someone.judgement, List.of(), line.hints()));
    }

    /** A residence that differs is a change of the row that says it. */
    private static void settle(HomePlan home, Map<Integer, Verdict> verdicts) {
        var said = home.residence();
        if (home.isSettledAnew()) {
            home.people.stream()
                .filter(someone -> someone.line.residence() == said && someone.judgement == Judgement.SAME).findFirst()
                .ifPresent(someone -> {
                someone.judgement = Judgement.CHANGED;
                verdicts.put(someone.line.number(), new Verdict(Judgement.CHANGED, List.of(), someone.line.hints()));
            });
        }
    }

    /** Doors in reasons as addresses. */
    Map<Integer, Verdict> worded(Map<Integer, Verdict> verdicts) {
        Map<AreaCode, String> addresses = new LinkedHashMap<>();
        var asked = verdicts.values().stream().flatMap(verdict -> verdict.reasons().stream())
            .filter(reason -> reason.startsWith("household.import.wrong.elsewhere|"))
            .map(reason -> new AreaCode(reason.substring(reason.indexOf('|') + 1))).distinct().toList();
        addresses.putAll(places.addresses(asked));
        Map<Integer, Verdict> worded = new HashMap<>(verdicts);
        worded.replaceAll((number, verdict) -> new Verdict(verdict.judgement(), verdict.reasons().stream()
            .map(reason -> {
            if (!reason.startsWith("household.import.wrong.elsewhere|")) {
                return reason;
            }
            var door = new AreaCode(reason.substring(reason.indexOf('|') + 1));
            return "household.import.wrong.elsewhere|" + addresses.getOrDefault(door, door.value());
        }).toList(), verdict.hints()));
        return worded;
    }
}
