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
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.RequestKey;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The shops. */
@Repository
public class ShopBook {

    /** What is typed about a shop. */
    public record Terms(String name, String address, String hours, String phone, @Nullable Integer monthPoints) {
    }

    private final JdbcClient jdbc;

    ShopBook(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public Optional<Shop> find(long id) {
        return jdbc.sql("select * from points.shop where id = :id").param("id", id).query(Shop::of).optional();
    }

    public Optional<Shop> byKey(RequestKey key) {
        return jdbc.sql("select * from points.shop where request_key = :key").param("key", key.value())
            .query(Shop::of).optional();
    }

    public Map<Long, Shop> all(Collection<Long> ids) {
        return jdbc.sql("select * from points.shop where id = any(:ids)")
            .param("ids", ids.stream().distinct().toArray(Long[]::new))
            .query(Shop::of).list().stream().collect(Collectors.toMap(Shop::id, Function.identity()));
    }

    /** Within any of the areas; open ones first. */
    public List<Shop> within(Collection<AreaCode> areas) {
        return jdbc.sql("""
                select *
                from points.shop
                where exists (select from unnest(:areas::text[]) mine (code) where starts_with(shop.area, mine.code))
                order by closed_at is not null, area, id
                limit 200
                """)
            .param("areas", areas.stream().map(AreaCode::value).toArray(String[]::new))
            .query(Shop::of).list();
    }

    /** Open ones where somebody who lives there may spend points, the nearest first. */
    public List<Shop> open(AreaCode home) {
        return jdbc.sql("""
                select *
                from points.shop
                where closed_at is null
                    and starts_with(:home, area)
                order by length(area) desc, id
                limit 50
                """)
            .param("home", home.value())
            .query(Shop::of).list();
    }

    Optional<Long> add(RequestKey key, AreaCode area, Terms terms, Instant now) {
        return jdbc.sql("""
                insert into points.shop (request_key, area, name, address, hours, phone, month_points, opened_at)
                values (:key, :area, :name, :address, :hours, :phone, :month::int, :now)
                on conflict do nothing
                returning id
                """)
            .param("key", key.value())
            .param("area", area.value())
            .param("name", terms.name())
            .param("address", terms.address())
            .param("hours", terms.hours())
            .param("phone", terms.phone())
            .param("month", terms.monthPoints())
            .param("now", now.atOffset(ZoneOffset.UTC))
            .query(Long.class).optional();
    }

    boolean change(long id, int version, Terms terms) {
        return jdbc.sql("""
                update points.shop
                set name = :name, address = :address, hours = :hours, phone = :phone, month_points = :month::int,
                    version = version + 1
                where id = :id
                    and version = :version
                """)
            .param("name", terms.name())
            .param("address", terms.address())
            .param("hours", terms.hours())
            .param("phone", terms.phone())
            .param("month", terms.monthPoints())
            .param("id", id)
            .param("version", version)
            .update() == 1;
    }

    boolean close(long id, int version, @Nullable Instant at) {
        return jdbc.sql("""
                update points.shop
                set closed_at = :at::timestamptz, version = version + 1
                where id = :id and version = :version
                """)
            .param("at", at == null ? null : at.atOffset(ZoneOffset.UTC)).param("id", id)
            .param("version", version).update() == 1;
    }

    boolean hasOpenReservations(long id) {
        return jdbc.sql("select exists (select from points.reservation where shop = :id and state = 'OPEN')")
            .param("id", id).query(Boolean.class).single();
    }
}
