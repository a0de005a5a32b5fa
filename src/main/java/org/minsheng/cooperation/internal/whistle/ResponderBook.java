package org.minsheng.cooperation.internal.whistle;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.minsheng.cooperation.internal.Rows;
import org.minsheng.shared.GeoPoint;
import org.minsheng.shared.OrganisationId;
import org.minsheng.shared.PersonId;
import org.minsheng.shared.Viewer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Those who are called. */
@Repository
class ResponderBook {

    /** How many of a whistle's responders there are, have come, and did not. */
    public record Tally(long all, long came, long missing) {

        static final Tally NONE = new Tally(0, 0, 0);
    }

    private final JdbcClient jdbc;

    ResponderBook(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(WhistleId whistle, List<Responder.Called> called, Instant now, Instant reportBy, Instant finishBy) {
        jdbc.sql("""
                insert into cooperation.responder (whistle, kind, organisation, person, name, part, state, called_at,
                    report_by, finish_by)
                select :whistle, kind, nullif(organisation, '')::bigint, nullif(person, '')::bigint, name, part,
                    'CALLED', :now, :reportBy, :finishBy
                from unnest(:kinds, :organisations, :persons, :names, :parts) as called (kind, organisation, person,
                    name, part)
                on conflict do nothing
                """)
            .param("whistle", whistle.value())
            .param("kinds", called.stream().map(one -> one.kind().name()).toArray(String[]::new))
            .param("organisations", called.stream().map(one -> text(Rows.id(one.organisation())))
                .toArray(String[]::new))
            .param("persons", called.stream().map(one -> text(Rows.id(one.person()))).toArray(String[]::new))
            .param("names", called.stream().map(Responder.Called::name).toArray(String[]::new))
            .param("parts", called.stream().map(Responder.Called::part).toArray(String[]::new))
            .param("now", Rows.utc(now))
            .param("reportBy", Rows.utc(reportBy))
            .param("finishBy", Rows.utc(finishBy))
            .update();
    }

    private static String text(@Nullable Long id) {
        return id == null ? "" : id.toString();
    }

    List<Responder> of(WhistleId whistle) {
        return jdbc.sql("select * from cooperation.responder where whistle = :whistle order by kind, id")
            .param("whistle", whistle.value())
            .query(ResponderBook::responder).list();
    }

    Optional<Responder> find(long id) {
        return jdbc.sql("select * from cooperation.responder where id = :id").param("id", id)
            .query(ResponderBook::responder).optional();
    }

    List<Responder> ofPerson(PersonId person, int limit) {
        return jdbc.sql("""
                select *
                from cooperation.responder
                where person = :person
                order by state = 'CALLED' desc, id desc
                limit :limit
                """)
            .param("person", person.value()).param("limit", limit).query(ResponderBook::responder).list();
    }

    /** What waits for organisations, the nearest limit first. */
    List<Responder> waiting(Collection<OrganisationId> organisations, int limit) {
        return jdbc.sql("""
                select responder.*
                from cooperation.responder
                join cooperation.whistle on whistle.id = responder.whistle
                where responder.organisation = any(:organisations)
                    and responder.state in ('CALLED', 'ABSENT', 'REPORTED')
                    and whistle.state = 'OPEN'
                order by case when responder.state = 'REPORTED' then responder.finish_by else responder.report_by end
                limit :limit
                """)
            .param("organisations", organisations.stream().map(OrganisationId::value).toArray(Long[]::new))
            .param("limit", limit)
            .query(ResponderBook::responder).list();
    }

    Map<WhistleId, Tally> tallies(Collection<WhistleId> whistles) {
        Map<WhistleId, Tally> tallies = new HashMap<>();
        jdbc.sql("""
                select whistle, count(*) as all, count(reported_at) as came,
                    count(*) filter (where missed and reported_at is null) as missing
                from cooperation.responder
                where whistle = any(:whistles)
                group by whistle
                """)
            .param("whistles", whistles.stream().map(WhistleId::value).toArray(Long[]::new))
            .query((row, n) -> tallies.put(new WhistleId(row.getLong("whistle")),
                new Tally(row.getLong("all"), row.getLong("came"), row.getLong("missing"))))
            .list();
        return tallies;
    }

    void report(Viewer viewer, long id, String where, @Nullable GeoPoint point, Instant now) {
        jdbc.sql("""
                update cooperation.responder
                set state = 'REPORTED', reported_at = :now, reported_by_name = :name, reported_where = :where,
                    longitude = :longitude::float8, latitude = :latitude::float8, version = version + 1
                where id = :id
                """)
            .param("now", Rows.utc(now))
            .param("name", viewer.name())
            .param("where", where)
            .param("longitude", point == null ? null : point.longitude())
            .param("latitude", point == null ? null : point.latitude())
            .param("id", id)
            .update();
    }

    void excuse(long id, String why) {
        jdbc.sql("""
                update cooperation.responder
                set state = 'EXCUSED', excuse = :why, version = version + 1
                where id = :id
                """)
            .param("why", why).param("id", id).update();
    }

    void finish(long id, String text, int minutes, Instant now) {
        jdbc.sql("""
                update cooperation.responder
                set state = 'DONE', done_at = :now, done_text = :text, minutes = :minutes, version = version + 1
                where id = :id
                """)
            .param("now", Rows.utc(now)).param("text", text).param("minutes", minutes).param("id", id).update();
    }

    void mark(Viewer viewer, long id, int arrival, int result, String text, Instant now) {
        jdbc.sql("""
                update cooperation.responder
                set state = 'MARKED', arrival_mark = :arrival, result_mark = :result, mark_text = :text,
                    marked_at = :now, marked_by_name = :name, version = version + 1
                where id = :id
                """)
            .param("arrival", arrival).param("result", result).param("text", text).param("now", Rows.utc(now))
            .param("name", viewer.name())
            .param("id", id).update();
    }

    void missed(long id) {
        jdbc.sql("""
                update cooperation.responder
                set state = 'ABSENT', missed = true, version = version + 1
                where id = :id
                """)
            .param("id", id).update();
    }

    void late(long id) {
        jdbc.sql("update cooperation.responder set late = true, version = version + 1 where id = :id")
            .param("id", id).update();
    }

    private static Responder responder(ResultSet row, int number) throws SQLException {
        double longitude = row.getDouble("longitude");
        var point = row.wasNull() ? null : new GeoPoint(longitude, row.getDouble("latitude"));
        return new Responder(row.getLong("id"), new WhistleId(row.getLong("whistle")),
            Responder.Kind.valueOf(row.getString("kind")), Rows.organisation(row, "organisation"),
            Rows.person(row, "person"), row.getString("name"), row.getString("part"),
            ResponderState.valueOf(row.getString("state")), Rows.at(row, "called_at"),
            Rows.at(row, "report_by"), Rows.at(row, "finish_by"), row.getBoolean("missed"), row.getBoolean("late"),
            new Responder.Report(Rows.instant(row, "reported_at"), row.getString("reported_by_name"),
                row.getString("reported_where"), point),
            new Responder.Work(Rows.instant(row, "done_at"), row.getString("done_text"), row.getInt("minutes")),
            new Responder.Mark(Rows.instant(row, "marked_at"), row.getObject("arrival_mark", Integer.class),
                row.getObject("result_mark", Integer.class), row.getString("mark_text"),
                row.getString("marked_by_name")), row.getString("excuse"));
    }
}
