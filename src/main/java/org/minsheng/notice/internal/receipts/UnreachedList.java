package org.minsheng.notice.internal.receipts;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.Role;
import org.minsheng.shared.Slice;
import org.minsheng.shared.Viewer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Those in a desk's area whom no message about an appeal reached and nobody has called since. */
@Repository
class UnreachedList {

    static final int PAGE = 50;
    private static final Role[] DESKS = {Role.DESK_CLERK, Role.COMMUNITY_SECRETARY, Role.TOWN_DISPATCHER};

    /** A message that somebody has to make up for; a later one that went through makes up for it by itself. */
    private static final String OPEN = """
        m.state = 'GIVEN_UP' and m.channel = 'SMS' and m.number is not null and m.attended is null
            and (:all or m.county = any(:areas) or m.town = any(:areas) or m.community = any(:areas))
            and not exists (
                select 1
                from notice.message later
                where later.subject = m.subject and later.recipient = m.recipient and later.id > m.id
                    and later.state <> 'GIVEN_UP'
            )
        """;

    private final JdbcClient jdbc;

    UnreachedList(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Slice<Unreached> oldestFirst(Viewer viewer, @Nullable Long after, int size) {
        var rows = spec("""
                select max(m.id) as id, min(m.id) as first, m.number, m.recipient, count(*) - 1 as more,
                    (array_agg(m.template order by m.id desc))[1] as template,
                    (array_agg(m.masked order by m.id desc))[1] as masked,
                    (array_agg(m.answer order by m.id desc))[1] as answer,
                    (array_agg(m.call order by m.id desc))[1] as call, min(m.changed) as since, max(m.called) as called
                from notice.message m
                where
                """ + OPEN + """
                group by m.subject, m.number, m.recipient
                having cast(:after as bigint) is null or min(m.id) > :after
                order by min(m.id)
                limit :size
                """, viewer)
            .param("after", after)
            .param("size", size + 1)
            .query(UnreachedList::row)
            .list();
        return Slice.of(rows, size, row -> Long.toString(row.first())).map(Row::shown);
    }

    /**
     * @return whether there was somebody to call; all messages of the same appeal to the same person are attended to at
     * once
     */
    boolean attend(Viewer viewer, long id, Call call, Instant now) {
        return spec("""
                update notice.message m
                set call = :call, called = :now, attended_by = :who, attended = case
                    when :settled then cast(:now as timestamptz) end
                where
                """ + OPEN + """
                    and (m.subject, m.recipient) = (select subject, recipient from notice.message where id = :id)
                """, viewer)
            .param("id", id)
            .param("call", call.name())
            .param("settled", call.isSettled())
            .param("now", now.atOffset(ZoneOffset.UTC))
            .param("who", viewer.actor())
            .update() > 0;
    }

    private JdbcClient.StatementSpec spec(String sql, Viewer viewer) {
        return jdbc.sql(sql)
            .param("all", viewer.has(Role.SYSTEM_ADMINISTRATOR))
            .param("areas", viewer.areas(DESKS).stream().map(AreaCode::value).toArray(String[]::new));
    }

    private record Row(long first, Unreached shown) {
    }

    private static Row row(ResultSet row, int number) throws SQLException {
        var recipient = row.getString("recipient");
        var call = row.getString("call");
        var called = row.getObject("called", OffsetDateTime.class);
        return new Row(row.getLong("first"), new Unreached(row.getLong("id"),
            row.getString("number"), row.getString("template"), row.getString("masked"),
            recipient.startsWith("person:") ? Long.valueOf(recipient.substring(7)) : null, row.getString("answer"),
            row.getObject("since", OffsetDateTime.class).toInstant(), row.getInt("more"),
            call == null ? null : Call.valueOf(call), called == null ? null : called.toInstant()));
    }
}
