package org.minsheng.household.internal.imports;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.minsheng.household.HouseholdId;
import org.minsheng.household.Residence;
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

    private static final int UNDER_AGE = 14;

    private final JdbcClient jdbc;
    private final Persons persons;
    private final HouseholdBook book;
    private final Clock clock;

    HomeWriter(JdbcClient jdbc, Persons persons, HouseholdBook book, Clock clock) {
        this.jdbc = jdbc;
        this.persons = persons;
        this.book = book;
        this.clock = clock;
    }

    /** A planned household with its number, now that it has one. */
    private record Placed(HomePlan plan, long id) {
    }

    void write(Viewer viewer, long importId, List<HomePlan> plans) {
        var homes = placed(importId, plans);
        var people = homes.stream().flatMap(home -> home.plan().people.stream()).filter(someone -> someone.judgement != Judgement.SAME).toList();
        var registered = register(people);
        settle(homes);
        leave(importId, people);
        relate(importId, homes);
        join(importId, homes, registered);
        guard(homes);
        care(viewer, importId, homes);
        history(viewer, homes);
        book.refresh(homes.stream().map(home -> new HouseholdId(home.id())).toList());
    }

    /** Existing ones get the next version, new ones their first; both are remembered as this import leaves them. */
    private List<Placed> placed(long importId, List<HomePlan> plans) {
        var fresh = plans.stream().filter(plan -> plan.home == null).toList();
        var keys = new ArrayList<UUID>();
        fresh.forEach(plan -> keys.add(key(importId, plan)));
        Map<UUID, Long> ids = new HashMap<>();
        jdbc.sql("""
                insert into household.household (door, residence, request_key, since, changed_at)
                select door, residence, key, :now, :now
                from unnest(:doors::text[], :residences::text[], :keys::uuid[]) as told (door, residence, key)
                returning request_key, id
                """)
            .param("now", clock.instant().atOffset(ZoneOffset.UTC))
            .param("doors", fresh.stream().map(plan -> plan.door.value()).toArray(String[]::new))
            .param("residences", fresh.stream().map(plan -> Objects.requireNonNullElse(plan.residence(), Residence.OWNER).name()).toArray(String[]::new))
            .param("keys", keys.toArray(UUID[]::new))
            .query(row -> {
                ids.put(row.getObject(1, UUID.class), row.getLong(2));
            });
        var homes = plans.stream().map(plan -> new Placed(plan,
            plan.home == null ? Objects.requireNonNull(ids.get(key(importId, plan))) : plan.home.id())).toList();
        remember(importId, homes);
        return homes;
    }

    private static UUID key(long importId, HomePlan plan) {
        var first = plan.people.getFirst().line.number();
        return UUID.nameUUIDFromBytes(("household-import " + importId + " " + first).getBytes(StandardCharsets.UTF_8));
    }

    private void remember(long importId, List<Placed> homes) {
        jdbc.sql("""
                with touched as (
                    update household.household
                    set version = version + 1, changed_at = :now
                    where id = any(:ids)
                    returning id, version, residence
                )
                insert into household.import_household (import, household, made, residence_before, version)
                select :import, id, id <> all(:known), case when id = any(:settled) then residence end, version
                from touched
                on conflict (import, household) do update
                set version = excluded.version
                """)
            .param("now", clock.instant().atOffset(ZoneOffset.UTC))
            .param("ids", ids(homes, home -> true))
            .param("known", ids(homes, home -> home.plan().home != null))
            .param("settled", ids(homes, home -> home.plan().isSettledAnew()))
            .param("import", importId)
            .update();
    }

    private static Long[] ids(List<Placed> homes, Predicate<Placed> which) {
        return homes.stream().filter(which).map(Placed::id).toArray(Long[]::new);
    }

    private void settle(List<Placed> homes) {
        var settled = homes.stream().filter(home -> home.plan().isSettledAnew()).toList();
        if (!settled.isEmpty()) {
            jdbc.sql("""
                    update household.household
                    set residence = told.residence
                    from unnest(:ids::bigint[], :residences::text[]) as told (id, residence)
                    where household.id = told.id
                    """)
                .param("ids", ids(settled, home -> true))
                .param("residences", settled.stream().map(home -> Objects.requireNonNull(home.plan().residence()).name()).toArray(String[]::new))
                .update();
        }
    }

    /** Gives everybody a person; those who were unknown are returned. */
    private List<Someone> register(List<Someone> people) {
        var unknown = people.stream().filter(someone -> someone.person == null).toList();
        var asked = people.stream().filter(someone -> someone.person == null || someone.fills && !someone.foundByName).toList();
        var ids = persons.register(asked.stream().map(someone -> someone.line.person()).toList());
        for (int at = 0; at < asked.size(); at++) {
            asked.get(at).person = ids.get(at).value();
        }
        var named = people.stream().filter(someone -> someone.fills && someone.foundByName).toList();
        if (!named.isEmpty()) {
            persons.complete(named.stream().map(someone -> new PersonId(Objects.requireNonNull(someone.person))).toList(), details(named));
        }
        return unknown;
    }

    private static List<PersonDetails> details(List<Someone> people) {
        return people.stream().map(someone -> someone.line.person()).toList();
    }

    /** Whoever moves here leaves the other home, which then is as this import leaves it, too. */
    private void leave(long importId, List<Someone> people) {
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

    private void relate(long importId, List<Placed> homes) {
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

    private void join(long importId, List<Placed> homes, List<Someone> registered) {
        var households = new ArrayList<Long>();
        var joining = new ArrayList<Someone>();
        var relations = new ArrayList<String>();
        for (var home : homes) {
            home.plan().people.stream().filter(someone -> someone.living == null && someone.judgement == Judgement.NEW).forEach(someone -> {
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
            .param("people", joining.stream().map(someone -> Objects.requireNonNull(someone.person)).toArray(Long[]::new))
            .param("relations", relations.toArray(String[]::new))
            .param("names", joining.stream().map(someone -> persons.nameKey(someone.line.person().name())).toArray(byte[][]::new))
            .param("import", importId)
            .param("registered", known.toArray(Long[]::new))
            .update();
    }

    /** A child under fourteen has the head as guardian until somebody says otherwise (PIPL art. 31). */
    private void guard(List<Placed> homes) {
        var until = LocalDate.now(clock).minusYears(UNDER_AGE);
        var children = homes.stream().flatMap(home -> home.plan().people.stream())
            .filter(someone -> someone.judgement == Judgement.NEW && someone.line.person().born() != null && someone.line.person().born().isAfter(until))
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
                .param("homes", ids(homes, home -> true))
                .param("children", children)
                .update();
        }
    }

    private void care(Viewer viewer, long importId, List<Placed> homes) {
        var households = new ArrayList<Long>();
        var people = new ArrayList<Long>();
        var groups = new ArrayList<String>();
        homes.forEach(home -> home.plan().people.forEach(someone -> someone.careGroups.forEach(group -> {
            households.add(home.id());
            people.add(Objects.requireNonNull(someone.person));
            groups.add(group);
        })));
        if (!groups.isEmpty()) {
            jdbc.sql("""
                    with given as (
                        insert into household.care (member, household, person, care_group, since, given_by)
                        select member.id, member.household, member.person, told.care_group, :now, :by
                        from unnest(:households::bigint[], :people::bigint[], :groups::text[]) as told (household, person, care_group)
                        join household.member on member.household = told.household and member.person = told.person and member.until is null
                        on conflict do nothing
                        returning id, household, person, care_group
                    ), signed as (
                        insert into household.consent (person, datum, datum_version, given, how, actor, actor_name, at)
                        select distinct on (given.person, datum.code) given.person, datum.code, datum.version, true, 'SIGNED_PAPER', :by, :name, :now
                        from given
                        join household.datum on datum.code = given.care_group
                        join household.datum_version on datum_version.code = datum.code and datum_version.version = datum.version
                        where datum_version.sensitive
                            and not coalesce((
                                select consent.given
                                from household.consent
                                where consent.person = given.person and consent.datum = datum.code
                                order by consent.id desc
                                limit 1), false)
                        returning id, person, datum
                    )
                    insert into household.import_care (import, household, care, consent)
                    select :import, given.household, given.id, signed.id
                    from given
                    left join signed on signed.person = given.person and signed.datum = given.care_group
                    """)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("by", viewer.actor())
                .param("name", viewer.name())
                .param("households", households.toArray(Long[]::new))
                .param("people", people.toArray(Long[]::new))
                .param("groups", groups.toArray(String[]::new))
                .param("import", importId)
                .update();
        }
    }

    private void history(Viewer viewer, List<Placed> homes) {
        jdbc.sql("""
                insert into household.history (household, at, actor, actor_name, kind, detail)
                select id, :now, :actor, :name, 'IMPORTED', ''
                from unnest(:ids::bigint[]) id
                """)
            .param("now", clock.instant().atOffset(ZoneOffset.UTC))
            .param("actor", viewer.actor())
            .param("name", viewer.name())
            .param("ids", ids(homes, home -> true))
            .update();
    }
}
