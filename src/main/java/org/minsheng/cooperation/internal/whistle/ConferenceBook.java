package org.minsheng.cooperation.internal.whistle;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.minsheng.cooperation.internal.Rows;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.Viewer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What waits for the county's joint conference. */
@Repository
class ConferenceBook {

    private final JdbcClient jdbc;

    ConferenceBook(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    boolean add(AreaCode county, WhistleId whistle, ConferenceItem.Reason reason, String note, Instant now) {
        return jdbc.sql("""
                insert into cooperation.conference_item (county, whistle, reason, note, listed_at)
                values (:county, :whistle, :reason, :note, :now)
                on conflict do nothing
                """)
            .param("county", county.value()).param("whistle", whistle.value())
            .param("reason", reason.name()).param("note", note)
            .param("now", Rows.utc(now)).update() == 1;
    }

    /**
     * What waits longest first, what was decided the latest first, from beyond an id in that order; null for the
     * beginning.
     */
    List<ConferenceItem> list(List<AreaCode> counties, boolean decided, @Nullable Long beyond, int limit) {
        return jdbc.sql("""
                select *
                from cooperation.conference_item
                where county = any(:counties)
                    and (decided_at is not null) = :decided
                    and case when :decided then id < :beyond else id > :beyond end
                order by case when :decided then -id else id end
                limit :limit
                """)
            .param("counties", counties.stream().map(AreaCode::value).toArray(String[]::new))
            .param("decided", decided).param("beyond", beyond == null ? decided ? Long.MAX_VALUE : 0 : beyond)
            .param("limit", limit).query(ConferenceBook::item).list();
    }

    long waiting(List<AreaCode> counties) {
        return jdbc.sql("""
                select count(*)
                from cooperation.conference_item
                where county = any(:counties) and decided_at is null
                """)
            .param("counties", counties.stream().map(AreaCode::value).toArray(String[]::new))
            .query(Long.class).single();
    }

    Optional<ConferenceItem> find(long id) {
        return jdbc.sql("select * from cooperation.conference_item where id = :id").param("id", id)
            .query(ConferenceBook::item).optional();
    }

    Optional<ConferenceItem> of(WhistleId whistle) {
        return jdbc.sql("select * from cooperation.conference_item where whistle = :whistle")
            .param("whistle", whistle.value())
            .query(ConferenceBook::item).optional();
    }

    boolean decide(Viewer viewer, long id, String decision, Instant now) {
        return jdbc.sql("""
                update cooperation.conference_item
                set decided_at = :now, decision = :decision, decided_by_name = :name, version = version + 1
                where id = :id
                    and decided_at is null
                """)
            .param("now", Rows.utc(now)).param("decision", decision).param("name", viewer.name())
            .param("id", id).update() == 1;
    }

    private static ConferenceItem item(ResultSet row, int number) throws SQLException {
        return new ConferenceItem(row.getLong("id"), new AreaCode(row.getString("county")),
            new WhistleId(row.getLong("whistle")), ConferenceItem.Reason.valueOf(row.getString("reason")),
            row.getString("note"), Rows.at(row, "listed_at"), Rows.instant(row, "decided_at"),
            row.getString("decision"), row.getString("decided_by_name"), row.getInt("version"));
    }
}
