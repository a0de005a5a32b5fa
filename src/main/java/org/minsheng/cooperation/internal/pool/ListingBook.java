package org.minsheng.cooperation.internal.pool;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.minsheng.cooperation.internal.Rights;
import org.minsheng.cooperation.internal.Rows;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.OrganisationId;
import org.minsheng.shared.RequestKey;
import org.minsheng.shared.Viewer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The lists of needs, resources and projects. */
@Repository
public class ListingBook {

    private final JdbcClient jdbc;

    ListingBook(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Those that are not over, or those that are, the latest first. */
    List<Listing> list(Listing.Kind kind, List<AreaCode> areas, List<AreaCode> communities,
                       boolean over, long before, int limit) {
        return jdbc.sql("""
                select *
                from cooperation.listing
                where kind = :kind
                    and (community like any(:within) or community = any(:communities))
                    and (state in ('DONE', 'WITHDRAWN')) = :over
                    and id < :before
                order by id desc
                limit :limit
                """)
            .param("kind", kind.name())
            .param("within", Rights.within(areas))
            .param("communities", communities.stream().map(AreaCode::value).toArray(String[]::new))
            .param("over", over)
            .param("before", before)
            .param("limit", limit)
            .query(ListingBook::listing).list();
    }

    /** How many of each kind are not over. */
    Map<Listing.Kind, Long> counts(List<AreaCode> areas, List<AreaCode> communities) {
        Map<Listing.Kind, Long> counts = new EnumMap<>(Listing.Kind.class);
        jdbc.sql("""
                select kind, count(*) as many
                from cooperation.listing
                where (community like any(:within) or community = any(:communities))
                    and state in ('OPEN', 'TAKEN')
                group by kind
                """)
            .param("within", Rights.within(areas))
            .param("communities", communities.stream().map(AreaCode::value).toArray(String[]::new))
            .query((row, n) -> counts.put(Listing.Kind.valueOf(row.getString("kind")), row.getLong("many"))).list();
        return counts;
    }

    public Optional<Listing> find(long id) {
        return jdbc.sql("select * from cooperation.listing where id = :id").param("id", id)
            .query(ListingBook::listing).optional();
    }

    Optional<Listing> hold(long id) {
        return jdbc.sql("select * from cooperation.listing where id = :id for update").param("id", id)
            .query(ListingBook::listing).optional();
    }

    Optional<Long> byKey(RequestKey key) {
        return jdbc.sql("select id from cooperation.listing where request_key = :key").param("key", key.value())
            .query(Long.class).optional();
    }

    Optional<Long> add(Viewer viewer, RequestKey key, Listing.Kind kind, AreaCode community,
                       @Nullable OrganisationId unit, Listing.Words words, Instant now) {
        return bind(jdbc.sql("""
                insert into cooperation.listing (request_key, kind, community, unit, title, detail, quantity, until,
                    state, created_at, created_by_name)
                values (:key, :kind, :community, :unit::bigint, :title, :detail, :quantity, :until::date, 'OPEN', :now,
                    :byName)
                on conflict do nothing
                returning id
                """), words)
            .param("key", key.value())
            .param("kind", kind.name())
            .param("community", community.value())
            .param("unit", Rows.id(unit))
            .param("now", Rows.utc(now))
            .param("byName", viewer.name())
            .query(Long.class).optional();
    }

    boolean change(long id, int version, Listing.Words words) {
        return bind(jdbc.sql("""
                update cooperation.listing
                set title = :title, detail = :detail, quantity = :quantity, until = :until::date, version = version + 1
                where id = :id
                    and version = :version
                    and state in ('OPEN', 'TAKEN')
                """), words)
            .param("id", id)
            .param("version", version)
            .update() == 1;
    }

    private static JdbcClient.StatementSpec bind(JdbcClient.StatementSpec statement, Listing.Words words) {
        return statement.param("title", words.title()).param("detail", words.detail())
            .param("quantity", words.quantity()).param("until", words.until());
    }

    void move(long id, Listing.State state, @Nullable OrganisationId unit, String result, Instant now) {
        jdbc.sql("""
                update cooperation.listing
                set state = :state, unit = :unit::bigint, result = :result, version = version + 1,
                    taken_at = case when :state = 'TAKEN' then :now::timestamptz else taken_at end,
                    closed_at = case when :state in ('DONE', 'WITHDRAWN') then :now::timestamptz end
                where id = :id
                """)
            .param("state", state.name())
            .param("unit", Rows.id(unit))
            .param("result", result)
            .param("now", Rows.utc(now))
            .param("id", id)
            .update();
    }

    private static Listing listing(ResultSet row, int number) throws SQLException {
        return new Listing(row.getLong("id"), Listing.Kind.valueOf(row.getString("kind")),
            new AreaCode(row.getString("community")), Rows.organisation(row, "unit"),
            new Listing.Words(row.getString("title"), row.getString("detail"), row.getString("quantity"),
            row.getObject("until", LocalDate.class)), Listing.State.valueOf(row.getString("state")),
            row.getString("result"), row.getInt("version"), Rows.at(row, "created_at"),
            row.getString("created_by_name"), Rows.instant(row, "closed_at"));
    }
}
