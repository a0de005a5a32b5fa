package org.minsheng.volunteer.internal.member;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.YearMonth;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.minsheng.household.Households;
import org.minsheng.people.MaskedPerson;
import org.minsheng.people.Persons;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.OrganisationId;
import org.minsheng.shared.PersonId;
import org.minsheng.shared.Slice;
import org.minsheng.volunteer.Member;
import org.minsheng.volunteer.Memberships;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** Answers other modules. */
@Service
class KnownMemberships implements Memberships {

    private record Row(long id, PersonId person, @Nullable OrganisationId unit,
                       AreaCode community, Set<String> skills) {
    }

    private final JdbcClient jdbc;
    private final Persons persons;
    private final Households households;
    private final Clock clock;

    KnownMemberships(JdbcClient jdbc, Persons persons, Households households, Clock clock) {
        this.jdbc = jdbc;
        this.persons = persons;
        this.households = households;
        this.clock = clock;
    }

    @Override
    public Slice<Member> ofUnit(OrganisationId unit, @Nullable String after, int size) {
        var rows = jdbc.sql("""
                select id, person, unit, community, skills
                from volunteer.membership
                where unit = :unit
                    and state = 'CONFIRMED'
                    and id > :after
                order by id
                limit :limit
                """)
            .param("unit", unit.value())
            .param("after", after == null || !after.matches("\\d{1,18}") ? 0 : Long.parseLong(after))
            .param("limit", size + 1)
            .query(KnownMemberships::row).list();
        var slice = Slice.of(rows, size, row -> Long.toString(row.id()));
        return new Slice<>(named(slice.rows()), slice.next());
    }

    @Override
    public boolean isMember(PersonId person, OrganisationId unit) {
        return unitOf(person).filter(unit::equals).isPresent();
    }

    @Override
    public Optional<OrganisationId> unitOf(PersonId person) {
        return jdbc.sql("""
                select unit
                from volunteer.membership
                where person = :person
                    and state = 'CONFIRMED'
                    and unit is not null
                """)
            .param("person", person.value())
            .query(Long.class).optional().map(OrganisationId::new);
    }

    @Override
    public List<Member> members(Collection<PersonId> people) {
        return named(jdbc.sql("""
                select id, person, unit, community, skills
                from volunteer.membership
                where person = any(:people)
                    and state = 'CONFIRMED'
                order by id
                """)
            .param("people", people.stream().map(PersonId::value).toArray(Long[]::new))
            .query(KnownMemberships::row).list());
    }

    @Override
    public List<Member> within(AreaCode area) {
        var community = area.at(AreaCode.Level.COMMUNITY);
        return named(jdbc.sql("""
                select id, person, unit, community, skills
                from volunteer.membership
                where community like :within
                    and state = 'CONFIRMED'
                order by community, id
                """)
            .param("within", (community == null ? area : community).value() + "%")
            .query(KnownMemberships::row).list());
    }

    /** Within the county, which has some thousand members: each is weighed, the best are kept. */
    @Override
    public List<Member> suggest(AreaCode place, Set<String> skills, int size) {
        var month = YearMonth.now(clock);
        return named(jdbc.sql("""
                select member.id, member.person, member.unit, member.community, member.skills
                from volunteer.membership as member
                left join volunteer.deed_sum as lately on lately.area = :county and lately.period = :month
                    and lately.sort = 'P'
                    and lately.subject = member.person
                left join volunteer.deed_sum as so_far on so_far.area = :county and so_far.period = :year
                    and so_far.sort = 'P'
                    and so_far.subject = member.person
                where member.community like :county || '%'
                    and member.state = 'CONFIRMED'
                order by cardinality(array(select unnest(member.skills) intersect select unnest(:skills::text[]))) desc,
                    (case when member.community = left(:place, 12) then 2
                        when left(member.community, 9) = left(:place, 9) then 1 else 0 end) desc,
                    coalesce(lately.minutes, 0), coalesce(so_far.deeds, 0) desc, member.id
                limit :size
                """)
            .param("county", place.county().value())
            .param("month", month.toString())
            .param("year", Integer.toString(month.getYear()))
            .param("skills", skills.toArray(String[]::new))
            .param("place", place.value())
            .param("size", size)
            .query(KnownMemberships::row).list());
    }

    @Override
    public List<Member> able(AreaCode community, Set<String> skills, int size) {
        return named(jdbc.sql("""
                with here as (
                    select member.id, member.person, member.unit, member.community, member.skills,
                        member.skills && :skills::text[] as skilled
                    from volunteer.membership as member
                    where member.community = :community
                        and member.state = 'CONFIRMED'
                )
                select here.*
                from here
                left join volunteer.deed_sum as lately on lately.area = :community and lately.period = :month
                    and lately.sort = 'P'
                    and lately.subject = here.person
                where here.skilled or not exists (select from here where skilled)
                order by coalesce(lately.minutes, 0), here.id
                limit :size
                """)
            .param("community", community.value())
            .param("skills", skills.toArray(String[]::new))
            .param("month", YearMonth.now(clock).toString())
            .param("size", size)
            .query(KnownMemberships::row).list());
    }

    @Override
    public Map<PersonId, AreaCode> homes(Collection<Member> members) {
        Map<PersonId, AreaCode> homes = new HashMap<>();
        members.forEach(member -> homes.put(member.person(), member.community()));
        homes.putAll(households.doors(homes.keySet().stream().toList()));
        return homes;
    }

    @Override
    public List<OrganisationId> unitsAt(AreaCode place) {
        var community = place.at(AreaCode.Level.COMMUNITY);
        return jdbc.sql("""
                select distinct unit, unit_name
                from volunteer.unit_registration
                where community like :within
                    and state = 'CONFIRMED'
                order by unit_name, unit
                limit 500
                """)
            .param("within", (community == null ? place : community).value() + "%")
            .query((row, n) -> new OrganisationId(row.getLong("unit"))).list().stream().distinct().toList();
    }

    @Override
    public List<String> skills() {
        return jdbc.sql("select code from volunteer.skill order by position").query(String.class).list();
    }

    private List<Member> named(List<Row> rows) {
        var names = persons.masked(rows.stream().map(Row::person).toList());
        return rows.stream().map(row -> new Member(row.person(), name(names.get(row.person())), row.unit(),
            row.community(), row.skills())).toList();
    }

    private static String name(@Nullable MaskedPerson person) {
        return person == null ? "" : person.name();
    }

    private static Row row(ResultSet row, int number) throws SQLException {
        long unit = row.getLong("unit");
        var where = row.wasNull() ? null : new OrganisationId(unit);
        return new Row(row.getLong("id"), new PersonId(row.getLong("person")), where,
            new AreaCode(row.getString("community")), skills(row.getArray("skills")));
    }

    static Set<String> skills(Array array) throws SQLException {
        return Set.of((String[]) array.getArray());
    }
}
