package org.minsheng.points.internal;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.minsheng.shared.Slice;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What happened on an account, newest first. */
@Repository
public class Statements {

    /**
     * One movement.
     *
     * @param about such as {@code claim:12}
     * @param what the claim's title or the goods, empty for neither
     * @param after the balance after it; of a person's movements on the household's account it is not said, then -1
     */
    public record Row(long line, EntryKind kind, String about, String what, String reason,
                      int amount, int after, Instant at) {
    }

    private static final int SIZE = 30;
    private static final String SELECT = """
        select line.id as line, entry.kind, entry.about, entry.reason, line.amount, entry.at,
            coalesce(claim.title, goods.names, '') as what
        from points.line
        join points.entry on entry.id = line.entry
        left join points.claim on claim.id = case
            when entry.about like 'claim:%' then substr(entry.about, 7)::bigint end
        left join lateral (
            select string_agg(item.name || case when item.pieces > 1 then ' × ' || item.pieces else '' end, '、'
                order by item.goods) as names
            from points.redemption
            join points.redemption_item item on item.redemption = redemption.id
            where redemption.id = case entry.kind
                when 'REDEMPTION' then (select own.id from points.redemption own where own.entry = entry.id)
                when 'REVERSAL' then substr(entry.about, 12)::bigint
                end
        ) goods on true
        """;

    private final JdbcClient jdbc;

    Statements(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Of an account; the cursor carries the balance before the page, so that each page can say the balance after each
     * line.
     */
    public Slice<Row> of(Holder holder, String cursor) {
        var parts = cursor.matches("\\d{1,18}\\.\\d{1,9}") ? cursor.split("\\.")
            : new String[] {Long.toString(Long.MAX_VALUE), Integer.toString(holder.balance())};
        int balance = Integer.parseInt(parts[1]);
        var rows = new ArrayList<Row>();
        for (var row : read("line.holder = :holder", holder.id(), Long.parseLong(parts[0]))) {
            rows.add(new Row(row.line(), row.kind(), row.about(), row.what(), row.reason(),
                row.amount(), balance, row.at()));
            balance -= row.amount();
        }
        return Slice.of(rows, SIZE, last -> last.line() + "." + (last.after() - last.amount()));
    }

    /** What one person earned and fetched, on whichever account. */
    public Slice<Row> ofMember(HolderId member, String cursor) {
        return Slice.of(read("line.member = :holder", member, before(cursor)), SIZE,
            last -> Long.toString(last.line()));
    }

    /** What one person earned and fetched on an account of several. */
    public Slice<Row> ofMember(HolderId account, HolderId member, String cursor) {
        return Slice.of(read("line.member = " + member.value() + " and line.holder = :holder", account, before(cursor)),
            SIZE, last -> Long.toString(last.line()));
    }

    /** Who earned or fetched something on an account. */
    public List<HolderId> members(HolderId account) {
        return jdbc.sql("""
                select distinct member
                from points.line
                where holder = :holder and member is not null
                order by member
                limit 20
                """)
            .param("holder", account.value()).query(Long.class).list().stream().map(HolderId::new).toList();
    }

    private static long before(String cursor) {
        return cursor.matches("\\d{1,18}") ? Long.parseLong(cursor) : Long.MAX_VALUE;
    }

    private List<Row> read(String whose, HolderId holder, long before) {
        return jdbc.sql(SELECT + "where " + whose + """
                    and line.id < :before
                order by line.id desc
                limit :limit
                """)
            .param("holder", holder.value())
            .param("before", before)
            .param("limit", SIZE + 1)
            .query((row, n) -> new Row(row.getLong("line"), EntryKind.valueOf(row.getString("kind")),
                row.getString("about"), row.getString("what"), row.getString("reason"), row.getInt("amount"), -1,
                row.getObject("at", OffsetDateTime.class).toInstant()))
            .list();
    }
}
