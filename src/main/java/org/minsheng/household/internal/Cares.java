package org.minsheng.household.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.minsheng.household.HouseholdId;
import org.minsheng.shared.PersonId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Who is looked after in which care group, in {@code household.care}. */
@Repository
public class Cares {

    /** One person in one care group. */
    public record Care(long id, long member, HouseholdId household, PersonId person, String group, Instant since,
                       @Nullable Instant endedAt,
                       String givenBy) {

        static Care of(ResultSet row, int number) throws SQLException {
            var ended = row.getObject("ended_at", OffsetDateTime.class);
            return new Care(row.getLong("id"), row.getLong("member"), new HouseholdId(row.getLong("household")),
                new PersonId(row.getLong("person")), row.getString("care_group"),
                row.getObject("since", OffsetDateTime.class).toInstant(),
                ended == null ? null : ended.toInstant(), row.getString("given_by"));
        }
    }

    private static final String SELECT = """
        select id, member, household, person, care_group, since, ended_at, given_by
        from household.care
        """;

    private final JdbcClient jdbc;

    Cares(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Of everybody in the household, present ones. */
    public List<Care> of(HouseholdId household) {
        return jdbc.sql(SELECT + """
                where household = :household
                    and ended_at is null
                order by id
                limit 500
                """)
            .param("household", household.value())
            .query(Care::of).list();
    }

    /** Wherever the person lives or lived, also what has ended but is still kept. */
    public List<Care> of(PersonId person) {
        return jdbc.sql(SELECT + """
                where person = :person
                order by ended_at is not null, id
                limit 500
                """)
            .param("person", person.value())
            .query(Care::of).list();
    }

    /** False when the person is in the group already. */
    boolean insert(MemberRow member, String group, Instant now, String by) {
        return jdbc.sql("""
                insert into household.care (member, household, person, care_group, since, given_by)
                values (:member, :household, :person, :group, :now, :by)
                on conflict (household, person, care_group) where ended_at is null do nothing
                """)
            .param("member", member.id())
            .param("household", member.household().value())
            .param("person", member.person().value())
            .param("group", group)
            .param("now", now.atOffset(ZoneOffset.UTC))
            .param("by", by)
            .update() == 1;
    }

    boolean end(HouseholdId household, long id, Instant now) {
        return jdbc.sql("""
                update household.care
                set ended_at = :now
                where id = :id
                    and household = :household
                    and ended_at is null
                """)
            .param("id", id)
            .param("household", household.value())
            .param("now", now.atOffset(ZoneOffset.UTC))
            .update() == 1;
    }

    /** Who leaves a household is looked after somewhere else. */
    void endOf(Collection<Long> members, Instant now) {
        jdbc.sql("""
                update household.care
                set ended_at = :now
                where member = any(:members)
                    and ended_at is null
                """)
            .param("members", members.toArray(Long[]::new))
            .param("now", now.atOffset(ZoneOffset.UTC))
            .update();
    }

    /** Takes away every trace of the care, at once: the consent it stood on is withdrawn. Gives the households. */
    List<HouseholdId> remove(PersonId person, @Nullable String group) {
        return jdbc.sql("""
                delete from household.care
                where person = :person
                    and (:group::text is null or care_group = :group)
                returning household
                """)
            .param("person", person.value())
            .param("group", group)
            .query(Long.class).list().stream().map(HouseholdId::new).distinct().toList();
    }
}
