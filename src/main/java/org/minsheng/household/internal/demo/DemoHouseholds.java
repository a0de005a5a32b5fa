package org.minsheng.household.internal.demo;

import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.minsheng.area.Places;
import org.minsheng.household.HouseholdId;
import org.minsheng.household.Residence;
import org.minsheng.household.internal.HouseholdBook;
import org.minsheng.household.internal.Relation;
import org.minsheng.household.internal.demo.DemoFamilies.Family;
import org.minsheng.household.internal.demo.DemoFamilies.Someone;
import org.minsheng.people.PersonDetails;
import org.minsheng.people.Persons;
import org.minsheng.people.Sex;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.AuditTrail;
import org.minsheng.shared.DemoStep;
import org.minsheng.shared.OnlyIf;
import org.minsheng.shared.PersonId;
import org.minsheng.shared.PhoneNumber;
import org.minsheng.shared.Viewer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The 2,133 households with 7,588 people of 余庆's county town, some in the other counties, and the home of the known
 * plate.
 */
@Component
@OnlyIf(setting = "minsheng.demo")
class DemoHouseholds implements DemoStep {

    static final int HOUSEHOLDS = 2_133;
    static final int PEOPLE = 7_588;

    private static final AreaCode TOWN = new AreaCode("520329001");
    private static final AreaCode KNOWN_DOOR = new AreaCode("5203270010030001" + "003" + "02" + "0501");
    private static final List<AreaCode> ELSEWHERE = List.of(new AreaCode("5203270010030001"),
        new AreaCode("5203280049010001"));
    private static final int FAMILIES_ELSEWHERE = 40;
    private static final PhoneNumber KNOWN_PHONE = new PhoneNumber("19900000501");

    private final JdbcClient jdbc;
    private final Places places;
    private final Persons persons;
    private final HouseholdBook book;
    private final AuditTrail audit;
    private final Clock clock;

