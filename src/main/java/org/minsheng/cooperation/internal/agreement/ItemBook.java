package org.minsheng.cooperation.internal.agreement;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.minsheng.cooperation.internal.Rights;
import org.minsheng.cooperation.internal.Rows;
import org.minsheng.cooperation.internal.ServiceKind;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.OrganisationId;
import org.minsheng.shared.RequestKey;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What units promise, and what of it was done. */
@Repository
public class ItemBook {

    /** A promise with whose it is. */
    public record Offer(Item item, AreaCode community, OrganisationId unit, String unitName,
                        LocalDate startsOn, LocalDate endsOn) {
    }

    private static final String OFFERS = """
        select item.*, agreement.community, agreement.unit, agreement.unit_name, agreement.starts_on, agreement.ends_on
        from cooperation.item
        join cooperation.agreement on agreement.id = item.agreement
        """;

    private final JdbcClient jdbc;
    private final Clock clock;

    ItemBook(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    List<Item> of(AgreementId agreement) {
        return jdbc.sql("""
                select *
                from cooperation.item
                where agreement = :agreement
                order by retired_at nulls first, id
                """)
            .param("agreement", agreement.value()).query(ItemBook::item).list();
    }

    Optional<Item> find(AgreementId agreement, long id) {
        return jdbc.sql("select * from cooperation.item where id = :id and agreement = :agreement")
            .param("id", id).param("agreement", agreement.value()).query(ItemBook::item).optional();
    }

    public Optional<Offer> offer(long id) {
        return jdbc.sql(OFFERS + "where item.id = :id").param("id", id).query(ItemBook::offer).optional();
    }

    /** Everything promised in force within areas or by units, by community and unit, from after an id. */
    List<Offer> inForce(List<AreaCode> areas, List<OrganisationId> units, String kind, long after, int limit) {
        return jdbc.sql(OFFERS + """
                where (agreement.community like any(:within) or agreement.unit = any(:units))
                    and agreement.ended_at is null
                    and agreement.ends_on >= :today
                    and item.retired_at is null
                    and (:kind = '' or item.kind = :kind)
                    and item.id > :after
                order by item.id
                limit :limit
                """)
            .param("within", Rights.within(areas))
            .param("units", Rights.ids(units))
            .param("today", LocalDate.now(clock))
            .param("kind", kind)
            .param("after", after)
            .param("limit", limit)
            .query(ItemBook::offer).list();
    }

    /** What residents of a community may choose from. */
    public List<Offer> menu(AreaCode community) {
        var today = LocalDate.now(clock);
        return jdbc.sql(OFFERS + """
                where agreement.community = :community
                    and agreement.ended_at is null
                    and :today between agreement.starts_on and agreement.ends_on
                    and item.retired_at is null
                    and item.open
                order by item.kind, agreement.unit_name, item.id
                limit 500
                """)
            .param("community", community.value())
            .param("today", today)
            .query(ItemBook::offer).list();
    }

    /** The units with an agreement in force in a community; with a kind only those that promise something of it. */
    public Map<OrganisationId, String> units(AreaCode community, String kind) {
        Map<OrganisationId, String> units = new java.util.LinkedHashMap<>();
        jdbc.sql("""
                select distinct agreement.unit, agreement.unit_name
                from cooperation.agreement
                where agreement.community = :community
                    and agreement.ended_at is null
                    and :today between agreement.starts_on and agreement.ends_on
                    and (:kind = '' or exists (select from cooperation.item
                        where item.agreement = agreement.id and item.kind = :kind and item.retired_at is null))
                order by agreement.unit_name
                """)
            .param("community", community.value())
            .param("today", LocalDate.now(clock))
            .param("kind", kind)
            .query((row, n) -> units.put(new OrganisationId(row.getLong("unit")), row.getString("unit_name"))).list();
        return units;
    }

    /** What was done against what was promised, of any number of items in one query. */
    Map<Long, Item.Kept> kept(Collection<Offer> offers) {
        var today = LocalDate.now(clock);
        Map<Long, long[]> counts = new HashMap<>();
        jdbc.sql("""
                select period.item, count(*) filter (where ordered.state = 'CONFIRMED') as total,
                    count(*) filter (where ordered.state = 'CONFIRMED' and ordered.done_at >= period.beginning) as now,
                    count(*) filter (where ordered.state not in ('CONFIRMED', 'REFUSED', 'CANCELLED')) as open
                from unnest(:items::bigint[], :beginnings::timestamptz[]) as period (item, beginning)
                join cooperation.service_order ordered on ordered.item = period.item
                group by period.item
                """)
            .param("items", offers.stream().map(offer -> offer.item().id()).toArray(Long[]::new))
            .param("beginnings", offers.stream().map(offer -> offer.item().promise().period().beginning(today)
                .atStartOfDay(clock.getZone())
                .toOffsetDateTime().toString()).toArray(String[]::new))
            .query((row, n) -> counts.put(row.getLong("item"),
                new long[] {row.getLong("now"), row.getLong("total"), row.getLong("open")})).list();
        Map<Long, Item.Kept> kept = new HashMap<>();
        for (var offer : offers) {
            var done = counts.getOrDefault(offer.item().id(), new long[3]);
            var promise = offer.item().promise();
            var until = today.isAfter(offer.endsOn()) ? offer.endsOn().plusDays(1) : today;
            long owed = promise.quantity() * promise.period().whole(offer.startsOn(), until);
            kept.put(offer.item().id(), new Item.Kept(offer.item(), done[0], done[1], owed, done[2]));
        }
        return kept;
    }

    /** Empty when the key was used. */
    Optional<Long> add(AgreementId agreement, RequestKey key, Item.Promise promise) {
        return bind(jdbc.sql("""
                insert into cooperation.item (agreement, request_key, kind, title, detail, quantity, period, performer,
                    open)
                values (:agreement, :key, :kind, :title, :detail, :quantity, :period, :performer, :open)
                on conflict do nothing
                returning id
                """), promise)
            .param("agreement", agreement.value())
            .param("key", key.value())
            .query(Long.class).optional();
    }

    boolean change(long id, int version, Item.Promise promise) {
        return bind(jdbc.sql("""
                update cooperation.item
                set kind = :kind, title = :title, detail = :detail, quantity = :quantity, period = :period,
                    performer = :performer, open = :open, version = version + 1
                where id = :id
                    and version = :version
                    and retired_at is null
                """), promise)
            .param("id", id)
            .param("version", version)
            .update() == 1;
    }

    private static JdbcClient.StatementSpec bind(JdbcClient.StatementSpec statement, Item.Promise promise) {
        return statement
            .param("kind", promise.kind().name())
            .param("title", promise.title())
            .param("detail", promise.detail())
            .param("quantity", promise.quantity())
            .param("period", promise.period().name())
            .param("performer", promise.performer())
            .param("open", promise.open());
    }

    boolean retire(long id, Instant now) {
        return jdbc.sql("""
                update cooperation.item
                set retired_at = :now, version = version + 1
                where id = :id and retired_at is null
                """)
            .param("now", Rows.utc(now)).param("id", id).update() == 1;
    }

    /** The items of an agreement also for the one that goes on for it. */
    void copy(AgreementId from, AgreementId to) {
        jdbc.sql("""
                insert into cooperation.item (agreement, request_key, kind, title, detail, quantity, period, performer,
                    open)
                select :to, gen_random_uuid(), kind, title, detail, quantity, period, performer, open
                from cooperation.item
                where agreement = :from
                    and retired_at is null
                order by id
                """)
            .param("to", to.value()).param("from", from.value()).update();
    }

    private static Item item(ResultSet row, int number) throws SQLException {
        return new Item(row.getLong("id"), new AgreementId(row.getLong("agreement")),
            new Item.Promise(ServiceKind.valueOf(row.getString("kind")),
                row.getString("title"), row.getString("detail"), row.getInt("quantity"),
                Period.valueOf(row.getString("period")), row.getString("performer"), row.getBoolean("open")),
            row.getInt("version"), Rows.instant(row, "retired_at"));
    }

    private static Offer offer(ResultSet row, int number) throws SQLException {
        return new Offer(item(row, number), new AreaCode(row.getString("community")),
            new OrganisationId(row.getLong("unit")), row.getString("unit_name"),
            row.getObject("starts_on", LocalDate.class), row.getObject("ends_on", LocalDate.class));
    }
}
