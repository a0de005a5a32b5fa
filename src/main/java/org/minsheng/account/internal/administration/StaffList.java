package org.minsheng.account.internal.administration;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
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
        return new AccountRow(row.getLong("id"), row.getString("username"), row.getString("name"), row.getBoolean("active"),
            row.getBoolean("has_password"), row.getBoolean("second_factor"), row.getBoolean("phone"), row.getBoolean("locked"), row.getInt("version"),
            last == null ? null : last.toInstant(), Arrays.asList((String[]) row.getArray("roles").getArray()));
    };

    private final JdbcClient jdbc;

    StaffList(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A grant with its beginning and end. */
    record Given(long id, Grant grant, Instant givenAt, String givenBy, @Nullable Instant endedAt, @Nullable String endedBy) {
    }

    /** By user name, from after the cursor (a user name). */
    Slice<AccountRow> find(String words, String role, String state, String after, int size) {
        var rows = jdbc.sql(SELECT + """
              and (:words = '' or position(lower(:words) in a.username) > 0 or position(:words in a.name) > 0)
              and (:role = '' or exists (
                  select 1 from account.granted g where g.account = a.id and g.ended_at is null and g.role = :role))
              and (:state = '' or a.active = (:state = 'active'))
              and a.username > :after
            order by a.username
            limit :size
            """)
            .param("words", words).param("role", role).param("state", state).param("after", after).param("size", size + 1)
            .query(ROW)
            .list();
        return Slice.of(rows, size, AccountRow::username);
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
