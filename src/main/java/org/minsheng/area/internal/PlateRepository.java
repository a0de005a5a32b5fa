package org.minsheng.area.internal;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.minsheng.area.PlaceId;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.OpaqueToken;
import org.minsheng.shared.Viewer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Plates: issued, withdrawn, never changed. */
@Repository
class PlateRepository {

    /** What is printed on a plate: the town and community apart from what lies within. */
    record Printed(String token, AreaCode place, String community, String local) {
    }

    private final JdbcClient jdbc;

    PlateRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Issues plates to all of the places that carry none; answers how many. */
    int issue(List<Long> places, List<String> tokens, Viewer by, Instant at) {
        return jdbc.sql("""
            with issued as (
                insert into area.plate (token, place, issued_at)
                select token, place, :at
                from unnest(:tokens, :places) as asked (token, place)
                on conflict (place) where withdrawn_at is null do nothing
                returning place
            )
            insert into area.place_history (place, kind, actor, actor_name, at)
            select place, 'PLATE_ISSUED', :actor, :actorName, :at
            from issued
            """)
            .param("tokens", tokens.toArray(String[]::new))
            .param("places", places.toArray(Long[]::new))
            .param("actor", by.actor())
            .param("actorName", by.name())
            .param("at", Timestamp.from(at))
            .update();
    }

    int issue(List<Long> places, Viewer by, Instant at) {
        var tokens = new ArrayList<String>(places.size());
        places.forEach(place -> tokens.add(OpaqueToken.fresh()));
        return issue(places, tokens, by, at);
    }

    /** Existing doors within a place that carry no plate, or the place itself when it is asked alone; at most 5,000. */
    List<Long> bare(AreaCode within) {
        return jdbc.sql("""
            select place.id from area.place
            where place.code >= :from and place.code < :to
            and place.level = 25
            and place.retired_at is null
            and not exists (select from area.plate where plate.place = place.id and withdrawn_at is null)
            order by place.code
            limit 5000
            """)
            .param("from", within.value())
            .param("to", Codes.end(within))
            .query(Long.class)
            .list();
    }

    int withdraw(PlaceId place, Viewer by, Instant at) {
        return jdbc.sql("""
            with gone as (
                update area.plate set withdrawn_at = :at
                where place = :place
                and withdrawn_at is null
                returning place
            )
            insert into area.place_history (place, kind, actor, actor_name, at)
            select place, 'PLATE_WITHDRAWN', :actor, :actorName, :at
            from gone
            """)
            .param("place", place.value())
            .param("actor", by.actor())
            .param("actorName", by.name())
            .param("at", Timestamp.from(at))
            .update();
    }

    List<Plate> of(PlaceId place) {
        return jdbc.sql("""
            select token, issued_at, withdrawn_at from area.plate
            where place = :place
            order by withdrawn_at is not null, issued_at desc
            limit 20
            """)
            .param("place", place.value())
            .query((row, number) -> new Plate(row.getString("token"), row.getTimestamp("issued_at").toInstant(),
                row.getTimestamp("withdrawn_at") == null ? null : row.getTimestamp("withdrawn_at").toInstant()))
            .list();
    }

    /** The active plates within a place in the order of their codes. */
    List<Printed> printed(AreaCode within, int limit) {
        return jdbc.sql("""
            select plate.token, place.code, coalesce(community.address, '') as community,
                substr(place.address, coalesce(length(community.address), 0) + 1) as local
            from area.place
            join area.plate on plate.place = place.id and plate.withdrawn_at is null
            left join area.place community on community.code = left(place.code, 12)
                and community.retired_at is null
                and length(place.code) > 12
            where place.code >= :from and place.code < :to
            and place.retired_at is null
            order by place.code
            limit :limit
            """)
            .param("from", within.value())
            .param("to", Codes.end(within))
            .param("limit", limit)
            .query((row, number) -> new Printed(row.getString("token"), new AreaCode(row.getString("code")),
                row.getString("community"), row.getString("local")))
            .list();
    }
}
