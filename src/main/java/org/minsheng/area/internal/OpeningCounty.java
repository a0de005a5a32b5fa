package org.minsheng.area.internal;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.Map;
import org.minsheng.area.CountyOpened;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.Viewer;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Begins to serve a county, or changes the hotline printed on its plates. */
@Component
class OpeningCounty {

    private final JdbcClient jdbc;
    private final AreaTrail trail;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    OpeningCounty(JdbcClient jdbc, AreaTrail trail, ApplicationEventPublisher events, Clock clock) {
        this.jdbc = jdbc;
        this.trail = trail;
        this.events = events;
        this.clock = clock;
    }

    @Transactional
    public Outcome open(Viewer viewer, AreaCode county, String hotline) {
        if (county.level() != AreaCode.Level.COUNTY || !Rights.mayOpen(viewer, county)) {
            return new Outcome.Refused("area.refused.not-yours");
        }
        var now = clock.instant();
        boolean opened = jdbc.sql("""
            insert into area.county (code, hotline, opened_at)
            values (:code, :hotline, :now)
            on conflict (code) do update set hotline = excluded.hotline
            returning opened_at = :now
            """)
            .param("code", county.value())
            .param("hotline", hotline)
            .param("now", Timestamp.from(now))
            .query(Boolean.class)
            .single();
        trail.place(viewer, "open-county", county, null, Map.of("hotline", hotline));
        if (opened) {
            jdbc.sql("""
                insert into area.place_history (place, kind, after, actor, actor_name, at)
                select id, 'OPENED', jsonb_build_object('hotline', :hotline::text), :actor, :name, :now
                from area.place
                where code = :code and retired_at is null
                """)
                .param("hotline", hotline)
                .param("actor", viewer.actor())
                .param("name", viewer.name())
                .param("now", Timestamp.from(now))
                .param("code", county.value())
                .update();
            events.publishEvent(new CountyOpened(county, now));
        }
        return new Outcome.Done(county, 1);
    }
}
