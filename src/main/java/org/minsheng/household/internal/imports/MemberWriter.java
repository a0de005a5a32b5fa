package org.minsheng.household.internal.imports;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.minsheng.household.HouseholdId;
import org.minsheng.household.internal.HouseholdBook;
import org.minsheng.household.internal.imports.HomePlan.Someone;
import org.minsheng.people.Persons;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Writes who comes to some hundreds of households, who leaves another for it, and how they stand to the head. */
@Repository
class MemberWriter {

    private static final int UNDER_AGE = 14;

    private final JdbcClient jdbc;
    private final Persons persons;
    private final HouseholdBook book;
    private final Clock clock;

    MemberWriter(JdbcClient jdbc, Persons persons, HouseholdBook book, Clock clock) {
        this.jdbc = jdbc;
        this.persons = persons;
        this.book = book;
        this.clock = clock;
    }

    /** Whoever moves here leaves the other home, which then is as this import leaves it, too. */
    void leave(long importId, List<Someone> people) {
        var leaving = people.stream().flatMap(someone -> someone.leaves.stream()).toList();
        if (leaving.isEmpty()) {
            return;
        }
        jdbc.sql("""
                with gone as (
                    update household.member
                    set until = :today, gone = 'MOVED_OUT'
                    where id = any(:ids)
                        and until is null
                    returning id, household, person
                ), touched as (
                    update household.household
                    set version = version + 1, changed_at = :now
                    where id in (select household from gone)
                    returning id, version
                ), kept as (
                    insert into household.import_household (import, household, made, version)
                    select :import, id, false, version from touched
                    on conflict (import, household) do update
                    set version = excluded.version
                )
                insert into household.import_member (import, household, member, person, kind)
                select :import, household, id, person, 'LEFT' from gone
                """)
            .param("today", LocalDate.now(clock))
            .param("now", clock.instant().atOffset(ZoneOffset.UTC))
            .param("ids", leaving.stream().map(Existing.Living::member).toArray(Long[]::new))
            .param("import", importId)
            .update();
        book.refresh(leaving.stream().map(living -> new HouseholdId(living.household())).distinct().toList());
    }

    void relate(long importId, List<PlacedHome> homes) {
        var members = new ArrayList<Long>();
        var relations = new ArrayList<String>();
        for (var home : homes) {
            var unseated = home.plan().unseated;
            if (unseated != null) {
                members.add(unseated.member());
                relations.add("RELATIVE");
            }
            home.plan().people.stream().filter(Someone::isRelatedAnew).forEach(someone -> {
                members.add(Objects.requireNonNull(someone.living).member());
                relations.add(Objects.requireNonNull(someone.line.relation()).name());
            });
        }
        if (!members.isEmpty()) {
            jdbc.sql("""
                    with before as (
                        select member.id, member.household, member.person, member.relation, told.relation as now
                        from unnest(:ids::bigint[], :relations::text[]) as told (id, relation)
                        join household.member on member.id = told.id
                    ), changed as (
                        update household.member
                        set relation = before.now
                        from before
                        where member.id = before.id
                    )
                    insert into household.import_member (import, household, member, person, kind, relation_before)
                    select :import, household, id, person, 'RELATED', relation
                    from before
                    on conflict do nothing
                    """)
                .param("ids", members.toArray(Long[]::new))
                .param("relations", relations.toArray(String[]::new))
                .param("import", importId)
                .update();
        }
    }

    void join(long importId, List<PlacedHome> homes, List<Someone> registered) {
        var households = new ArrayList<Long>();
        var joining = new ArrayList<Someone>();
        var relations = new ArrayList<String>();
        for (var home : homes) {
            home.plan().people.stream().filter(someone -> someone.living == null && someone.judgement == Judgement.NEW)
                .forEach(someone -> {
                households.add(home.id());
                joining.add(someone);
                relations.add(home.plan().relation(someone).name());
            });
        }
        var known = Set.copyOf(registered.stream().map(someone -> Objects.requireNonNull(someone.person)).toList());
        jdbc.sql("""
                with added as (
                    insert into household.member (household, person, relation, came, since, name_key, door)
                    select household.id, told.person, told.relation, 'REGISTERED', :today, told.name_key, household.door
                    from unnest(:households::bigint[], :people::bigint[], :relations::text[], :names::bytea[])
                        with ordinality as told (household, person, relation, name_key, position)
                    join household.household on household.id = told.household
                    order by told.position
                    on conflict do nothing
                    returning id, household, person
                )
                insert into household.import_member (import, household, member, person, kind, registered)
                select :import, household, id, person, 'ADDED', person = any(:registered)
                from added
                """)
            .param("today", LocalDate.now(clock))
            .param("households", households.toArray(Long[]::new))
            .param("people", joining.stream().map(someone -> Objects.requireNonNull(someone.person))
            .toArray(Long[]::new))
            .param("relations", relations.toArray(String[]::new))
            .param("names", joining.stream().map(someone -> persons.nameKey(someone.line.person().name()))
            .toArray(byte[][]::new))
            .param("import", importId)
            .param("registered", known.toArray(Long[]::new))
            .update();
    }

    /** A child under fourteen has the head as guardian until somebody says otherwise (PIPL art. 31). */
    void guard(List<PlacedHome> homes) {
        var until = LocalDate.now(clock).minusYears(UNDER_AGE);
        var children = homes.stream().flatMap(home -> home.plan().people.stream())
            .filter(someone -> someone.judgement == Judgement.NEW && someone.line.person().born() != null
            && someone.line.person().born().isAfter(until))
            .map(someone -> Objects.requireNonNull(someone.person)).toArray(Long[]::new);
        if (children.length > 0) {
            jdbc.sql("""
                    update household.member
                    set guardian = head.person
                    from household.member head
                    where member.household = any(:homes)
                        and member.person = any(:children)
                        and member.guardian is null
                        and member.until is null
                        and head.household = member.household
                        and head.relation = 'HEAD'
                        and head.until is null
                        and head.person <> all(:children)
                    """)
                .param("homes", PlacedHome.ids(homes, home -> true))
                .param("children", children)
                .update();
        }
    }
}
