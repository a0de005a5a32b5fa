package org.minsheng.appeal.internal.callback;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.minsheng.appeal.AppealId;
import org.minsheng.shared.AccountId;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.Slice;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who is to call whom back. */
@Component
public class CallBackBook {

    /** One call that waits. */
    public record Row(AppealId appeal, String number, String title, AreaCode place, int round, Instant drawnAt) {

        static Row of(ResultSet row, int index) throws SQLException {
            return new Row(new AppealId(row.getLong("appeal")), row.getString("number"), row.getString("title"),
                new AreaCode(row.getString("place_code")), row.getInt("round"),
                row.getObject("drawn_at", OffsetDateTime.class).toInstant());
        }
    }

    /** Of those among whom is drawn, who has the fewest waiting, then the fewest so far. */
    private static final String LEAST_BUSY = """
        from unnest(:among::bigint[]) as candidate,
            lateral (
                select count(*) filter (where done_at is null) as waiting, count(*) as so_far
                from appeal.call_back as other
                where other.account = candidate
            ) as load
        order by waiting, so_far, candidate
        limit 1
        """;

    private final JdbcClient jdbc;

    CallBackBook(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Draws whoever has the fewest waiting, then the fewest so far; the second time nothing changes. */
    void draw(AppealId appeal, int round, List<AccountId> among, Instant now) {
        jdbc.sql("""
                insert into appeal.call_back (appeal, round, account, drawn_at)
                select :appeal, :round, candidate, :now
                """ + LEAST_BUSY + "on conflict do nothing")
            .param("appeal", appeal.value())
            .param("round", round)
            .param("now", now.atOffset(ZoneOffset.UTC))
            .param("among", among.stream().map(AccountId::value).toArray(Long[]::new))
            .update();
    }

    /** Nobody could be drawn: it waits for somebody to come to a desk, before everybody's eyes. */
    void leaveOpen(AppealId appeal, int round, Instant now) {
        jdbc.sql("""
                insert into appeal.call_back (appeal, round, account, drawn_at)
                values (:appeal, :round, null, :now)
                on conflict do nothing
                """)
            .param("appeal", appeal.value())
            .param("round", round)
            .param("now", now.atOffset(ZoneOffset.UTC))
            .update();
    }

    /** @param account null while nobody could be drawn */
    record Waiting(AppealId appeal, int round, @Nullable AccountId account) {

        static Waiting of(ResultSet row, int index) throws SQLException {
            long holder = row.getLong("account");
            var account = row.wasNull() ? null : new AccountId(holder);
            return new Waiting(new AppealId(row.getLong("appeal")), row.getInt("round"), account);
        }
    }

    /** Calls that wait, those of one account or of all, longest first behind a place in that order. */
    List<Waiting> open(@Nullable AccountId account, AppealId after, int most) {
        return jdbc.sql("""
                select appeal, round, account
                from appeal.call_back
                where done_at is null
                    and (:account::bigint is null or account = :account)
                    and appeal > :after
                order by appeal
                limit :most
                """)
            .param("account", account == null ? null : account.value(), java.sql.Types.BIGINT)
            .param("after", after.value())
            .param("most", most)
            .query(Waiting::of)
            .list();
    }

    /** What one person is to call about, longest waiting first. */
    public List<AppealId> of(AccountId account, int most) {
        return jdbc.sql("""
                select appeal
                from appeal.call_back
                where account = :account and done_at is null
                order by drawn_at, appeal
                limit :most
                """)
            .param("account", account.value())
            .param("most", most)
            .query((row, n) -> new AppealId(row.getLong("appeal")))
            .list();
    }

    /** The call that waits for an appeal. */
    Optional<Waiting> waiting(AppealId appeal) {
        return jdbc.sql("""
                select appeal, round, account
                from appeal.call_back
                where appeal = :appeal and done_at is null
                order by round desc
                limit 1
                """)
            .param("appeal", appeal.value())
            .query(Waiting::of)
            .optional();
    }

    /** Gives a call that waits to another one of these, or to nobody when there is none; returns who has it. */
    @Nullable AccountId redraw(Waiting call, List<AccountId> among, Instant now) {
        return jdbc.sql("""
                update appeal.call_back
                set account = (
                        select candidate
                """ + LEAST_BUSY + """
                    ), drawn_at = :now
                where appeal = :appeal and round = :round and done_at is null
                returning account
                """)
            .param("among", among.stream().map(AccountId::value).toArray(Long[]::new))
            .param("now", now.atOffset(ZoneOffset.UTC))
            .param("appeal", call.appeal().value())
            .param("round", call.round())
            .query((row, n) -> {
                long id = row.getLong("account");
                return Optional.ofNullable(row.wasNull() ? null : new AccountId(id));
            })
            .optional().flatMap(found -> found).orElse(null);
    }

    void done(AppealId appeal, Instant at) {
        jdbc.sql("update appeal.call_back set done_at = :at where appeal = :appeal and done_at is null")
            .param("at", at.atOffset(ZoneOffset.UTC))
            .param("appeal", appeal.value())
            .update();
    }

    /** Longest waiting first. */
    Slice<Row> waiting(AccountId account, @Nullable String after, int size) {
        boolean paged = after != null && after.matches("\\d{1,18}_\\d{1,18}");
        var parts = paged && after != null ? after.split("_", 2) : new String[] {"0", "0"};
        var rows = jdbc.sql("""
                select call_back.appeal, call_back.round, drawn_at, number, title, place_code
                from appeal.call_back
                join appeal.appeal on appeal.id = call_back.appeal
                where account = :account and done_at is null
                    and (drawn_at, call_back.appeal) > (:at, :id)
                order by drawn_at, call_back.appeal
                limit :size
                """)
            .param("account", account.value())
            .param("at", Instant.ofEpochSecond(0, 1_000 * Long.parseLong(parts[0])).atOffset(ZoneOffset.UTC))
            .param("id", Long.valueOf(parts[1]))
            .param("size", size + 1)
            .query(Row::of)
            .list();
        return Slice.of(rows, size, row -> (row.drawnAt().getEpochSecond() * 1_000_000
            + row.drawnAt().getNano() / 1_000) + "_" + row.appeal().value());
    }

    long count(AccountId account) {
        return jdbc.sql("""
                select count(*)
                from (select from appeal.call_back where account = :account and done_at is null limit 1000) as waiting
                """)
            .param("account", account.value())
            .query(Long.class)
            .single();
    }
}
