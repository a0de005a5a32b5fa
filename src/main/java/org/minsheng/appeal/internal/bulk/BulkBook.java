package org.minsheng.appeal.internal.bulk;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.minsheng.appeal.internal.Appeal;
import org.minsheng.appeal.internal.filing.FilingStatement;
import org.minsheng.shared.AccountId;
import org.minsheng.shared.RequestKey;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What was done to many at once, as it is kept. */
@Component
class BulkBook {

    private final JdbcClient jdbc;

    BulkBook(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The one that this request began, or a new one with every item pending. */
    @Transactional
    public long open(RequestKey key, AccountId account, BulkWish wish, List<BulkItem> items, Instant now) {
        var to = wish.to();
        var fresh = jdbc.sql("""
                insert into appeal.bulk (request_key, account, action, assignee, note, at)
                values (:key, :account, :action, :assignee, :note, :now)
                on conflict do nothing
                returning id
                """)
            .param("key", key.value())
            .param("account", account.value())
            .param("action", wish.action().name())
            .param("assignee", to == null ? null : to.value(), java.sql.Types.BIGINT)
            .param("note", wish.note())
            .param("now", FilingStatement.time(now))
            .query(Long.class)
            .optional();
        if (fresh.isEmpty()) {
            return jdbc.sql("select id from appeal.bulk where request_key = :key").param("key", key.value())
                .query(Long.class).single();
        }
        for (int position = 0; position < items.size(); position++) {
            jdbc.sql("""
                    insert into appeal.bulk_item (bulk, position, number, version, outcome)
                    values (:bulk, :position, :number, :version, 'PENDING')
                    on conflict do nothing
                    """)
                .param("bulk", fresh.get())
                .param("position", position)
                .param("number", items.get(position).number())
                .param("version", items.get(position).version())
                .update();
        }
        return fresh.get();
    }

    void keep(long bulk, BulkItem item) {
        var had = item.had();
        var responsible = item.responsible();
        jdbc.sql("""
                update appeal.bulk_item
                set outcome = :outcome, sentence = :sentence, arguments = :arguments::text[], had = :had::bigint,
                    responsible = :responsible::bigint
                where bulk = :bulk and number = :number
                """)
            .param("bulk", bulk)
            .param("number", item.number())
            .param("outcome", item.outcome().name())
            .param("sentence", item.sentence())
            .param("arguments", item.arguments().toArray(String[]::new))
            .param("had", had == null ? null : had.value())
            .param("responsible", responsible == null ? null : responsible.value())
            .update();
    }

    void reversed(long bulk, Instant now) {
        jdbc.sql("update appeal.bulk set reversed_at = :now where id = :bulk")
            .param("bulk", bulk)
            .param("now", FilingStatement.time(now))
            .update();
    }

    Optional<Bulk> find(long bulk) {
        var items = jdbc.sql("""
                select *
                from appeal.bulk_item
                where bulk = :bulk
                order by position
                """)
            .param("bulk", bulk)
            .query(BulkBook::item)
            .list();
        return jdbc.sql("select * from appeal.bulk where id = :bulk")
            .param("bulk", bulk)
            .query((row, n) -> new Bulk(row.getLong("id"), new AccountId(row.getLong("account")),
                new BulkWish(BulkAction.valueOf(row.getString("action")), account(row, "assignee"),
                    row.getString("note")),
                Appeal.instantOf(row, "at"), Appeal.instant(row, "reversed_at"), items))
            .optional();
    }

    private static BulkItem item(ResultSet row, int index) throws SQLException {
        return new BulkItem(row.getString("number"), row.getInt("version"),
            BulkOutcome.valueOf(row.getString("outcome")), row.getString("sentence"),
            Arrays.asList((String[]) row.getArray("arguments").getArray()), account(row, "had"),
            Appeal.organisation(row, "responsible"));
    }

    private static @Nullable AccountId account(ResultSet row, String column) throws SQLException {
        var id = row.getObject(column, Long.class);
        return id == null ? null : new AccountId(id);
    }
}