    DemoHouseholds(JdbcClient jdbc, Places places, Persons persons, HouseholdBook book, AuditTrail audit, Clock clock) {
        this.jdbc = jdbc;
        this.places = places;
        this.persons = persons;
        this.book = book;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public int order() {
        return 44;
    }

    @Override
    @Transactional
    public void fill() {
        if (jdbc.sql("select exists (select from household.household)").query(Boolean.class).single()) {
            return;
        }
        var doors = registered(places.doors(TOWN));
        var making = new DemoFamilies();
        var families =
            new ArrayList<>(making.behind(doors, (int) ((long) PEOPLE * doors.size() / HOUSEHOLDS)));
        for (var compound : ELSEWHERE) {
            places.doors(compound).stream().filter(door -> !door.equals(KNOWN_DOOR)).limit(FAMILIES_ELSEWHERE)
                .forEach(door -> families.add(making.family(door, 2 + families.size() % 4)));
        }
        families.add(known());
        write(families);
        audit.record(Viewer.SYSTEM, "demo", "household:52", null, Map.of("households", families.size()));
    }

    /** In every unit of every community some doors are registered and some are not yet. */
    private static List<AreaCode> registered(List<AreaCode> doors) {
        int homes = Math.min(HOUSEHOLDS, doors.size());
        var random = new Random(homes);
        return IntStream.range(0, homes).mapToObj(at -> {
            int from = (int) ((long) at * doors.size() / homes);
            int to = (int) ((at + 1L) * doors.size() / homes);
            return doors.get(from + random.nextInt(to - from));
        }).toList();
    }

    private static Family known() {
        var born = LocalDate.of(1962, 5, 4);
        return new Family(KNOWN_DOOR, Residence.OWNER, List.of(
            new Someone(new PersonDetails("李永芳", null, KNOWN_PHONE, born, Sex.FEMALE), Relation.HEAD, null),
            new Someone(new PersonDetails("王德贵", null, null, born.minusYears(2), Sex.MALE), Relation.SPOUSE,
            "chronic-illness"),
            new Someone(new PersonDetails("王子轩", null, null, LocalDate.of(2019, 9, 1), Sex.MALE), Relation.GRANDCHILD,
            null)));
    }

    private void write(List<Family> families) {
        var ids = households(families);
        var people = families.stream().flatMap(family -> family.people().stream()).toList();
        var registered = persons.register(people.stream().map(Someone::details).toList());
        members(families, ids, registered);
        cares(people, registered);
        jdbc.sql("""
                insert into household.history (household, at, actor, actor_name, kind, detail)
                select id, since, 'system', 'system', 'OPENED', ''
                from household.household
                """).update();
        book.refresh(ids.stream().map(HouseholdId::new).toList());
    }

    private List<Long> households(List<Family> families) {
        var keys = families.stream()
            .map(family -> UUID.nameUUIDFromBytes(family.door().value().getBytes(StandardCharsets.UTF_8))).toList();
        Map<UUID, Long> ids = new HashMap<>();
        jdbc.sql("""
                insert into household.household (door, residence, request_key, since, changed_at)
                select door, residence, key, :now, :now
                from unnest(:doors::text[], :residences::text[], :keys::uuid[]) as told (door, residence, key)
                returning request_key, id
                """)
            .param("now", Timestamp.from(clock.instant()))
            .param("doors", families.stream().map(family -> family.door().value()).toArray(String[]::new))
            .param("residences", families.stream().map(family -> family.residence().name()).toArray(String[]::new))
            .param("keys", keys.toArray(UUID[]::new))
            .query(row -> {
                ids.put(row.getObject(1, UUID.class), row.getLong(2));
            });
        return keys.stream().map(key -> Objects.requireNonNull(ids.get(key))).toList();
    }

    private void members(List<Family> families, List<Long> ids, List<PersonId> registered) {
        var households = new ArrayList<Long>();
        for (int at = 0; at < families.size(); at++) {
            for (int who = 0; who < families.get(at).people().size(); who++) {
                households.add(ids.get(at));
            }
        }
        var people = families.stream().flatMap(family -> family.people().stream()).toList();
        jdbc.sql("""
                insert into household.member (household, person, relation, came, since, name_key, door)
                select household.id, told.person, told.relation, 'REGISTERED', :today, told.name_key, household.door
                from unnest(:households::bigint[], :people::bigint[], :relations::text[], :names::bytea[])
                    as told (household, person, relation, name_key)
                join household.household on household.id = told.household
                on conflict do nothing
                """)
            .param("today", LocalDate.now(clock))
            .param("households", households.toArray(Long[]::new))
            .param("people", registered.stream().map(PersonId::value).toArray(Long[]::new))
            .param("relations", people.stream().map(someone -> someone.relation().name()).toArray(String[]::new))
            .param("names", people.stream().map(someone -> persons.nameKey(someone.details().name()))
            .toArray(byte[][]::new))
            .update();
        var young = LocalDate.now(clock).minusYears(14);
        var children = new ArrayList<Long>();
        for (int at = 0; at < people.size(); at++) {
            if (Objects.requireNonNull(people.get(at).details().born()).isAfter(young)) {
                children.add(registered.get(at).value());
            }
        }
        jdbc.sql("""
                update household.member
                set guardian = head.person
                from household.member head
                where member.person = any(:children)
                    and head.household = member.household
                    and head.relation = 'HEAD'
                """)
            .param("children", children.toArray(Long[]::new))
            .update();
    }

    /** Each with a signed consent where the group asks for one. */
    private void cares(List<Someone> people, List<PersonId> registered) {
        var cared = new ArrayList<Long>();
        var groups = new ArrayList<String>();
        for (int at = 0; at < people.size(); at++) {
            var group = people.get(at).careGroup();
            if (group != null) {
                cared.add(registered.get(at).value());
                groups.add(group);
            }
        }
        jdbc.sql("""
                with given as (
                    insert into household.care (member, household, person, care_group, since, given_by)
                    select member.id, member.household, member.person, told.care_group, :now, 'system'
                    from unnest(:people::bigint[], :groups::text[]) as told (person, care_group)
                    join household.member on member.person = told.person
                    on conflict do nothing
                    returning person, care_group
                )
                insert into household.consent (person, datum, datum_version, given, how, guardian, actor, actor_name,
                    at)
                select given.person, datum.code, datum.version, true, 'SIGNED_PAPER', member.guardian, 'system',
                    'system', :now
                from given
                join household.member on member.person = given.person
                join household.datum on datum.code = given.care_group
                join household.datum_version on datum_version.code = datum.code
                    and datum_version.version = datum.version
                where datum_version.sensitive
                """)
            .param("now", Timestamp.from(clock.instant()))
            .param("people", cared.toArray(Long[]::new))
            .param("groups", groups.toArray(String[]::new))
            .update();
    }
}
