package org.minsheng.cooperation.internal.order;

import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.minsheng.cooperation.internal.Rights;
import org.minsheng.cooperation.internal.Rows;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.OrganisationId;
import org.minsheng.shared.PersonId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Orders by who looks at them. */
@Repository
class OrderLists {

    /** The tabs of the console's list. */
    enum Tab {
        PLACED("state = 'PLACED'"), WAITING("state in ('OFFERED', 'ASSIGNED')"),
        UNDERWAY("state in ('ACCEPTED', 'PASSED', 'UNDERWAY')"),
        DONE("state = 'DONE'"),
        OVERDUE("overdue_since is not null and state in ('PLACED', 'OFFERED', 'ASSIGNED', 'ACCEPTED', 'PASSED', "
            + "'UNDERWAY')"),
        TO_SHOW("state = 'CONFIRMED' and publish and published_at is null"), ALL("true");

        private final String condition;

        Tab(String condition) {
            this.condition = condition;
        }

        private String column() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }

        static Tab of(String typed, Tab otherwise) {
            return Arrays.stream(values()).filter(tab -> tab.name().equalsIgnoreCase(typed))
                .findFirst().orElse(otherwise);
        }
    }

    /**
     * Whose orders: everything within areas, what units have or ordered, and what is open to be claimed in communities.
     */
    record Scope(List<AreaCode> areas, List<OrganisationId> units, List<AreaCode> claimable) {
    }

    /** What a unit did so far and has to do now. */
    record Record(long open, long confirmed, double rating) {

        static final Record NONE = new Record(0, 0, 0);
    }

    private static final String SCOPE = """
        (community like any(:within) or unit = any(:units) or orderer_unit = any(:units)
            or state = 'OFFERED' and community = any(:claimable))
        """;

    private final JdbcClient jdbc;

    OrderLists(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The latest first, from before an id; {@code item} 0 for any. */
    List<Order> list(Scope scope, Tab tab, long item, long before, int limit) {
        return scoped(jdbc.sql("select * from cooperation.service_order where " + SCOPE + " and " + tab.condition + """
                    and (:item = 0 or item = :item)
                    and id < :before
                order by id desc
                limit :limit
                """), scope)
            .param("item", item)
            .param("before", before)
            .param("limit", limit)
            .query(OrderBook::order).list();
    }

    Map<Tab, Long> counts(Scope scope) {
        var sums = Arrays.stream(Tab.values()).filter(tab -> tab != Tab.ALL)
            .map(tab -> "count(*) filter (where " + tab.condition + ") as " + tab.column()).toList();
        return scoped(jdbc.sql("select " + String.join(", ", sums) + " from cooperation.service_order where "
            + "(state not in ('CONFIRMED', 'REFUSED', 'CANCELLED') or state = 'CONFIRMED' and publish and "
                + "published_at is null) and " + SCOPE), scope)
            .query((row, n) -> {
                Map<Tab, Long> counts = new EnumMap<>(Tab.class);
                for (var tab : Tab.values()) {
                    if (tab != Tab.ALL) {
                        counts.put(tab, row.getLong(tab.column()));
                    }
                }
                return counts;
            }).single();
    }

    /** Who suffers longest first: overdue, then the nearest date. */
    List<Order> waiting(Scope scope, Collection<OrderState> states, int limit) {
        return scoped(jdbc.sql("select * from cooperation.service_order where " + SCOPE + """
                    and state = any(:states)
                order by overdue_since nulls last, coalesce(accept_by, due_at), id
                limit :limit
                """), scope)
            .param("states", states.stream().map(OrderState::name).toArray(String[]::new))
            .param("limit", limit)
            .query(OrderBook::order).list();
    }

    private static JdbcClient.StatementSpec scoped(JdbcClient.StatementSpec statement, Scope scope) {
        return statement.param("within", Rights.within(scope.areas())).param("units", Rights.ids(scope.units()))
            .param("claimable", scope.claimable().stream().map(AreaCode::value).toArray(String[]::new));
    }

    List<Order> ofPerson(PersonId person, long before, int limit) {
        return jdbc.sql("""
                select *
                from cooperation.service_order
                where person = :person and id < :before
                order by id desc
                limit :limit
                """)
            .param("person", person.value()).param("before", before).param("limit", limit)
            .query(OrderBook::order).list();
    }

    /** What a member has to do, the nearest date first, then what is over. */
    List<Order> ofMember(PersonId member, int limit) {
        return jdbc.sql("""
                select *
                from cooperation.service_order
                where member = :member
                order by state in ('CONFIRMED', 'REFUSED', 'CANCELLED'), due_at, id desc
                limit :limit
                """)
            .param("member", member.value()).param("limit", limit).query(OrderBook::order).list();
    }

    /** Open to be claimed in a community. */
    List<Order> offered(AreaCode community, PersonId but, int limit) {
        return jdbc.sql("""
                select *
                from cooperation.service_order
                where community = :community
                    and state = 'OFFERED'
                    and person is distinct from :but
                order by due_at, id
                limit :limit
                """)
            .param("community", community.value()).param("but", but.value()).param("limit", limit)
            .query(OrderBook::order).list();
    }

    /** What everybody may see, the latest first, from before a moment. */
    List<Order> shown(AreaCode area, Instant before, int limit) {
        return jdbc.sql("""
                select *
                from cooperation.service_order
                where community like :within
                    and published_at is not null
                    and published_at < :before
                order by published_at desc
                limit :limit
                """)
            .param("within", area.value() + "%").param("before", Rows.utc(before)).param("limit", limit)
            .query(OrderBook::order).list();
    }

    Map<OrganisationId, Record> ofUnits(AreaCode community, Collection<OrganisationId> units) {
        Map<OrganisationId, Record> records = new HashMap<>();
        jdbc.sql("""
                select unit, count(*) filter (where state in ('ASSIGNED', 'ACCEPTED', 'PASSED', 'UNDERWAY')) as open,
                    count(*) filter (where state = 'CONFIRMED') as confirmed, coalesce(avg(rating), 0) as rating
                from cooperation.service_order
                where unit = any(:units)
                    and community = :community
                group by unit
                """)
            .param("units", units.stream().map(OrganisationId::value).toArray(Long[]::new))
            .param("community", community.value())
            .query((row, n) -> records.put(new OrganisationId(row.getLong("unit")),
                new Record(row.getLong("open"), row.getLong("confirmed"), row.getDouble("rating")))).list();
        return records;
    }

    /** What members have to do now, did, and how often they did not come. */
    Map<PersonId, long[]> ofMembers(Collection<PersonId> members) {
        Map<PersonId, long[]> records = new HashMap<>();
        jdbc.sql("""
                select who as member,
                    (select count(*) from cooperation.service_order
                        where member = who and state in ('PASSED', 'UNDERWAY')) as open,
                    (select count(*) from cooperation.service_order
                        where member = who and state = 'CONFIRMED') as confirmed,
                    (select count(*) from cooperation.order_step where member = who and action = 'NO_SHOW') as no_shows
                from unnest(:members::bigint[]) as who
                """)
            .param("members", members.stream().map(PersonId::value).toArray(Long[]::new))
            .query((row, n) -> records.put(new PersonId(row.getLong("member")),
                new long[] {row.getLong("open"), row.getLong("confirmed"), row.getLong("no_shows")})).list();
        return records;
    }
}
