package org.minsheng.account.internal.administration;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.minsheng.shared.AccountId;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.Grant;
import org.minsheng.shared.OrganisationId;
import org.minsheng.shared.Role;
import org.minsheng.shared.Slice;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What administrators read about staff. */
@Repository
class StaffList {

    private static final String SELECT = """
        select a.id, a.username, a.name, a.active, a.password is not null as has_password,
            a.second_factor is not null as second_factor,
            exists (select 1 from account.phone p where p.account = a.id) as phone, a.version, a.last_sign_in_at,
            exists (
                select 1
                from account.failure f
                where f.username = a.username
                  and f.locked_until > now()
            ) as locked,
            array(
                select distinct g.role
                from account.granted g
                where g.account = a.id
                  and g.ended_at is null
            ) as roles
        from account.account a
        where a.kind = 'STAFF'
        """;

    private static final RowMapper<AccountRow> ROW = (row, number) -> {
        var last = row.getTimestamp("last_sign_in_at");
        return new AccountRow(row.getLong("id"), row.getString("username"),
            row.getString("name"), row.getBoolean("active"), row.getBoolean("has_password"),
            row.getBoolean("second_factor"), row.getBoolean("phone"), row.getBoolean("locked"), row.getInt("version"),
            last == null ? null : last.toInstant(), Arrays.asList((String[]) row.getArray("roles").getArray()));
    };

    private final JdbcClient jdbc;

    StaffList(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A grant with its beginning and end. */
    record Given(long id, Grant grant, Instant givenAt, String givenBy,
                 @Nullable Instant endedAt, @Nullable String endedBy) {
    }

    /** By user name, from after the cursor (a user name). */
    Slice<AccountRow> find(String words, String role, String state, String after, int size) {
        var rows = jdbc.sql(SELECT + """
              and (:words = '' or position(lower(:words) in a.username) > 0 or position(:words in a.name) > 0)
              and (:role = '' or exists (
                  select 1 from account.granted g where g.account = a.id and g.ended_at is null and g.role = :role))
              and case :state
                  when '' then true
                  when 'closed' then not a.active
                  when 'locked' then a.active and exists (
                      select 1 from account.failure f where f.username = a.username and f.locked_until > now())
                  when 'refused' then a.active and exists (
                      select 1 from account.failure f where f.username = a.username and f.at > now() - interval '1 day')
                  when 'one-factor' then a.active and a.second_factor is null
                  when 'no-grant' then a.active and not exists (
                      select 1 from account.granted g where g.account = a.id and g.ended_at is null)
                  when 'asleep' then a.active and coalesce(a.last_sign_in_at, a.created_at) < now() - interval '90 days'
                  else a.active end
              and a.username > :after
            order by a.username
            limit :size
            """)
            .param("words", words).param("role", role).param("state", state)
            .param("after", after).param("size", size + 1)
            .query(ROW)
            .list();
        return Slice.of(rows, size, AccountRow::username);
    }

    /** How many are in which of these states. */
    Map<String, Long> counts() {
        return jdbc.sql("""
                select count(*) filter (where exists (
                        select 1 from account.failure f where f.username = a.username
                            and f.locked_until > now())) as locked,
                    count(*) filter (where exists (
                        select 1 from account.failure f where f.username = a.username
                            and f.at > now() - interval '1 day')) as refused,
                    count(*) filter (where a.second_factor is null) as one_factor,
                    count(*) filter (where not exists (
                        select 1 from account.granted g where g.account = a.id and g.ended_at is null)) as no_grant,
                    count(*) filter (where coalesce(a.last_sign_in_at,
                        a.created_at) < now() - interval '90 days') as asleep,
                    count(*) as active
                from account.account a
                where a.kind = 'STAFF'
                  and a.active
                """)
            .query((row, n) -> Map.of("locked", row.getLong("locked"), "refused", row.getLong("refused"),
                "one-factor", row.getLong("one_factor"),
                "no-grant", row.getLong("no_grant"), "asleep", row.getLong("asleep"), "active", row.getLong("active")))
            .single();
    }

    Optional<AccountRow> one(AccountId id) {
        return jdbc.sql(SELECT + " and a.id = :id").param("id", id.value()).query(ROW).optional();
    }

    /** All grants of an account, the newest first, at most 200. */
    List<Given> grants(AccountId id) {
        return jdbc.sql("""
            select id, role, organisation, area, given_at, given_by, ended_at, ended_by
            from account.granted
            where account = :id
            order by id desc
            limit 200
            """)
            .param("id", id.value())
            .query((row, number) -> {
                var ended = row.getTimestamp("ended_at");
                return new Given(row.getLong("id"), new Grant(Role.valueOf(row.getString("role")),
                    new OrganisationId(row.getLong("organisation")), new AreaCode(row.getString("area"))),
                    row.getTimestamp("given_at").toInstant(), row.getString("given_by"),
                    ended == null ? null : ended.toInstant(), row.getString("ended_by"));
            })
            .list();
    }
}
