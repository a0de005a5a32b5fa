package org.minsheng.volunteer.internal.member;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.RequestKey;
import org.minsheng.volunteer.internal.Rights;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Groups of members within communities. */
@Repository
public class GroupBook {

    /** @param members confirmed ones */
    public record Group(long id, AreaCode community, String name, long members) {
    }

    private final JdbcClient jdbc;

    GroupBook(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** By community and age, from after the cursor {@code community:id}. */
    List<Group> within(Collection<AreaCode> areas, String after, int limit) {
        int colon = after.indexOf(':');
        boolean has = colon > 0 && after.substring(colon + 1).matches("\\d{1,18}");
        return jdbc.sql("""
                select id, community, name, (
                    select count(*)
                    from volunteer.membership
                    where membership.member_group = member_group.id
                        and state = 'CONFIRMED') as members
                from volunteer.member_group
                where community like any(:within)
                    and ended_at is null
                    and (community, id) > (:community collate "C", :id)
                order by community, id
                limit :limit
                """)
            .param("within", Rights.within(areas))
            .param("community", has ? after.substring(0, colon) : "")
            .param("id", has ? Long.parseLong(after.substring(colon + 1)) : 0)
            .param("limit", limit)
            .query((row, n) -> new Group(row.getLong("id"), new AreaCode(row.getString("community")),
                row.getString("name"), row.getLong("members")))
            .list();
    }

    long count(Collection<AreaCode> areas) {
        return jdbc.sql("""
                select count(*)
                from volunteer.member_group
                where community like any(:within) and ended_at is null
                """)
            .param("within", Rights.within(areas)).query(Long.class).single();
    }

    boolean isIn(long id, AreaCode community) {
        return jdbc.sql("""
                select exists (
                    select
                    from volunteer.member_group
                    where id = :id and community = :community and ended_at is null
                )
                """)
            .param("id", id).param("community", community.value()).query(Boolean.class).single();
    }

    /** Empty when the key was used or the name is taken. */
    Optional<Long> add(RequestKey key, AreaCode community, String name, Instant now) {
        return jdbc.sql("""
                insert into volunteer.member_group (request_key, community, name, created_at)
                values (:key, :community, :name, :now)
                on conflict do nothing
                returning id
                """)
            .param("key", key.value()).param("community", community.value()).param("name", name)
            .param("now", now.atOffset(ZoneOffset.UTC))
            .query(Long.class).optional();
    }

    Optional<Long> byKey(RequestKey key) {
        return jdbc.sql("select id from volunteer.member_group where request_key = :key").param("key", key.value())
            .query(Long.class).optional();
    }

    Optional<Group> find(long id) {
        return jdbc.sql("""
                select id, community, name, 0::bigint as members
                from volunteer.member_group
                where id = :id and ended_at is null
                """)
            .param("id", id)
            .query((row, n) -> new Group(row.getLong("id"), new AreaCode(row.getString("community")),
                row.getString("name"), 0)).optional();
    }

    /** Its members stay, in no group. */
    void end(long id, Instant now) {
        jdbc.sql("""
                with freed as (
                    update volunteer.membership
                    set member_group = null, version = version + 1
                    where member_group = :id
                        and state = 'CONFIRMED'
                )
                update volunteer.member_group
                set ended_at = :now
                where id = :id
                """)
            .param("id", id).param("now", now.atOffset(ZoneOffset.UTC)).update();
    }
}
