package org.minsheng.points.internal.shop;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.minsheng.points.internal.HolderId;
import org.minsheng.points.internal.Moment;
import org.minsheng.shared.Slice;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What residents have put aside. */
@Repository
public class ReservationBook {

    /** What became of it. */
    public enum State { OPEN, FETCHED, CANCELLED, EXPIRED }

    /** @param goods in words, with pieces */
    public record Reservation(long id, long shop, HolderId holder, HolderId member, String code, int points,
                              State state, Instant madeAt, Instant until, @Nullable Instant endedAt, String goods) {
    }

    private static final String SELECT = """
        select reservation.*, (
            select string_agg(name || ' × ' || pieces, '、' order by goods)
            from points.reservation_item
            where reservation = reservation.id) as goods
        from points.reservation
        """;

    private final JdbcClient jdbc;

    ReservationBook(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private static Reservation of(ResultSet row, int number) throws SQLException {
        return new Reservation(row.getLong("id"), row.getLong("shop"), new HolderId(row.getLong("holder")),
            new HolderId(row.getLong("member")), row.getString("code"), row.getInt("points"),
            State.valueOf(row.getString("state")), Moment.of(row, "made_at"), Moment.of(row, "until"),
            Moment.in(row, "ended_at"), row.getString("goods"));
    }

    public Optional<Reservation> find(long id) {
        return jdbc.sql(SELECT + "where reservation.id = :id").param("id", id).query(ReservationBook::of).optional();
    }

    /** An open one by the code that is shown at the counter. */
    public Optional<Reservation> byCode(Collection<Long> shops, String code) {
        return jdbc.sql(SELECT
            + "where code = :code and state = 'OPEN' and shop = any(:shops) order by id desc limit 1")
            .param("code", code).param("shops", shops.toArray(Long[]::new)).query(ReservationBook::of).optional();
    }

    /** Whose time ends first on top. */
    public List<Reservation> open(Collection<Long> shops, int limit) {
        return jdbc.sql(SELECT + "where state = 'OPEN' and shop = any(:shops) order by until, id limit :limit")
            .param("shops", shops.toArray(Long[]::new)).param("limit", limit).query(ReservationBook::of).list();
    }

    public List<Reservation> openOf(HolderId holder) {
        return jdbc.sql(SELECT + "where holder = :holder and state = 'OPEN' order by until, id limit 20")
            .param("holder", holder.value())
            .query(ReservationBook::of).list();
    }

    /** An account's, newest first. */
    public Slice<Reservation> of(HolderId holder, @Nullable Long before, int size) {
        var rows = jdbc.sql(SELECT
            + "where holder = :holder and reservation.id < :before order by reservation.id desc limit :limit")
            .param("holder", holder.value()).param("before", before == null ? Long.MAX_VALUE : before)
            .param("limit", size + 1)
            .query(ReservationBook::of).list();
        return Slice.of(rows, size, reservation -> Long.toString(reservation.id()));
    }

    boolean release(long id, State state, Instant now) {
        return jdbc.sql("select points.release(:id, :state, :now)").param("id", id).param("state", state.name())
            .param("now", now.atOffset(ZoneOffset.UTC)).query(Boolean.class).single();
    }

    List<Long> due(Instant now, int limit) {
        return jdbc.sql("""
                select id
                from points.reservation
                where state = 'OPEN' and until <= :now
                order by until
                limit :limit
                """)
            .param("now", now.atOffset(ZoneOffset.UTC)).param("limit", limit).query(Long.class).list();
    }
}
