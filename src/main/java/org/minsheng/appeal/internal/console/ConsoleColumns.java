package org.minsheng.appeal.internal.console;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.minsheng.shared.AccountId;
import org.minsheng.shared.AuditTrail;
import org.minsheng.shared.Viewer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Which columns of the ledger each account wants to see; it is the person's own look and no record of anything. */
@Component
public class ConsoleColumns {

    private static final Choice USUAL = new Choice(List.of(ConsoleColumn.KIND, ConsoleColumn.PLACE,
        ConsoleColumn.STATE, ConsoleColumn.TIER, ConsoleColumn.DEADLINE, ConsoleColumn.HOLDER), false);

    /** @param dense whether rows stand close */
    public record Choice(List<ConsoleColumn> columns, boolean dense) {

        public Choice {
            columns = List.copyOf(columns);
        }

        /** The chosen ones in their order, then the others. */
        public List<ConsoleColumn> all() {
            var all = new ArrayList<>(columns);
            Arrays.stream(ConsoleColumn.values()).filter(one -> !columns.contains(one)).forEach(all::add);
            return all;
        }
    }

    private final JdbcClient jdbc;
    private final AuditTrail audit;

    ConsoleColumns(JdbcClient jdbc, AuditTrail audit) {
        this.jdbc = jdbc;
        this.audit = audit;
    }

    Choice of(@Nullable AccountId account) {
        return account == null ? USUAL
            : jdbc.sql("select columns, dense from appeal.ledger_choice where account = :account")
            .param("account", account.value())
            .query((row, n) -> new Choice(known(Arrays.asList((String[]) row.getArray("columns").getArray())),
                row.getBoolean("dense")))
            .optional().orElse(USUAL);
    }

    @Transactional
    public void keep(Viewer viewer, AccountId account, List<String> columns, boolean dense) {
        var before = of(account);
        jdbc.sql("""
                insert into appeal.ledger_choice (account, columns, dense)
                values (:account, :columns::text[], :dense)
                on conflict (account) do update
                set columns = excluded.columns, dense = excluded.dense
                """)
            .param("account", account.value())
            .param("columns", known(columns).stream().map(Enum::name).toArray(String[]::new))
            .param("dense", dense)
            .update();
        audit.record(viewer, "appeal.columns", "account:" + account.value(), before, of(account));
    }

    @Transactional
    public void forget(Viewer viewer, AccountId account) {
        var before = of(account);
        if (jdbc.sql("delete from appeal.ledger_choice where account = :account")
            .param("account", account.value()).update() > 0) {
            audit.record(viewer, "appeal.columns", "account:" + account.value(), before, USUAL);
        }
    }

    private static List<ConsoleColumn> known(List<String> names) {
        return names.stream().distinct()
            .flatMap(name -> Arrays.stream(ConsoleColumn.values()).filter(one -> one.name().equals(name)))
            .toList();
    }
}
