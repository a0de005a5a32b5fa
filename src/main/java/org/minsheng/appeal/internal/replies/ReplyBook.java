package org.minsheng.appeal.internal.replies;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.minsheng.appeal.internal.filing.FilingStatement;
import org.minsheng.shared.AccountId;
import org.minsheng.shared.OrganisationId;
import org.minsheng.shared.RequestKey;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The prepared answers as they are kept. */
@Component
class ReplyBook {

    static final int MOST = 200;

    /** What somebody wrote. */
    record Text(String name, String body, @Nullable String matter, boolean shared) {
    }

    private final JdbcClient jdbc;

    ReplyBook(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** One's own and those that the organisation shares, by name. */
    List<ReplyTemplate> of(OrganisationId organisation, AccountId account) {
        return jdbc.sql("""
                select *
                from appeal.reply_template
                where organisation = :organisation and (shared or owner = :account)
                order by name, id
                limit :most
                """)
            .param("organisation", organisation.value())
            .param("account", account.value())
            .param("most", MOST)
            .query(ReplyBook::row)
            .list();
    }

    Optional<ReplyTemplate> find(long id) {
        return jdbc.sql("select * from appeal.reply_template where id = :id").param("id", id)
            .query(ReplyBook::row).optional();
    }

    boolean add(RequestKey key, OrganisationId organisation, AccountId owner, Text text, Instant now) {
        return jdbc.sql("""
                insert into appeal.reply_template (request_key, organisation, owner, shared, name, body, matter,
                    changed_at)
                values (:key, :organisation, :owner, :shared, :name, :body, :matter, :now)
                on conflict do nothing
                """)
            .param("key", key.value())
            .param("organisation", organisation.value())
            .param("owner", owner.value())
            .param("shared", text.shared())
            .param("name", text.name())
            .param("body", text.body())
            .param("matter", text.matter(), Types.VARCHAR)
            .param("now", FilingStatement.time(now))
            .update() == 1;
    }

    /** False when somebody else changed it first, or when it is another's. */
    boolean change(long id, AccountId owner, int version, Text text, Instant now) {
        return jdbc.sql("""
                update appeal.reply_template
                set name = :name, body = :body, matter = :matter, shared = :shared, version = version + 1,
                    changed_at = :now
                where id = :id and owner = :owner and version = :version
                """)
            .param("id", id)
            .param("owner", owner.value())
            .param("version", version)
            .param("shared", text.shared())
            .param("name", text.name())
            .param("body", text.body())
            .param("matter", text.matter(), Types.VARCHAR)
            .param("now", FilingStatement.time(now))
            .update() == 1;
    }

    boolean remove(long id, AccountId owner) {
        return jdbc.sql("delete from appeal.reply_template where id = :id and owner = :owner")
            .param("id", id)
            .param("owner", owner.value())
            .update() == 1;
    }

    private static ReplyTemplate row(ResultSet row, int index) throws SQLException {
        return new ReplyTemplate(row.getLong("id"), new OrganisationId(row.getLong("organisation")),
            new AccountId(row.getLong("owner")), row.getBoolean("shared"), row.getString("name"), row.getString("body"),
            row.getString("matter"), row.getInt("version"));
    }
}
