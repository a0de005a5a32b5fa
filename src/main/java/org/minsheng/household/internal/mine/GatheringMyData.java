package org.minsheng.household.internal.mine;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.minsheng.area.Places;
import org.minsheng.household.internal.AwaitedConsents;
import org.minsheng.household.internal.Cares;
import org.minsheng.household.internal.Consents;
import org.minsheng.household.internal.Data;
import org.minsheng.household.internal.EverythingHeld;
import org.minsheng.household.internal.Guardians;
import org.minsheng.household.internal.HouseholdBook;
import org.minsheng.household.internal.HouseholdRow;
import org.minsheng.household.internal.MemberRow;
import org.minsheng.household.internal.Members;
import org.minsheng.household.internal.ReadingUnits;
import org.minsheng.household.internal.Remarks;
import org.minsheng.household.internal.Requests;
import org.minsheng.page.Form;
import org.minsheng.page.Option;
import org.minsheng.page.Page;
import org.minsheng.people.MaskedPerson;
import org.minsheng.people.OwnData;
import org.minsheng.people.Persons;
import org.minsheng.shared.PersonId;
import org.springframework.stereotype.Component;

/** Gathers what is held about a person from this module and, by counts, from all others. */
@Component
class GatheringMyData {

    private final HouseholdBook book;
    private final Members members;
    private final Remarks remarks;
    private final Cares cares;
    private final Consents consents;
    private final AwaitedConsents awaited;
    private final Requests requests;
    private final Data data;
    private final Guardians guardians;
    private final EverythingHeld held;
    private final ReadingUnits reading;
    private final Persons persons;
    private final Places places;
    private final Clock clock;

    GatheringMyData(HouseholdBook book, Members members, Remarks remarks, Cares cares, Consents consents,
                    AwaitedConsents awaited, Requests requests,
                    Data data, Guardians guardians, EverythingHeld held, ReadingUnits reading,
                    Persons persons, Places places, Clock clock) {
        this.book = book;
        this.members = members;
        this.remarks = remarks;
        this.cares = cares;
        this.consents = consents;
        this.awaited = awaited;
        this.requests = requests;
        this.data = data;
        this.guardians = guardians;
        this.held = held;
        this.reading = reading;
        this.persons = persons;
        this.places = places;
        this.clock = clock;
    }

    MyData of(Page page, Form form) {
        var me = Objects.requireNonNull(page.viewer().person());
        var own = persons.own(page.viewer(), me);
        var known = data.all().stream().collect(Collectors.toMap(Data.Datum::code, Function.identity()));
        var lives = members.ofPerson(me);
        var homes = homes(me, lives);
        var counties = homes.stream().anyMatch(home -> home.until() == null) ? List.<Option>of()
            : places.counties().stream().map(county -> new Option(county.code().value(), county.shortName())).toList();
        return new MyData(own, values(page, own, known.values().stream().toList()), homes, cares(me, lives, known),
            consented(me, known, page.locale()),
            held.of(me), requests.of(me), counties, form);
    }

    private static List<MyData.Value> values(Page page, OwnData own, List<Data.Datum> all) {
        var sex = own.sex() == null ? "" : " " + page.t(own.sex());
        var values = Map.of("name", own.name(), "identity-number", own.identityNumber(), "phone", own.phone(),
            "birth", own.born() == null ? "" : page.date(own.born()) + sex);
        return List.of("name", "phone", "identity-number", "birth").stream()
            .flatMap(code -> all.stream().filter(datum -> datum.code().equals(code)))
            .map(datum -> new MyData.Value(datum, values.getOrDefault(datum.code(), "")))
            .toList();
    }

    private List<MyData.Home> homes(PersonId me, List<MemberRow> lives) {
        var homes = new ArrayList<MyData.Home>();
        var addresses = new ArrayList<HouseholdRow>();
        lives.forEach(row -> book.find(row.household()).ifPresent(addresses::add));
        var noted = remarks.of(lives.stream().map(MemberRow::id).toList());
        for (var row : lives) {
            var home = addresses.stream().filter(one -> one.id().equals(row.household())).findFirst().orElse(null);
            if (home != null) {
                homes.add(new MyData.Home(places.address(home.door()), home.residence(), row.relation(),
                    noted.getOrDefault(row.id(), ""), row.since(), row.until(),
                    row.until() == null ? others(me, row) : List.of()));
            }
        }
        return homes;
    }

    /** Whoever left sees no longer who lives there. */
    private List<MyData.Other> others(PersonId me, MemberRow mine) {
        var rows = members.living(List.of(mine.household())).stream().filter(row -> !row.person().equals(me)).toList();
        var masked = persons.masked(rows.stream().map(MemberRow::person).toList());
        return rows.stream()
            .filter(row -> masked.containsKey(row.person()))
            .map(row -> new MyData.Other(Objects.requireNonNull(masked.get(row.person())), row.relation(),
            me.equals(row.guardian())))
            .toList();
    }

    private List<MyData.Care> cares(PersonId me, List<MemberRow> lives, Map<String, Data.Datum> known) {
        var all = new ArrayList<MyData.Care>();
        var asked = awaited.of(me);
        var readers = lives.stream().filter(row -> row.until() == null).findFirst()
            .flatMap(row -> book.find(row.household())).map(home -> reading.at(home.door())).orElse(Map.of());
        cares.of(me).forEach(care -> all.add(care(care, known, asked, null, readers)));
        var children = members.living(lives.stream().filter(row -> row.until() == null).map(MemberRow::household)
            .toList()).stream()
            .filter(row -> me.equals(row.guardian()) && guardians.needed(row.person()))
            .map(MemberRow::person)
            .distinct()
            .toList();
        var masked = persons.masked(children);
        for (var child : children) {
            var ofChild = awaited.of(child);
            cares.of(child).forEach(care -> all.add(care(care, known, ofChild, masked.get(child), readers)));
        }
        return all;
    }

    private MyData.Care care(Cares.Care care, Map<String, Data.Datum> known, Set<String> asked,
                             @Nullable MaskedPerson child, Map<String, List<String>> readers) {
        var datum = Objects.requireNonNull(known.get(care.group()));
        return new MyData.Care(datum, date(care.since()),
            care.endedAt() == null ? null : date(care.endedAt()).plusMonths(datum.terms().retentionMonths()),
            care.person(),
            care.endedAt() == null && asked.contains(care.group()), child,
            care.endedAt() == null ? readers.getOrDefault(care.group(), List.of()) : List.of());
    }

    private List<MyData.Consented> consented(PersonId me, Map<String, Data.Datum> known, Locale locale) {
        return consents.of(me).stream()
            .map(entry -> new MyData.Consented(entry, known.containsKey(entry.datum())
                ? Objects.requireNonNull(known.get(entry.datum())).name(locale) : entry.datum()))
            .toList();
    }

    private LocalDate date(Instant instant) {
        return instant.atZone(clock.getZone()).toLocalDate();
    }
}
