package org.minsheng.household.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.minsheng.household.HouseholdId;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.PersonId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Whoever is looked after on a consent to another purpose than the care group has now, and has to be asked anew. */
@Repository
public class AwaitedConsents {

    /** Somebody to be asked. */
    public record Awaited(long care, HouseholdId household, AreaCode door, long member, PersonId person, String group) {

        static Awaited of(ResultSet row, int number) throws SQLException {
            return new Awaited(row.getLong("id"), new HouseholdId(row.getLong("household")),
                new AreaCode(row.getString("door")),
                row.getLong("member"), new PersonId(row.getLong("person")), row.getString("care_group"));
        }
    }

    private static final String STALE = """
        (
            select consent.given
            from household.consent
            where consent.person = care.person
                and consent.datum = care.care_group
                and consent.datum_version >= asked.version
            order by consent.id desc
            limit 1) is not true
        """;
    private static final String ASKED = """
        select code, max(version) as version
        from household.datum_version
        where asks_again
        group by code
        """;

    private final JdbcClient jdbc;

    AwaitedConsents(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Within areas, by door, from after a door and care. */
    public List<Awaited> within(List<AreaCode> areas, String afterDoor, long afterCare, int limit) {
        var found = new ArrayList<Awaited>();
        for (var area : areas.stream().sorted().toList()) {
            if (found.size() < limit) {
                found.addAll(within(area, afterDoor, afterCare, limit - found.size()));
            }
        }
        return found;
    }

    private List<Awaited> within(AreaCode area, String afterDoor, long afterCare, int limit) {
        return jdbc.sql("""
                with asked as (%s)
                select care.id, care.household, in_group.door, care.member, care.person, care.care_group
                from asked
                join household.datum on datum.code = asked.code
                join household.in_group on in_group.care_group = datum.number and in_group.door >= :from
                    and in_group.door < :end
                join household.care on care.household = in_group.household and care.care_group = asked.code
                    and care.ended_at is null
                where (in_group.door, care.id) > (:door, :care)
                    and %s
                order by in_group.door, care.id
                limit :limit
                """.formatted(ASKED, STALE))
            .param("from", area.value())
            .param("end", area.value() + ":")
            .param("door", afterDoor)
            .param("care", afterCare)
            .param("limit", limit)
            .query(Awaited::of).list();
    }

    /** The care groups of a person whose consent is awaited anew. */
    public Set<String> of(PersonId person) {
        return jdbc.sql("""
                with asked as (%s)
                select care.care_group
                from household.care
                join asked on asked.code = care.care_group
                where care.person = :person
                    and care.ended_at is null
                    and %s
                """.formatted(ASKED, STALE))
            .param("person", person.value())
            .query(String.class).list().stream().collect(Collectors.toSet());
    }
}
