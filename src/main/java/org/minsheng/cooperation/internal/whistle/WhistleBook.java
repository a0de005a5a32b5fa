package org.minsheng.cooperation.internal.whistle;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.minsheng.cooperation.internal.Rights;
import org.minsheng.cooperation.internal.Rows;
import org.minsheng.shared.AccountId;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.OrganisationId;
import org.minsheng.shared.RequestKey;
import org.minsheng.shared.Viewer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Whistles. */
@Repository
class WhistleBook {

    private static final String SCOPE = """
        (place like any(:within) or area like any(:within)
            or exists (
                select from cooperation.responder
                where responder.whistle = whistle.id and responder.organisation = any(:organisations)
            ))
        """;

    private final JdbcClient jdbc;

    WhistleBook(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param tab OPEN, EMERGENCY, ESCALATED or OVER */
    List<Whistle> list(List<AreaCode> areas, List<OrganisationId> organisations, String tab, long before, int limit) {
        return jdbc.sql("select * from cooperation.whistle where " + SCOPE + """
                    and (state = 'OPEN') = (:tab <> 'OVER')
                    and (:tab <> 'EMERGENCY' or urgency = 'EMERGENCY')
                    and (:tab <> 'ESCALATED' or escalated_at is not null)
                    and id < :before
                order by id desc
                limit :limit
                """)
            .param("within", Rights.within(areas))
            .param("organisations", Rights.ids(organisations))
            .param("tab", tab)
            .param("before", before)
            .param("limit", limit)
            .query(WhistleBook::whistle).list();
    }

    /** Emergencies that nobody at a duty page has heard yet. */
    List<Whistle> ringing(List<AreaCode> areas, int limit) {
        return jdbc.sql("""
                select *
                from cooperation.whistle
                where place like any(:within)
                    and urgency = 'EMERGENCY'
                    and acknowledged_at is null
                    and state = 'OPEN'
                order by called_at
                limit :limit
                """)
            .param("within", Rights.within(areas)).param("limit", limit).query(WhistleBook::whistle).list();
    }

    Optional<Whistle> find(WhistleId id) {
        return jdbc.sql("select * from cooperation.whistle where id = :id").param("id", id.value())
            .query(WhistleBook::whistle).optional();
    }

    List<Whistle> find(java.util.Collection<WhistleId> ids) {
        return jdbc.sql("select * from cooperation.whistle where id = any(:ids)")
            .param("ids", ids.stream().map(WhistleId::value).toArray(Long[]::new))
            .query(WhistleBook::whistle).list();
    }

    Optional<Whistle> hold(WhistleId id) {
        return jdbc.sql("select * from cooperation.whistle where id = :id for update").param("id", id.value())
            .query(WhistleBook::whistle).optional();
    }

    Optional<WhistleId> byKey(RequestKey key) {
        return jdbc.sql("select id from cooperation.whistle where request_key = :key").param("key", key.value())
            .query(Long.class).optional().map(WhistleId::new);
    }

    List<Whistle> ofAppeal(String number) {
        return jdbc.sql("select * from cooperation.whistle where appeal = :number order by id limit 20")
            .param("number", number)
            .query(WhistleBook::whistle).list();
    }

    Optional<WhistleId> add(Viewer viewer, RequestKey key, AreaCode area, Whistle.Call call, Instant now) {
        return jdbc.sql("""
                insert into cooperation.whistle (request_key, area, place, place_detail, urgency, title, text, appeal,
                    caller, caller_name, state, called_at, report_by, finish_by)
                values (:key, :area, :place, :detail, :urgency, :title, :text, :appeal::text, :caller::bigint,
                    :callerName, 'OPEN', :now, :reportBy, :finishBy)
                on conflict do nothing
                returning id
                """)
            .param("key", key.value())
            .param("area", area.value())
            .param("place", call.place().value())
            .param("detail", call.placeDetail())
            .param("urgency", call.urgency().name())
            .param("title", call.title())
            .param("text", call.text())
            .param("appeal", call.appeal())
            .param("caller", viewer.account() == null ? null : viewer.account().value())
            .param("callerName", viewer.name())
            .param("now", Rows.utc(now))
            .param("reportBy", Rows.utc(call.reportBy()))
            .param("finishBy", Rows.utc(call.finishBy()))
            .query(Long.class).optional().map(WhistleId::new);
    }

    boolean acknowledge(Viewer viewer, WhistleId id, Instant now) {
        return jdbc.sql("""
                update cooperation.whistle
                set acknowledged_at = :now, acknowledged_by_name = :name, version = version + 1
                where id = :id
                    and acknowledged_at is null
                """)
            .param("now", Rows.utc(now)).param("name", viewer.name()).param("id", id.value()).update() == 1;
    }

    void escalated(WhistleId id, Instant now) {
        jdbc.sql("update cooperation.whistle set escalated_at = :now, version = version + 1 where id = :id")
            .param("now", Rows.utc(now)).param("id", id.value()).update();
    }

    void end(WhistleId id, Whistle.State state, String note, Instant now) {
        jdbc.sql("""
                update cooperation.whistle
                set state = :state, end_note = :note, ended_at = :now, version = version + 1
                where id = :id
                """)
            .param("state", state.name()).param("note", note).param("now", Rows.utc(now))
            .param("id", id.value()).update();
    }

    /** Those of which some responder's time is up, for timers that were lost. */
    List<WhistleId> late(Instant now, int limit) {
        return jdbc.sql("""
                select distinct whistle
                from cooperation.responder
                where state = 'CALLED' and report_by <= :now
                limit :limit
                """)
            .param("now", Rows.utc(now)).param("limit", limit).query(Long.class).list().stream()
            .map(WhistleId::new).toList();
    }

    private static Whistle whistle(ResultSet row, int number) throws SQLException {
        var call = new Whistle.Call(new AreaCode(row.getString("place")), row.getString("place_detail"),
            Whistle.Urgency.valueOf(row.getString("urgency")), row.getString("title"), row.getString("text"),
            row.getString("appeal"), Rows.at(row, "report_by"), Rows.at(row, "finish_by"));
        var caller = Rows.number(row, "caller");
        return new Whistle(new WhistleId(row.getLong("id")), new AreaCode(row.getString("area")), call,
            caller == null ? null : new AccountId(caller), row.getString("caller_name"),
            Whistle.State.valueOf(row.getString("state")), Rows.at(row, "called_at"),
            Rows.instant(row, "acknowledged_at"), row.getString("acknowledged_by_name"),
            Rows.instant(row, "escalated_at"), Rows.instant(row, "ended_at"),
            row.getString("end_note"), row.getInt("version"));
    }
}
