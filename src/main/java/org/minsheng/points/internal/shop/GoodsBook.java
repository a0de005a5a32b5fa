package org.minsheng.points.internal.shop;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.minsheng.attachment.AttachmentId;
import org.minsheng.points.internal.Moment;
import org.minsheng.shared.RequestKey;
import org.minsheng.shared.Slice;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;

/** The goods of shops and the moves of their stock, which only grow. */
@Repository
public class GoodsBook {

    /** What is typed about goods. */
    public record Terms(String name, String piece, String sponsor, @Nullable AttachmentId photo, int price,
                        @Nullable Integer limitPieces, Goods.@Nullable Period limitPeriod, boolean hidden) {
    }

    /** Why a stock changed. */
    public enum MoveKind { RECEIPT, REDEMPTION, REVERSAL, COUNT, LOSS }

    /** One change of a stock. */
    public record Move(long id, MoveKind kind, int pieces, @Nullable Long redemption, @Nullable Long count,
                       String sponsor, String note, Instant at, String byName) {
    }

    /** A move about to be written. */
    public record NewMove(long goods, MoveKind kind, int pieces, @Nullable Long redemption, @Nullable Long count,
                          @Nullable RequestKey key, String sponsor, String note, String byName) {
    }

    private final JdbcClient jdbc;

    GoodsBook(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public Optional<Goods> find(long id) {
        return jdbc.sql("select * from points.goods where id = :id").param("id", id).query(Goods::of).optional();
    }

    public Map<Long, Goods> all(Collection<Long> ids) {
        return jdbc.sql("select * from points.goods where id = any(:ids)").param("ids", ids.toArray(Long[]::new))
            .query(Goods::of).list().stream().collect(Collectors.toMap(Goods::id, Function.identity()));
    }

    /** Those that are offered, the cheapest first; with hidden ones for whoever keeps the shop. */
    public List<Goods> of(long shop, boolean withHidden) {
        return jdbc.sql("""
                select *
                from points.goods
                where shop = :shop
                    and (:hidden or hidden_at is null)
                order by hidden_at is not null, price, id
                limit 300
                """)
            .param("shop", shop)
            .param("hidden", withHidden)
            .query(Goods::of).list();
    }

    /** Until the caller's transaction ends nobody else moves these; always in the order of their numbers. */
    List<Goods> hold(Collection<Long> ids) {
        return jdbc.sql("select * from points.goods where id = any(:ids) order by id for no key update")
            .param("ids", ids.toArray(Long[]::new))
            .query(Goods::of).list();
    }

    Optional<Long> add(RequestKey key, long shop, Terms terms) {
        return bind(jdbc.sql("""
                insert into points.goods (request_key, shop, name, piece, sponsor, photo, price, limit_pieces,
                    limit_period)
                values (:key, :shop, :name, :piece, :sponsor, :photo::uuid, :price, :limit::int, :period)
                on conflict do nothing
                returning id
                """), terms)
            .param("key", key.value())
            .param("shop", shop)
            .query(Long.class).optional();
    }

    Optional<Long> byKey(RequestKey key) {
        return jdbc.sql("select id from points.goods where request_key = :key").param("key", key.value())
            .query(Long.class).optional();
    }

    boolean change(long id, int version, Terms terms, Instant now) {
        return bind(jdbc.sql("""
                update points.goods
                set name = :name, piece = :piece, sponsor = :sponsor, photo = :photo::uuid, price = :price,
                    limit_pieces = :limit::int,
                    limit_period = :period, hidden_at = case when :hidden then coalesce(hidden_at, :now) end,
                    version = version + 1
                where id = :id
                    and version = :version
                """), terms)
            .param("hidden", terms.hidden())
            .param("now", now.atOffset(ZoneOffset.UTC))
            .param("id", id)
            .param("version", version)
            .update() == 1;
    }

    private static StatementSpec bind(StatementSpec statement, Terms terms) {
        return statement.param("name", terms.name())
            .param("piece", terms.piece())
            .param("sponsor", terms.sponsor())
            .param("photo", terms.photo() == null ? null : terms.photo().value())
            .param("price", terms.price())
            .param("limit", terms.limitPieces())
            .param("period", terms.limitPeriod() == null ? null : terms.limitPeriod().name());
    }

    /** False when the key was used before. */
    boolean move(NewMove move, Instant now) {
        return jdbc.sql("""
                insert into points.move (goods, kind, pieces, redemption, stock_count, request_key, sponsor, note, at,
                    actor_name)
                values (:goods, :kind, :pieces, :redemption::bigint, :count::bigint, :key::uuid, :sponsor, :note, :now,
                    :byName)
                on conflict do nothing
                """)
            .param("goods", move.goods())
            .param("kind", move.kind().name())
            .param("pieces", move.pieces())
            .param("redemption", move.redemption())
            .param("count", move.count())
            .param("key", move.key() == null ? null : move.key().value())
            .param("sponsor", move.sponsor())
            .param("note", move.note())
            .param("now", now.atOffset(ZoneOffset.UTC))
            .param("byName", move.byName())
            .update() == 1;
    }

    /** Newest first. */
    public Slice<Move> moves(long goods, @Nullable Long before, int size) {
        var rows = jdbc.sql("""
                select *
                from points.move
                where goods = :goods
                    and id < :before
                order by id desc
                limit :limit
                """)
            .param("goods", goods)
            .param("before", before == null ? Long.MAX_VALUE : before)
            .param("limit", size + 1)
            .query((row, n) -> new Move(row.getLong("id"), MoveKind.valueOf(row.getString("kind")),
                row.getInt("pieces"), row.getObject("redemption", Long.class), row.getObject("stock_count", Long.class),
                row.getString("sponsor"), row.getString("note"), Moment.of(row, "at"), row.getString("actor_name")))
            .list();
        return Slice.of(rows, size, move -> Long.toString(move.id()));
    }
}
