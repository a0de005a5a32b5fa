package org.minsheng.volunteer.internal.member;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.OrganisationId;
import org.minsheng.shared.PersonId;
import org.minsheng.shared.RequestKey;
import org.minsheng.shared.Viewer;
import org.minsheng.volunteer.internal.Rights;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Who has reported where, and when. */
@Repository
public class MembershipBook {

    private static final String SELECT = """
        select membership.*, coalesce(grouped.name, '') as group_name
        from volunteer.membership
        left join volunteer.member_group as grouped on grouped.id = membership.member_group
        """;

    /** @param units only those who work at one of them; empty for everybody */
    public record Filter(Collection<AreaCode> areas, Collection<OrganisationId> units, MembershipState state,
                         long group, String skill, long unit) {
    }

    /** What a person tells about the own membership. */
    public record Told(@Nullable OrganisationId unit, String unitTold, List<String> skills,
                       List<String> freeTimes, String note) {
    }

    private final JdbcClient jdbc;

    MembershipBook(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** In the order of reporting, from after the id. */
    public List<Membership> list(Filter filter, long after, int limit) {
        return bind(jdbc.sql(SELECT + WHERE + """
                    and membership.id > :after
                order by membership.id
                limit :limit
                """), filter)
            .param("after", after)
            .param("limit", limit)
            .query(MembershipBook::membership).list();
    }

    long count(Filter filter, int most) {
        return bind(jdbc.sql("select count(*) from (select from volunteer.membership " + WHERE
            + " limit :most) as counted"), filter)
            .param("most", most)
            .query(Long.class).single();
    }

    private static final String WHERE = """
        where (membership.community like any(:within) or membership.unit = any(:units))
            and membership.state = :state
            and (:group = 0 or membership.member_group = :group)
            and (:skill = '' or :skill = any(membership.skills))
            and (:unit = 0 or membership.unit = :unit)
        """;

    private static JdbcClient.StatementSpec bind(JdbcClient.StatementSpec statement, Filter filter) {
        return statement
            .param("within", Rights.within(filter.areas()))
            .param("units", filter.units().stream().map(OrganisationId::value).toArray(Long[]::new))
            .param("state", filter.state().name())
            .param("group", filter.group())
            .param("skill", filter.skill())
            .param("unit", filter.unit());
    }

    Optional<Membership> find(long id) {
        return jdbc.sql(SELECT + "where membership.id = :id").param("id", id)
            .query(MembershipBook::membership).optional();
    }

    public List<Membership> of(PersonId person) {
        return jdbc.sql(SELECT + "where membership.person = :person order by membership.id desc limit 50")
            .param("person", person.value())
            .query(MembershipBook::membership).list();
    }

    /** The standing registration: confirmed, else asked. */
    public Optional<Membership> standing(PersonId person) {
        return of(person).stream().filter(one -> one.state() == MembershipState.CONFIRMED).findFirst()
            .or(() -> of(person).stream().filter(one -> one.state() == MembershipState.ASKED).findFirst());
    }

    /** Confirmed and waiting registrations of many, the confirmed ones first. */
    public List<Membership> standing(Collection<PersonId> people) {
        return jdbc.sql(SELECT + """
                where membership.person = any(:people)
                    and membership.state in ('ASKED', 'CONFIRMED')
                order by membership.state desc, membership.id
                """)
            .param("people", people.stream().map(PersonId::value).toArray(Long[]::new))
            .query(MembershipBook::membership).list();
    }

    /** Confirmed ones of these people within the areas, or at the units, by id. */
    List<Membership> confirmed(Collection<PersonId> people, Collection<AreaCode> areas,
                               Collection<OrganisationId> units, int limit) {
        return jdbc.sql(SELECT + """
                where membership.person = any(:people)
                    and membership.state = 'CONFIRMED'
                    and (membership.community like any(:within) or membership.unit = any(:units))
                order by membership.id
                limit :limit
                """)
            .param("people", people.stream().map(PersonId::value).toArray(Long[]::new))
            .param("within", Rights.within(areas))
            .param("units", units.stream().map(OrganisationId::value).toArray(Long[]::new))
            .param("limit", limit)
            .query(MembershipBook::membership).list();
    }

    Optional<Long> byKey(RequestKey key) {
        return jdbc.sql("select id from volunteer.membership where request_key = :key").param("key", key.value())
            .query(Long.class).optional();
    }

    /** Empty when the key was used, or when the person waits for an answer already. */
    Optional<Long> ask(RequestKey key, PersonId person, AreaCode community, Told told, Instant now) {
        return bind(jdbc.sql("""
                insert into volunteer.membership (request_key, person, unit, unit_told, community, state, skills,
                    free_times, note, asked_at)
                values (:key, :person, :unit::bigint, :unitTold, :community, 'ASKED', :skills, :freeTimes, :note, :now)
                on conflict do nothing
                returning id
                """), told)
            .param("key", key.value())
            .param("person", person.value())
            .param("community", community.value())
            .param("now", now.atOffset(ZoneOffset.UTC))
            .query(Long.class).optional();
    }

    boolean change(long id, int version, Told told) {
        return bind(jdbc.sql("""
                update volunteer.membership
                set unit = :unit::bigint, unit_told = :unitTold, skills = :skills, free_times = :freeTimes,
                    note = :note, version = version + 1
                where id = :id
                    and version = :version
                    and state in ('ASKED', 'CONFIRMED')
                """), told)
            .param("id", id)
            .param("version", version)
            .update() == 1;
    }

    private static JdbcClient.StatementSpec bind(JdbcClient.StatementSpec statement, Told told) {
        return statement
            .param("unit", told.unit() == null ? null : told.unit().value())
            .param("unitTold", told.unitTold())
            .param("skills", told.skills().toArray(String[]::new))
            .param("freeTimes", told.freeTimes().toArray(String[]::new))
            .param("note", told.note());
    }

    /** Decides what was asked. */
    boolean decide(Viewer viewer, long id, int version, MembershipState state, String reason,
                   @Nullable Long group, Instant now) {
        return jdbc.sql("""
                update volunteer.membership
                set state = :state, decided_at = :now, decided_by_name = :byName, reason = :reason,
                    member_group = :group::bigint,
                    since = case when :state = 'CONFIRMED' then :now end, version = version + 1
                where id = :id
                    and version = :version
                    and state = 'ASKED'
                """)
            .param("state", state.name())
            .param("now", now.atOffset(ZoneOffset.UTC))
            .param("byName", viewer.name())
            .param("reason", reason)
            .param("group", group)
            .param("id", id)
            .param("version", version)
            .update() == 1;
    }

    /** Ends the confirmed registration of a person, who moved or left; @return its id */
    Optional<Long> end(PersonId person, MembershipState state, String reason, Instant now) {
        return jdbc.sql("""
                update volunteer.membership
                set state = :state, until = :now, reason = :reason, version = version + 1
                where person = :person
                    and state = 'CONFIRMED'
                returning id
                """)
            .param("state", state.name())
            .param("now", now.atOffset(ZoneOffset.UTC))
            .param("reason", reason)
            .param("person", person.value())
            .query(Long.class).optional();
    }

    boolean withdraw(PersonId person, Instant now) {
        return jdbc.sql("""
                update volunteer.membership
                set state = 'LEFT', until = :now, version = version + 1
                where person = :person
                    and state = 'ASKED'
                """)
            .param("now", now.atOffset(ZoneOffset.UTC))
            .param("person", person.value())
            .update() == 1;
    }

    boolean assign(long id, int version, @Nullable Long group, @Nullable OrganisationId unit) {
        return jdbc.sql("""
                update volunteer.membership
                set member_group = :group::bigint, unit = :unit::bigint, version = version + 1
                where id = :id
                    and version = :version
                    and state = 'CONFIRMED'
                """)
            .param("group", group)
            .param("unit", unit == null ? null : unit.value())
            .param("id", id)
            .param("version", version)
            .update() == 1;
    }

    static Membership membership(ResultSet row, int number) throws SQLException {
        long unit = row.getLong("unit");
        var where = row.wasNull() ? null : new OrganisationId(unit);
        long group = row.getLong("member_group");
        Long grouped = row.wasNull() ? null : group;
        return new Membership(row.getLong("id"), new PersonId(row.getLong("person")), where, row.getString("unit_told"),
            new AreaCode(row.getString("community")), grouped, row.getString("group_name"),
            MembershipState.valueOf(row.getString("state")), texts(row, "skills"), texts(row, "free_times"),
            row.getString("note"), row.getObject("asked_at", OffsetDateTime.class)
                .toInstant(), instant(row, "decided_at"), row.getString("decided_by_name"), row.getString("reason"),
            instant(row, "since"), instant(row, "until"), row.getInt("version"));
    }

    static List<String> texts(ResultSet row, String column) throws SQLException {
        return List.of((String[]) row.getArray(column).getArray());
    }

    public static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
