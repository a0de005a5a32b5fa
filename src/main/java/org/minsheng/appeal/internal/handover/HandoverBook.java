package org.minsheng.appeal.internal.handover;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.minsheng.appeal.AppealId;
import org.minsheng.appeal.AppealState;
import org.minsheng.appeal.internal.Appeal;
import org.minsheng.appeal.internal.filing.FilingStatement;
import org.minsheng.shared.AccountId;
import org.minsheng.shared.OrganisationId;
import org.minsheng.shared.RequestKey;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Hand-overs as they were written. */
@Component
class HandoverBook {

    private static final int RECENT = 20;

    private final JdbcClient jdbc;

    HandoverBook(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Empty when this request wrote one before. */
    Optional<Long> add(RequestKey key, OrganisationId organisation, AccountId giver,
                       @Nullable AccountId receiver, String note, List<Handover.Item> items, Instant now) {
        var id = jdbc.sql("""
                insert into appeal.handover (request_key, organisation, giver, receiver, note, at)
                values (:key, :organisation, :giver, :receiver, :note, :now)
                on conflict do nothing
                returning id
                """)
            .param("key", key.value())
            .param("organisation", organisation.value())
            .param("giver", giver.value())
            .param("receiver", receiver == null ? null : receiver.value(), Types.BIGINT)
            .param("note", note)
            .param("now", FilingStatement.time(now))
            .query(Long.class)
            .optional();
        id.ifPresent(handover -> {
            for (int position = 0; position < items.size(); position++) {
                add(handover, position, items.get(position));
            }
        });
        return id;
    }

    private void add(long handover, int position, Handover.Item item) {
        jdbc.sql("""
                insert into appeal.handover_item (handover, position, appeal, number, title, state, due_at, promise,
                    promise_note, call)
                values (:handover, :position, :appeal, :number, :title, :state, :due, :promise, :promiseNote, :call)
                """)
            .param("handover", handover)
            .param("position", position)
            .param("appeal", item.appeal().value())
            .param("number", item.number())
            .param("title", item.title())
            .param("state", item.state().name())
            .param("due", FilingStatement.time(item.dueAt()))
            .param("promise", item.promise(), Types.BIGINT)
            .param("promiseNote", item.promiseNote())
            .param("call", item.call())
            .update();
    }

    Optional<Handover> byRequest(RequestKey key) {
        return jdbc.sql("select id from appeal.handover where request_key = :key").param("key", key.value())
            .query(Long.class).optional()
            .flatMap(this::find);
    }

    Optional<Handover> find(long id) {
        return jdbc.sql("select * from appeal.handover where id = :id").param("id", id).query(this::row).optional();
    }

    /** Newest first, without what was in them. */
    List<Handover> recent(OrganisationId organisation) {
        return jdbc.sql("""
                select *
                from appeal.handover
                where organisation = :organisation
                order by id desc
                limit :recent
                """)
            .param("organisation", organisation.value())
            .param("recent", RECENT)
            .query((row, n) -> row(row, List.of()))
            .list();
    }

    boolean confirm(long id, AccountId by, Instant now) {
        return jdbc.sql("""
                update appeal.handover
                set confirmed_by = :by, confirmed_at = :now
                where id = :id and confirmed_at is null
                """)
            .param("id", id)
            .param("by", by.value())
            .param("now", FilingStatement.time(now))
            .update() == 1;
    }

    private Handover row(ResultSet row, int index) throws SQLException {
        return row(row, jdbc.sql("select * from appeal.handover_item where handover = :id order by position")
            .param("id", row.getLong("id"))
            .query((item, n) -> new Handover.Item(new AppealId(item.getLong("appeal")),
                item.getString("number"), item.getString("title"), AppealState.valueOf(item.getString("state")),
                Appeal.instantOf(item, "due_at"), item.getObject("promise", Long.class),
                item.getString("promise_note") == null ? "" : item.getString("promise_note"), item.getBoolean("call")))
            .list());
    }

    private static Handover row(ResultSet row, List<Handover.Item> items) throws SQLException {
        return new Handover(row.getLong("id"), new OrganisationId(row.getLong("organisation")),
            new AccountId(row.getLong("giver")), account(row, "receiver"), row.getString("note"),
            Appeal.instantOf(row, "at"), account(row, "confirmed_by"), Appeal.instant(row, "confirmed_at"), items);
    }

    private static @Nullable AccountId account(ResultSet row, String column) throws SQLException {
        var id = row.getObject(column, Long.class);
        return id == null ? null : new AccountId(id);
    }
}
