package org.minsheng.page.internal;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.minsheng.page.TableColumns.Choice;
import org.minsheng.shared.AccountId;
import org.minsheng.shared.AuditTrail;
import org.minsheng.shared.Viewer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Which columns of a table each account wants to see; it is the person's own look and no record of anything. */
@Component
public class TableChoices {

    /** More tables than the console has. */
    static final int MOST = 200;

    private final JdbcClient jdbc;
    private final AuditTrail audit;

    TableChoices(JdbcClient jdbc, AuditTrail audit) {
        this.jdbc = jdbc;
        this.audit = audit;
    }

    /** Null while nothing was chosen. */
    @Nullable Choice of(AccountId account, String table) {
        return jdbc.sql("select columns, dense from page.table_choice where account = :account and name = :table")
            .param("account", account.value())
            .param("table", table)
            .query((row, n) -> new Choice(Arrays.asList((String[]) row.getArray("columns").getArray()),
                row.getBoolean("dense")))
            .optional().orElse(null);
    }

    @Transactional
    public void keep(Viewer viewer, AccountId account, String table, Choice choice) {
        var before = of(account, table);
        int kept = jdbc.sql("""
                insert into page.table_choice (account, name, columns, dense)
                select :account, :table, :columns::text[], :dense
                where (select count(*) from page.table_choice where account = :account and name <> :table) < :most
                on conflict (account, name) do update
                set columns = excluded.columns, dense = excluded.dense
                """)
            .param("account", account.value())
            .param("table", table)
            .param("columns", choice.columns().toArray(String[]::new))
            .param("dense", choice.dense())
            .param("most", MOST)
            .update();
        if (kept > 0) {
            audit.record(viewer, "page.columns", "account:" + account.value(), told(table, before),
                told(table, choice));
        }
    }

    @Transactional
    public void forget(Viewer viewer, AccountId account, String table) {
        var before = of(account, table);
        if (before != null) {
            jdbc.sql("delete from page.table_choice where account = :account and name = :table")
                .param("account", account.value())
                .param("table", table)
                .update();
            audit.record(viewer, "page.columns", "account:" + account.value(), told(table, before),
                told(table, null));
        }
    }

    private static Map<String, Object> told(String table, @Nullable Choice choice) {
        Map<String, Object> told = new HashMap<>(Map.of("table", table));
        if (choice != null) {
            told.put("columns", List.copyOf(choice.columns()));
            told.put("dense", choice.dense());
        }
        return told;
    }
}
