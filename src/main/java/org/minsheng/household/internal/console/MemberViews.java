package org.minsheng.household.internal.console;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.minsheng.area.Places;
import org.minsheng.household.HouseholdId;
import org.minsheng.household.internal.AwaitedConsents;
import org.minsheng.household.internal.Cares;
import org.minsheng.household.internal.Consents;
import org.minsheng.household.internal.Data;
import org.minsheng.household.internal.Guardians;
import org.minsheng.household.internal.HouseholdRow;
import org.minsheng.household.internal.MemberRow;
import org.minsheng.household.internal.Members;
import org.minsheng.page.Form;
import org.minsheng.page.Option;
import org.minsheng.page.Page;
import org.minsheng.people.Persons;
import org.minsheng.shared.PersonId;
import org.springframework.stereotype.Component;

/** Gathers what the page about one person within a household shows. */
@Component
class MemberViews {

    private final Members members;
    private final Cares cares;
    private final Consents consents;
    private final AwaitedConsents awaited;
    private final Data data;
    private final Guardians guardians;
    private final Places places;
    private final Persons persons;

    MemberViews(Members members, Cares cares, Consents consents, AwaitedConsents awaited, Data data,
                Guardians guardians, Places places, Persons persons) {
        this.members = members;
        this.cares = cares;
        this.consents = consents;
        this.awaited = awaited;
        this.data = data;
        this.guardians = guardians;
        this.places = places;
        this.persons = persons;
    }

    HouseholdView.Member of(Page page, HouseholdRow household, MemberRow row, Form form,
                            HouseholdView.@Nullable Shown shown) {
        var person = row.person();
        var all = data.all();
        var names = all.stream().collect(Collectors.toMap(Data.Datum::code, Function.identity()));
        var given = cares.of(household.id()).stream().filter(care -> care.member() == row.id()).toList();
        var stale = awaited.of(person);
        var inGroups = given.stream().map(Cares.Care::group).collect(Collectors.toSet());
        var groups = all.stream()
            .filter(datum -> datum.kind() == Data.Kind.GROUP && !datum.ended() && !inGroups.contains(datum.code()))
            .toList();
        var masked = persons.masked(row.guardian() == null ? List.of(person) : List.of(person, row.guardian()));
        var lives = new HouseholdView.Lives(row, masked.getOrDefault(person, HouseholdPages.nobody(person)), List.of(),
            row.guardian() == null ? null : masked.get(row.guardian()));
        return new HouseholdView.Member(household, places.address(household.door()), lives,
            given.stream()
            .map(care -> new HouseholdView.Cared(care, name(names.get(care.group()), care.group(), page.locale()),
                stale.contains(care.group()) ? Objects.requireNonNull(names.get(care.group())).purpose(page.locale())
                : null)).toList(),
            groups, consented(person, names, page.locale()), guardians(household.id(), person),
            guardians.needed(person), shown, form);
    }

    private static String name(Data.@Nullable Datum datum, String code, Locale locale) {
        return datum == null ? code : datum.name(locale);
    }

    private List<HouseholdView.Consented> consented(PersonId person, Map<String, Data.Datum> names, Locale locale) {
        var seen = new HashSet<String>();
        var list = new ArrayList<HouseholdView.Consented>();
        for (var entry : consents.of(person)) {
            boolean latest = seen.add(entry.datum());
            list.add(new HouseholdView.Consented(entry, name(names.get(entry.datum()), entry.datum(), locale), latest
                && entry.given()));
        }
        return list;
    }

    /**
     * Everybody of the household who could be guardian of this person; whether they are of age is checked when it is
     * written.
     */
    List<Option> guardians(HouseholdId household, @Nullable PersonId of) {
        var others = members.of(household).stream()
            .filter(row -> row.until() == null && !row.person().equals(of))
            .map(MemberRow::person)
            .toList();
        var masked = persons.masked(others);
        return others.stream()
            .map(id -> masked.getOrDefault(id, HouseholdPages.nobody(id)))
            .map(person -> new Option(Long.toString(person.id().value()), person.name() + " " + person.birth()))
            .toList();
    }
}
