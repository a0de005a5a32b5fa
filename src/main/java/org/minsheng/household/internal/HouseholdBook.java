package org.minsheng.household.internal;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.minsheng.household.HouseholdId;
import org.minsheng.household.Residence;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.PersonId;
import org.minsheng.shared.RequestKey;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads and writes {@code household.household}. */
@Repository
public class HouseholdBook {

    private final JdbcClient jdbc;

    HouseholdBook(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public Optional<HouseholdRow> find(HouseholdId id) {
        return find(List.of(id)).stream().findFirst();
    }

    List<HouseholdRow> find(Collection<HouseholdId> ids) {
        return jdbc.sql("select " + HouseholdRow.COLUMNS + """
                from household.household
                where id = any(:ids)
                """)
            .param("ids", numbers(ids))
            .query(HouseholdRow::of).list();
    }

    /** Existing ones behind a door: owners first. */
    List<HouseholdRow> at(AreaCode door) {
        return jdbc.sql("select " + HouseholdRow.COLUMNS + """
                from household.household
                where door = :door
                    and ended_at is null
                order by residence <> 'OWNER', id
                """)
            .param("door", door.value())
            .query(HouseholdRow::of).list();
    }

    List<HouseholdId> of(PersonId person) {
        return jdbc.sql("""
                select distinct household
                from household.member
                where person = :person
                    and until is null
                order by household
                """)
            .param("person", person.value())
            .query(Long.class).list().stream().map(HouseholdId::new).toList();
    }

    /** Where each is registered now; the last one to be entered where somebody is registered twice. */
    Map<PersonId, AreaCode> doors(Collection<PersonId> people) {
        Map<PersonId, AreaCode> doors = new HashMap<>();
        jdbc.sql("""
                select member.person, household.door
                from household.member
                join household.household on household.id = member.household
                where member.person = any(:people)
                    and member.until is null
                    and household.ended_at is null
                order by member.id
                """)
            .param("people", people.stream().map(PersonId::value).toArray(Long[]::new))
            .query((row, n) -> doors.put(new PersonId(row.getLong("person")), new AreaCode(row.getString("door"))))
            .list();
        return doors;
    }

    /** Empty when this request was answered before; {@link #byKey} has the answer. */
    Optional<HouseholdId> insert(AreaCode door, Residence residence, RequestKey key, Instant now) {
        return jdbc.sql("""
                insert into household.household (door, residence, request_key, since, changed_at)
                values (:door, :residence, :key, :now, :now)
                on conflict (request_key) do nothing
                returning id
                """)
            .param("door", door.value())
            .param("residence", residence.name())
            .param("key", key.value())
            .param("now", now.atOffset(ZoneOffset.UTC))
            .query(Long.class).optional().map(HouseholdId::new);
    }

    Optional<HouseholdId> byKey(RequestKey key) {
        return jdbc.sql("select id from household.household where request_key = :key")
            .param("key", key.value())
            .query(Long.class).optional().map(HouseholdId::new);
    }

    /**
     * The first write of every change to a household or its people: false when somebody else changed it since, or it is
     * no more. It also makes two changes of one household wait for each other.
     */
    boolean touch(HouseholdId id, int version, Instant now) {
        return jdbc.sql("""
                update household.household
                set version = version + 1,
                    changed_at = :now
                where id = :id
                    and version = :version
                    and ended_at is null
                """)
            .param("id", id.value())
            .param("version", version)
            .param("now", now.atOffset(ZoneOffset.UTC))
            .update() == 1;
    }

    void settle(HouseholdId id, AreaCode door, Residence residence) {
        jdbc.sql("""
                with moved as (
                    update household.household
                    set door = :door,
                        residence = :residence
                    where id = :id
                )
                update household.member
                set door = :door
                where household = :id
                    and door <> :door
                """)
            .param("id", id.value())
            .param("door", door.value())
            .param("residence", residence.name())
            .update();
    }

    void end(HouseholdId id, Instant now) {
        jdbc.sql("update household.household set ended_at = :now where id = :id")
            .param("id", id.value())
            .param("now", now.atOffset(ZoneOffset.UTC))
            .update();
    }

    /** Counts people, head and care groups anew; the last statement of every change. */
    public void refresh(Collection<HouseholdId> ids) {
        jdbc.sql("select household.refresh(:ids)")
            .param("ids", numbers(ids))
            .query((row, number) -> number).list();
    }

    static Long[] numbers(Collection<HouseholdId> ids) {
        return ids.stream().map(HouseholdId::value).distinct().toArray(Long[]::new);
    }
}
