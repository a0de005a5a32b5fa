package org.minsheng.cooperation.internal.order;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.minsheng.attachment.AttachmentId;
import org.minsheng.cooperation.internal.Rows;
import org.minsheng.cooperation.internal.ServiceKind;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.OrganisationId;
import org.minsheng.shared.RequestKey;
import org.minsheng.shared.Viewer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Orders and what happened to them. */
@Repository
class OrderBook {

    private final JdbcClient jdbc;

    OrderBook(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Order> find(OrderId id) {
        return jdbc.sql("select * from cooperation.service_order where id = :id").param("id", id.value())
            .query(OrderBook::order).optional();
    }

    /** The same, and nobody else changes it until the transaction ends. */
    Optional<Order> hold(OrderId id) {
        return jdbc.sql("select * from cooperation.service_order where id = :id for update").param("id", id.value())
            .query(OrderBook::order).optional();
    }

    Optional<OrderId> byKey(RequestKey key) {
        return jdbc.sql("select id from cooperation.service_order where request_key = :key").param("key", key.value())
            .query(Long.class).optional().map(OrderId::new);
    }

    boolean isTaken(RequestKey key) {
        return jdbc.sql("select exists (select from cooperation.order_step where request_key = :key)")
            .param("key", key.value())
            .query(Boolean.class).single();
    }

    List<Order> ofAppeal(String number) {
        return jdbc.sql("select * from cooperation.service_order where appeal = :number order by id limit 20")
            .param("number", number)
            .query(OrderBook::order).list();
    }

    /** Empty when the key was used. */
    Optional<OrderId> add(RequestKey key, AreaCode community, Order.Wanted wanted, Instant dueAt, Instant now) {
        return jdbc.sql("""
                insert into cooperation.service_order (request_key, community, place, place_detail, orderer, person,
                    orderer_unit, orderer_name, appeal,
                    listing, item, kind, title, text, wanted_at, publish, state, due_at, placed_at, changed_at)
                values (:key, :community, :place, :detail, :orderer, :person::bigint, :unit::bigint, :name,
                    :appeal::text, :listing::bigint, :item::bigint,
                    :kind, :title, :text, :wantedAt::timestamptz, :publish, 'PLACED', :dueAt, :now, :now)
                on conflict do nothing
                returning id
                """)
            .param("key", key.value())
            .param("community", community.value())
            .param("place", wanted.place().value())
            .param("detail", wanted.placeDetail())
            .param("orderer", wanted.orderer().name())
            .param("person", Rows.id(wanted.person()))
            .param("unit", Rows.id(wanted.unit()))
            .param("name", wanted.name())
            .param("appeal", wanted.appeal())
            .param("listing", wanted.listing())
            .param("item", wanted.item())
            .param("kind", wanted.kind().name())
            .param("title", wanted.title())
            .param("text", wanted.text())
            .param("wantedAt", Rows.utc(wanted.wantedAt()))
            .param("publish", wanted.publish())
            .param("dueAt", Rows.utc(dueAt))
            .param("now", Rows.utc(now))
            .query(Long.class).optional().map(OrderId::new);
    }

    void move(OrderId id, Order.Work work, Instant now) {
        jdbc.sql("""
                update cooperation.service_order
                set state = :state, mode = :mode::text, unit = :unit::bigint, member = :member::bigint,
                    member_name = :memberName,
                    accept_by = :acceptBy::timestamptz, confirm_by = :confirmBy::timestamptz,
                    overdue_since = :overdueSince::timestamptz,
                    came_back = :cameBack, done_text = :doneText, minutes = :minutes, rating = :rating::int,
                    rating_text = :ratingText,
                    done_at = :doneAt::timestamptz, closed_at = :closedAt::timestamptz, changed_at = :now,
                    version = version + 1
                where id = :id
                """)
            .param("state", work.state().name())
            .param("mode", work.mode() == null ? null : work.mode().name())
            .param("unit", Rows.id(work.unit()))
            .param("member", Rows.id(work.member()))
            .param("memberName", work.memberName())
            .param("acceptBy", Rows.utc(work.acceptBy()))
            .param("confirmBy", Rows.utc(work.confirmBy()))
            .param("overdueSince", Rows.utc(work.overdueSince()))
            .param("cameBack", work.cameBack())
            .param("doneText", work.doneText())
            .param("minutes", work.minutes())
            .param("rating", work.rating())
            .param("ratingText", work.ratingText())
            .param("doneAt", Rows.utc(work.doneAt()))
            .param("closedAt", Rows.utc(work.closedAt()))
            .param("now", Rows.utc(now))
            .param("id", id.value())
            .update();
    }

    void step(Viewer viewer, OrderId id, @Nullable RequestKey key, OrderAction action, OrderState from,
              Order.Work after, Order.@Nullable Work before, String note, Instant at) {
        var unit = after.unit() == null && before != null ? before.unit() : after.unit();
        var member = after.member() == null && before != null ? before.member() : after.member();
        jdbc.sql("""
                insert into cooperation.order_step (service_order, request_key, action, from_state, to_state, actor,
                    actor_name, unit, member, note, at)
                values (:order, :key::uuid, :action, :from, :to, :actor, :name, :unit::bigint, :member::bigint, :note,
                    :at)
                """)
            .param("order", id.value())
            .param("key", key == null ? null : key.toString())
            .param("action", action.name())
            .param("from", from.name())
            .param("to", after.state().name())
            .param("actor", viewer.actor())
            .param("name", viewer.isStaff() ? viewer.name() : "")
            .param("unit", Rows.id(unit))
            .param("member", Rows.id(member))
            .param("note", note)
            .param("at", Rows.utc(at))
            .update();
    }

    List<Order.Step> steps(OrderId id) {
        return jdbc.sql("select * from cooperation.order_step where service_order = :id order by id limit 200")
            .param("id", id.value())
            .query((row, n) -> new Order.Step(row.getLong("id"), OrderAction.valueOf(row.getString("action")),
                OrderState.valueOf(row.getString("to_state")), row.getString("actor_name"), Rows.organisation(row,
                    "unit"), Rows.person(row, "member"), row.getString("note"), Rows.at(row, "at"))).list();
    }

    /** Units that had it and gave it back or let it lie, so that it is not their turn again. */
    List<OrganisationId> gaveBack(OrderId id) {
        return jdbc.sql("""
                select distinct unit
                from cooperation.order_step
                where service_order = :id
                    and unit is not null
                    and action in ('DECLINE', 'TIME_OUT')
                """)
            .param("id", id.value()).query(Long.class).list().stream().map(OrganisationId::new).toList();
    }

    boolean overdue(OrderId id, Instant since) {
        return jdbc.sql("""
                update cooperation.service_order
                set overdue_since = :since, version = version + 1
                where id = :id
                    and overdue_since is null
                """)
            .param("since", Rows.utc(since)).param("id", id.value()).update() == 1;
    }

    void publish(OrderId id, @Nullable Instant at, String title, String text, List<AttachmentId> photos) {
        jdbc.sql("""
                update cooperation.service_order
                set published_at = :at::timestamptz, published_title = :title, published_text = :text,
                    published_photos = :photos::uuid[], version = version + 1
                where id = :id
                """)
            .param("at", Rows.utc(at))
            .param("title", title)
            .param("text", text)
            .param("photos", photos.stream().map(AttachmentId::toString).toArray(String[]::new))
            .param("id", id.value())
            .update();
    }

    void consent(OrderId id, boolean publish) {
        jdbc.sql("update cooperation.service_order set publish = :publish, version = version + 1 where id = :id")
            .param("publish", publish).param("id", id.value()).update();
    }

    /** Whose time is up and whose timer was lost. */
    List<OrderId> late(Instant now, int limit) {
        return jdbc.sql("""
                select id
                from cooperation.service_order
                where state in ('PLACED', 'OFFERED', 'ASSIGNED', 'ACCEPTED', 'PASSED', 'UNDERWAY', 'DONE')
                    and (accept_by <= :now or confirm_by <= :now or due_at <= :now and overdue_since is null
                        and state <> 'DONE')
                order by id
                limit :limit
                """)
            .param("now", Rows.utc(now)).param("limit", limit).query(Long.class).list().stream()
            .map(OrderId::new).toList();
    }

    static Order order(ResultSet row, int number) throws SQLException {
        var wanted = new Order.Wanted(new AreaCode(row.getString("place")), row.getString("place_detail"),
            Order.Orderer.valueOf(row.getString("orderer")), Rows.person(row, "person"),
            Rows.organisation(row, "orderer_unit"), row.getString("orderer_name"), row.getString("appeal"),
            Rows.number(row, "listing"), Rows.number(row, "item"), ServiceKind.valueOf(row.getString("kind")),
            row.getString("title"), row.getString("text"), Rows.instant(row, "wanted_at"), row.getBoolean("publish"));
        var photos = Arrays.stream((Object[]) row.getArray("published_photos").getArray())
            .map(id -> new AttachmentId((UUID) id)).toList();
        return new Order(new OrderId(row.getLong("id")), new AreaCode(row.getString("community")), wanted, work(row),
            new Order.Told(Rows.instant(row, "published_at"), row.getString("published_title"),
                row.getString("published_text"), photos),
            Rows.at(row, "placed_at"), row.getInt("version"));
    }

    private static Order.Work work(ResultSet row) throws SQLException {
        var mode = row.getString("mode");
        return new Order.Work(OrderState.valueOf(row.getString("state")),
            mode == null ? null : Order.Mode.valueOf(mode), Rows.organisation(row, "unit"), Rows.person(row, "member"),
            row.getString("member_name"), Rows.instant(row, "accept_by"), Rows.at(row, "due_at"),
            Rows.instant(row, "confirm_by"), Rows.instant(row, "overdue_since"), row.getInt("came_back"),
            row.getString("done_text"), row.getInt("minutes"), row.getObject("rating", Integer.class),
            row.getString("rating_text"), Rows.instant(row, "done_at"), Rows.instant(row, "closed_at"));
    }
}
