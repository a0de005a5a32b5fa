package org.minsheng.volunteer.internal.team;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.PersonId;
import org.minsheng.shared.RequestKey;
import org.minsheng.volunteer.internal.Rights;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Teams and who is in them. */
@Repository
public class TeamBook {

    /** @param members now */
    public record Team(long id, AreaCode community, TeamKind kind, String name, String task,
                       long members, int version) {
    }

    /** Somebody in a team. */
    public record TeamMember(PersonId person, boolean leads) {
    }

    private static final String SELECT = """
        select team.*, (
            select count(*)
            from volunteer.team_member
            where team_member.team = team.id
                and team_member.until is null) as members
        from volunteer.team
        """;

    private final JdbcClient jdbc;

    TeamBook(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Team> list(Collection<AreaCode> areas, String kind, long after, int limit) {
        return jdbc.sql(SELECT + """
                where team.community like any(:within)
                    and team.ended_at is null
                    and (:kind = '' or team.kind = :kind)
                    and team.id > :after
                order by team.id
                limit :limit
                """)
            .param("within", Rights.within(areas)).param("kind", kind).param("after", after).param("limit", limit)
            .query(TeamBook::team).list();
    }

    Optional<Team> find(long id) {
        return jdbc.sql(SELECT + "where team.id = :id").param("id", id).query(TeamBook::team).optional();
    }

    Optional<Long> byKey(RequestKey key) {
        return jdbc.sql("select id from volunteer.team where request_key = :key").param("key", key.value())
            .query(Long.class).optional();
    }

    Optional<Long> add(RequestKey key, AreaCode community, TeamKind kind, String name, String task, Instant now) {
        return jdbc.sql("""
                insert into volunteer.team (request_key, community, kind, name, task, created_at)
                values (:key, :community, :kind, :name, :task, :now)
                on conflict do nothing
                returning id
                """)
            .param("key", key.value()).param("community", community.value()).param("kind", kind.name())
            .param("name", name).param("task", task)
            .param("now", now.atOffset(ZoneOffset.UTC))
            .query(Long.class).optional();
    }

    /** The members, who leads first. */
    List<TeamMember> members(long team) {
        return jdbc.sql("""
                select person, leads
                from volunteer.team_member
                where team = :team
                    and until is null
                order by leads desc, id
                limit 500
                """)
            .param("team", team)
            .query((row, n) -> new TeamMember(new PersonId(row.getLong("person")), row.getBoolean("leads"))).list();
    }

    boolean isMember(long team, PersonId person) {
        return jdbc.sql("""
                select exists (
                    select
                    from volunteer.team_member
                    where team = :team and person = :person and until is null
                )
                """)
            .param("team", team).param("person", person.value()).query(Boolean.class).single();
    }

    /** Again only changes whether the person leads. */
    void join(long team, PersonId person, boolean leads, Instant now) {
        jdbc.sql("""
                insert into volunteer.team_member (team, person, leads, since)
                values (:team, :person, :leads, :now)
                on conflict (team, person) where until is null do update
                set leads = excluded.leads
                """)
            .param("team", team).param("person", person.value()).param("leads", leads)
            .param("now", now.atOffset(ZoneOffset.UTC))
            .update();
    }

    boolean leave(long team, PersonId person, Instant now) {
        return jdbc.sql("""
                update volunteer.team_member
                set until = :now
                where team = :team and person = :person and until is null
                """)
            .param("now", now.atOffset(ZoneOffset.UTC)).param("team", team)
            .param("person", person.value()).update() == 1;
    }

    boolean end(long id, int version, Instant now) {
        return jdbc.sql("""
                update volunteer.team
                set ended_at = :now, version = version + 1
                where id = :id and version = :version and ended_at is null
                """)
            .param("now", now.atOffset(ZoneOffset.UTC)).param("id", id).param("version", version).update() == 1;
    }

    private static Team team(ResultSet row, int number) throws SQLException {
        return new Team(row.getLong("id"), new AreaCode(row.getString("community")),
            TeamKind.valueOf(row.getString("kind")), row.getString("name"), row.getString("task"),
            row.getLong("members"), row.getInt("version"));
    }
}
