package org.minsheng.appeal.internal.console;

import java.util.List;
import org.minsheng.shared.AccountId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Filters of the ledger that somebody gave a name. */
@Component
public class SavedViews {

    static final int MOST = 12;

    /** @param query what stands after the question mark */
    public record Saved(long id, String name, String query) {
    }

    private final JdbcClient jdbc;

    SavedViews(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Saved> of(AccountId account) {
        return jdbc.sql("""
                select id, name, query
                from appeal.saved_view
                where account = :account
                order by id
                limit :most
                """)
            .param("account", account.value())
            .param("most", MOST)
            .query(Saved.class)
            .list();
    }

    void keep(AccountId account, String name, String query) {
        jdbc.sql("""
                insert into appeal.saved_view (account, name, query)
                values (:account, :name, :query)
                on conflict (account, name) do update
                set query = excluded.query
                """)
            .param("account", account.value())
            .param("name", name)
            .param("query", query)
            .update();
    }

    boolean remove(AccountId account, long id) {
        return jdbc.sql("""
                delete from appeal.saved_view
                where id = :id and account = :account
                """)
            .param("id", id)
            .param("account", account.value())
            .update() == 1;
    }
}
