package org.minsheng.account.internal;

import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.minsheng.account.Accounts;
import org.minsheng.account.Postings;
import org.minsheng.shared.AccountId;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.OrganisationId;
import org.minsheng.shared.PersonId;
import org.minsheng.shared.Role;
import org.minsheng.shared.Viewer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Answers other modules about sign-ins. */
@Repository
class KnownAccounts implements Accounts {

    private final JdbcClient jdbc;
    private final Viewers viewers;

    KnownAccounts(JdbcClient jdbc, Viewers viewers) {
        this.jdbc = jdbc;
        this.viewers = viewers;
    }

    @Override
    public Map<AccountId, Viewer> viewers(Collection<AccountId> ids) {
        return viewers.find(ids);
    }

    @Override
    public Map<AccountId, String> names(Collection<AccountId> ids) {
        Map<AccountId, String> names = new HashMap<>();
        if (!ids.isEmpty()) {
            jdbc.sql("select id, name from account.account where id = any(:ids)")
                .param("ids", ids.stream().map(AccountId::value).distinct().toArray(Long[]::new))
                .query(row -> {
                    names.put(new AccountId(row.getLong("id")), row.getString("name"));
                });
        }
        return names;
    }

    @Override
    public List<AccountId> at(OrganisationId organisation) {
        return ids(jdbc.sql("""
            select distinct a.id
            from account.granted g
            join account.account a on a.id = g.account
            where g.organisation = :organisation
              and g.ended_at is null
              and a.active
            order by a.id
            """)
            .param("organisation", organisation.value()));
    }

    @Override
    public Postings postings(Collection<OrganisationId> organisations, Collection<AreaCode> areas,
                             @Nullable AccountId without) {
        return organisations.isEmpty() && areas.isEmpty() ? new Postings(List.of()) : new Postings(jdbc.sql("""
            select g.organisation, g.area, g.role, bool_or(g.ended_at is null and a.active and a.id <> :without) as held
            from account.granted g
            join account.account a on a.id = g.account
            where g.organisation = any(:organisations)
               or g.area = any(:areas)
            group by g.organisation, g.area, g.role
            """)
            .param("organisations", organisations.stream().map(OrganisationId::value).distinct().toArray(Long[]::new))
            .param("areas", areas.stream().map(AreaCode::value).distinct().toArray(String[]::new))
            .param("without", without == null ? 0 : without.value())
            .query((row, n) -> new Postings.Posting(new OrganisationId(row.getLong("organisation")),
                new AreaCode(row.getString("area")), Role.valueOf(row.getString("role")), row.getBoolean("held")))
            .list());
    }

    @Override
    public List<AccountId> over(AreaCode place, Collection<Role> roles) {
        var around = Arrays.stream(AreaCode.Level.values())
            .filter(level -> level.digits() <= place.value().length())
            .map(level -> place.value().substring(0, level.digits()))
            .toArray(String[]::new);
        return ids(jdbc.sql("""
            select distinct a.id
            from account.granted g
            join account.account a on a.id = g.account
            where g.area = any(:around)
              and g.role = any(:roles)
              and g.ended_at is null
              and a.active
            order by a.id
            """)
            .param("around", around)
            .param("roles", roles.stream().map(Role::name).toArray(String[]::new)));
    }

    @Override
    public List<AccountId> of(PersonId person) {
        return ids(jdbc.sql("select id from account.account where person = :person").param("person", person.value()));
    }

    @Override
    public Map<AccountId, PersonId> phones(Collection<AccountId> ids) {
        Map<AccountId, PersonId> phones = new HashMap<>();
        if (!ids.isEmpty()) {
            jdbc.sql("""
                select p.account, p.person
                from account.phone p
                join account.account a on a.id = p.account
                where p.account = any(:ids)
                  and a.active
                """)
                .param("ids", ids.stream().map(AccountId::value).distinct().toArray(Long[]::new))
                .query(row -> {
                    phones.put(new AccountId(row.getLong("account")), new PersonId(row.getLong("person")));
                });
        }
        return phones;
    }

    private static List<AccountId> ids(JdbcClient.StatementSpec query) {
        return query.query(Long.class).list().stream().map(AccountId::new).toList();
    }
}
