package org.minsheng.appeal.internal.console;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.minsheng.shared.AccountId;
import org.minsheng.shared.OrganisationId;
import org.minsheng.shared.Role;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Filters of the ledger that somebody gave a name. */
@Component
public class SavedViews {

    static final int MOST = 12;

    /** Shared with everybody of the organisation; else the name of a role, or empty for the owner alone. */
    static final String ALL = "ALL";

    /**
     * @param query what stands after the question mark
     * @param shared {@link #ALL}, the name of a role, or empty
     */
    public record Saved(long id, AccountId owner, boolean own, String name, String query, String shared) {
    }

    private final JdbcClient jdbc;

    SavedViews(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Saved> own(AccountId account, OrganisationId organisation) {
        return of(account, organisation, List.of()).stream().filter(Saved::own).toList();
    }

    /** One's own, then those that the organisation shares with everybody or with one of these roles. */
    List<Saved> of(AccountId account, OrganisationId organisation, List<Role> roles) {
        return jdbc.sql("""
                select id, account, account = :account as own, name, query, shared
                from appeal.saved_view
                where account = :account or organisation = :organisation and shared <> ''
                    and (shared = 'ALL' or shared = any(:roles))
                order by account <> :account, id
                limit :most
                """)
            .param("account", account.value())
            .param("organisation", organisation.value())
            .param("roles", roles.stream().map(Role::name).toArray(String[]::new))
            .param("most", 2 * MOST)
            .query(SavedViews::saved)
            .list();
    }

    void keep(AccountId account, OrganisationId organisation, String name, String query, String shared) {
        jdbc.sql("""
                insert into appeal.saved_view (account, organisation, name, query, shared)
                values (:account, :organisation, :name, :query, :shared)
                on conflict (account, name) do update
                set query = excluded.query, shared = excluded.shared, organisation = excluded.organisation
                """)
            .param("account", account.value())
            .param("organisation", organisation.value())
            .param("name", name)
            .param("query", query)
            .param("shared", shared)
            .update();
    }

    /** @return what was taken away, empty when it was not this person's or is gone already */
    Optional<Saved> remove(AccountId account, long id) {
        return jdbc.sql("""
                delete from appeal.saved_view
                where id = :id and account = :account
                returning id, account, true as own, name, query, shared
                """)
            .param("id", id)
            .param("account", account.value())
            .query(SavedViews::saved)
            .optional();
    }

    private static Saved saved(ResultSet row, int index) throws SQLException {
        return new Saved(row.getLong("id"), new AccountId(row.getLong("account")), row.getBoolean("own"),
            row.getString("name"), row.getString("query"), row.getString("shared"));
    }
}
