package org.minsheng.notice.internal.staff;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.minsheng.shared.AccountId;
import org.minsheng.shared.Slice;
import org.minsheng.shared.StaffNotices.Notice;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The lines behind the bells. Everybody reads and marks the own ones only. */
@Repository
class StaffNoticeRepository {

    static final int PAGE = 50;
    static final int MOST_COUNTED = 100;

    private final JdbcClient jdbc;

    StaffNoticeRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @return those to whom it is new */
    List<AccountId> add(Notice notice, Collection<AccountId> to, Instant now) {
        return jdbc.sql("""
                insert into notice.staff_notice (event, account, text, arguments, path, urgent, created)
                select :event, account, :text, :arguments, :path, :urgent, :now
                from unnest(:accounts) as account
                on conflict (account, event) do nothing
                returning account
                """)
            .param("event", notice.event())
            .param("accounts", to.stream().map(AccountId::value).distinct().sorted().toArray(Long[]::new))
            .param("text", notice.text())
            .param("arguments", notice.arguments().toArray(String[]::new))
            .param("path", notice.path())
            .param("urgent", notice.urgent())
            .param("now", now.atOffset(ZoneOffset.UTC))
            .query(Long.class)
            .list().stream().map(AccountId::new).toList();
    }

    int unread(AccountId account) {
        return jdbc.sql("""
                select count(*)
                from (
                    select 1
                    from notice.staff_notice
                    where account = :account and read is null
                    limit :most
                ) as unread
                """)
            .param("account", account.value())
            .param("most", MOST_COUNTED)
            .query(Integer.class)
            .single();
    }

    Slice<StaffNotice> latest(AccountId account, boolean unreadOnly, @Nullable Long before) {
        var rows = jdbc.sql("""
                select id, text, arguments, path, urgent, created, read
                from notice.staff_notice
                where account = :account
                    and (read is null or not :unreadOnly)
                    and (cast(:before as bigint) is null or id < :before)
                order by id desc
                limit :size
                """)
            .param("account", account.value())
            .param("unreadOnly", unreadOnly)
            .param("before", before)
            .param("size", PAGE + 1)
            .query(StaffNoticeRepository::row)
            .list();
        return Slice.of(rows, PAGE, row -> Long.toString(row.id()));
    }

    /** Where it leads; empty when it is not this account's. */
    Optional<String> path(AccountId account, long id) {
        return jdbc.sql("select path from notice.staff_notice where id = :id and account = :account")
            .param("id", id)
            .param("account", account.value())
            .query(String.class)
            .optional();
    }

    /** Marks one as read; false when it was. */
    boolean read(AccountId account, long id, Instant now) {
        return jdbc.sql("""
                update notice.staff_notice
                set read = :now
                where id = :id and account = :account and read is null
                """)
            .param("id", id)
            .param("account", account.value())
            .param("now", now.atOffset(ZoneOffset.UTC))
            .update() > 0;
    }

    /** Marks as read what was there when the reader looked. */
    int readUpTo(AccountId account, long newest, Instant now) {
        return jdbc.sql("""
                update notice.staff_notice
                set read = :now
                where account = :account and id <= :newest and read is null
                """)
            .param("account", account.value())
            .param("newest", newest)
            .param("now", now.atOffset(ZoneOffset.UTC))
            .update();
    }

    private static StaffNotice row(ResultSet row, int number) throws SQLException {
        return new StaffNotice(row.getLong("id"), row.getString("text"),
            List.of((String[]) row.getArray("arguments").getArray()), row.getString("path"), row.getBoolean("urgent"),
            row.getObject("created", OffsetDateTime.class).toInstant(), row.getObject("read") != null);
    }
}
