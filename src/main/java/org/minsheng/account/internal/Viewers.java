package org.minsheng.account.internal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.minsheng.shared.AccountId;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.Grant;
import org.minsheng.shared.OrganisationId;
import org.minsheng.shared.PersonId;
import org.minsheng.shared.Role;
import org.minsheng.shared.Viewer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Reads who somebody is with one indexed query for each request, so that a grant that was ended is gone everywhere at
 * once; nothing is kept that would have to be forgotten.
 */
@Repository
public class Viewers {

    private final JdbcClient jdbc;

    Viewers(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private record Row(String name, @Nullable Long person, @Nullable Grant grant) {
    }

    /** Empty when the account is closed or its sessions of this epoch were ended. */
    public Optional<Viewer> find(AccountId account, int epoch) {
        return read(account, jdbc.sql("""
            select a.name, a.kind, a.person, g.role, g.organisation, g.area
            from account.account a
            left join account.granted g on g.account = a.id and g.ended_at is null
            where a.id = :id
              and a.epoch = :epoch
              and a.active
            order by g.id
            """)
            .param("id", account.value())
            .param("epoch", epoch));
    }

    public Optional<Viewer> find(AccountId account) {
        return read(account, jdbc.sql("""
            select a.name, a.kind, a.person, g.role, g.organisation, g.area
            from account.account a
            left join account.granted g on g.account = a.id and g.ended_at is null
            where a.id = :id
              and a.active
            order by g.id
            """)
            .param("id", account.value()));
    }

    /** Many active ones in one query. */
    Map<AccountId, Viewer> find(Collection<AccountId> accounts) {
        Map<AccountId, Viewer> found = new LinkedHashMap<>();
        if (!accounts.isEmpty()) {
            jdbc.sql("""
                select a.id, a.name, g.role, g.organisation, g.area
                from account.account a
                join account.granted g on g.account = a.id and g.ended_at is null
                where a.id = any(:ids)
                  and a.kind = 'STAFF'
                  and a.active
                order by g.id
                """)
                .param("ids", accounts.stream().map(AccountId::value).distinct().toArray(Long[]::new))
                .query(row -> {
                    var id = new AccountId(row.getLong("id"));
                    var before = found.get(id);
                    var grants = new ArrayList<Grant>(before == null ? List.of() : before.grants());
                    grants.add(new Grant(Role.valueOf(row.getString("role")),
                        new OrganisationId(row.getLong("organisation")), new AreaCode(row.getString("area"))));
                    found.put(id, new Viewer(id, row.getString("name"), null, grants));
                });
        }
        return found;
    }

    private static Optional<Viewer> read(AccountId account, JdbcClient.StatementSpec query) {
        List<Row> rows = query.query((row, number) -> {
            var role = row.getString("role");
            var person = row.getString("kind").equals("RESIDENT") ? row.getObject("person", Long.class) : null;
            return new Row(row.getString("name"), person, role == null ? null
                : new Grant(Role.valueOf(role), new OrganisationId(row.getLong("organisation")),
                    new AreaCode(row.getString("area"))));
        }).list();
        if (rows.isEmpty()) {
            return Optional.empty();
        }
        List<Grant> grants = new ArrayList<>();
        for (var row : rows) {
            if (row.grant != null) {
                grants.add(row.grant);
            }
        }
        var first = rows.getFirst();
        return Optional.of(new Viewer(account, first.name,
            first.person == null ? null : new PersonId(first.person), grants));
    }
}
