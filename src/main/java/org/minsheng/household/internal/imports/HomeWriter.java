package org.minsheng.household.internal.imports;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import org.minsheng.household.HouseholdId;
import org.minsheng.household.internal.HouseholdBook;
import org.minsheng.household.internal.imports.HomePlan.Someone;
import org.minsheng.people.PersonDetails;
import org.minsheng.people.Persons;
import org.minsheng.shared.PersonId;
import org.minsheng.shared.Viewer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Writes some hundreds of planned households in a handful of statements, and what undoing has to know of them. */
@Repository
class HomeWriter {

    private final JdbcClient jdbc;
    private final Persons persons;
    private final PlacingHomes placing;
    private final MemberWriter members;
    private final CareWriter cares;
    private final HouseholdBook book;
    private final Clock clock;

    HomeWriter(JdbcClient jdbc, Persons persons, PlacingHomes placing, MemberWriter members, CareWriter cares,
               HouseholdBook book,
               Clock clock) {
        this.jdbc = jdbc;
        this.persons = persons;
        this.placing = placing;
        this.members = members;
        this.cares = cares;
        this.book = book;
        this.clock = clock;
    }

    void write(Viewer viewer, long importId, List<HomePlan> plans) {
        var homes = placing.place(importId, plans);
        var people = homes.stream().flatMap(home -> home.plan().people.stream())
            .filter(someone -> someone.judgement != Judgement.SAME).toList();
        var registered = register(people);
        placing.settle(homes);
        members.leave(importId, people);
        members.relate(importId, homes);
        members.join(importId, homes, registered);
        members.guard(homes);
        cares.care(viewer, importId, homes);
        cares.note(viewer, importId, homes);
        history(viewer, homes);
        book.refresh(homes.stream().map(home -> new HouseholdId(home.id())).toList());
    }

    /** Gives everybody a person; those who were unknown are returned. */
    private List<Someone> register(List<Someone> people) {
        var unknown = people.stream().filter(someone -> someone.person == null).toList();
        var asked = people.stream().filter(someone -> someone.person == null || someone.fills && !someone.foundByName)
            .toList();
        var ids = persons.register(asked.stream().map(someone -> someone.line.person()).toList());
        for (int at = 0; at < asked.size(); at++) {
            asked.get(at).person = ids.get(at).value();
        }
        var named = people.stream().filter(someone -> someone.fills && someone.foundByName).toList();
        if (!named.isEmpty()) {
            persons.complete(named.stream().map(someone -> new PersonId(Objects.requireNonNull(someone.person)))
                .toList(), details(named));
        }
        return unknown;
    }

    private static List<PersonDetails> details(List<Someone> people) {
        return people.stream().map(someone -> someone.line.person()).toList();
    }

    private void history(Viewer viewer, List<PlacedHome> homes) {
        jdbc.sql("""
                insert into household.history (household, at, actor, actor_name, kind, detail)
                select id, :now, :actor, :name, 'IMPORTED', ''
                from unnest(:ids::bigint[]) id
                """)
            .param("now", clock.instant().atOffset(ZoneOffset.UTC))
            .param("actor", viewer.actor())
            .param("name", viewer.name())
            .param("ids", PlacedHome.ids(homes, home -> true))
            .update();
    }
}
