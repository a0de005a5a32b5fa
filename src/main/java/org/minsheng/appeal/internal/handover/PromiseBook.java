package org.minsheng.appeal.internal.handover;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.minsheng.appeal.AppealId;
import org.minsheng.appeal.internal.Appeal;
import org.minsheng.appeal.internal.filing.FilingStatement;
import org.minsheng.shared.AccountId;
import org.minsheng.shared.OrganisationId;
import org.minsheng.shared.RequestKey;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Promised call-backs that are still to be made. */
@Component
public class PromiseBook {

    private static final int MOST = 100;

    private final JdbcClient jdbc;

    PromiseBook(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Due first, at most 100. */
    public List<Promised> of(AccountId account) {
        return list("promise.account = :value", account.value());
    }

    public List<Promised> of(AppealId appeal) {
        return list("promise.appeal = :value", appeal.value());
    }

    private List<Promised> list(String where, long value) {
        return jdbc.sql("""
                select promise.*, number, title
                from appeal.promise
                join appeal.appeal on appeal.id = promise.appeal
                where kept_at is null and %s
                order by promise.due_at, promise.id
                limit :most
                """.formatted(where))
            .param("value", value)
            .param("most", MOST)
            .query(PromiseBook::row)
            .list();
    }

    boolean add(RequestKey key, AppealId appeal, OrganisationId organisation, AccountId account,
                Instant due, String note, Instant now) {
        return jdbc.sql("""
                insert into appeal.promise (request_key, appeal, organisation, account, due_at, note, made_at)
                values (:key, :appeal, :organisation, :account, :due, :note, :now)
                on conflict do nothing
                """)
            .param("key", key.value())
            .param("appeal", appeal.value())
            .param("organisation", organisation.value())
            .param("account", account.value())
            .param("due", FilingStatement.time(due))
            .param("note", note)
            .param("now", FilingStatement.time(now))
            .update() == 1;
    }

    /** By whoever is of the organisation that promised. */
    boolean keep(long promise, List<OrganisationId> organisations, AccountId account, Instant now) {
        return jdbc.sql("""
                update appeal.promise
                set kept_at = :now, kept_by = :account
                where id = :id and kept_at is null and organisation = any(:organisations)
                """)
            .param("id", promise)
            .param("organisations", organisations.stream().map(OrganisationId::value).toArray(Long[]::new))
            .param("account", account.value())
            .param("now", FilingStatement.time(now))
            .update() == 1;
    }

    /** Which organisation promised what this person was to keep. */
    Map<Long, OrganisationId> organisations(AccountId account) {
        Map<Long, OrganisationId> found = new LinkedHashMap<>();
        jdbc.sql("""
                select id, organisation
                from appeal.promise
                where account = :account and kept_at is null
                order by due_at, id
                """)
            .param("account", account.value())
            .query(row -> {
                found.put(row.getLong("id"), new OrganisationId(row.getLong("organisation")));
            });
        return found;
    }

    void move(long promise, AccountId to) {
        jdbc.sql("update appeal.promise set account = :to where id = :id and kept_at is null")
            .param("id", promise)
            .param("to", to.value())
            .update();
    }

    private static Promised row(ResultSet row, int index) throws SQLException {
        return new Promised(row.getLong("id"), new AppealId(row.getLong("appeal")),
            row.getString("number"), row.getString("title"), new AccountId(row.getLong("account")),
            Appeal.instantOf(row, "made_at"), Appeal.instantOf(row, "due_at"), row.getString("note"));
    }
}
