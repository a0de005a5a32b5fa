package org.minsheng.visit.internal.campaign;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.PersonId;
import org.minsheng.visit.CampaignId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Marks running campaigns in which doors may need other visitors, until whoever leads them has looked at the proposal;
 * only those that the change can concern, so that nobody looks in vain.
 */
@Repository
class OtherVisitors {

    private static final String MARK = """
        update visit.campaign
        set roster_changed_at = coalesce(roster_changed_at, :now)
        where state = 'RUNNING'
        """;

    private final JdbcClient jdbc;

    OtherVisitors(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private JdbcClient.StatementSpec mark(String which, Instant now) {
        return jdbc.sql(MARK + which).param("now", now.atOffset(ZoneOffset.UTC));
    }

    /** Somebody else answers in a community, or nobody. */
    void answer(AreaCode community, VisitorKind kind, Instant now) {
        mark("""
                and county = :county
                and :community like area || '%'
                and :kind = any(visitor_kinds)
            """, now)
            .param("county", community.county().value())
            .param("community", community.value())
            .param("kind", kind.name())
            .update();
    }

    /** Doors that wait came to another grid or unit. */
    void moved(List<AreaCode> doors, Instant now) {
        mark("""
                and county = any(:counties)
                and visitor_kinds && '{GRID_WORKER,HEAD}'::text[]
                and exists (
                    select
                    from visit.task
                    where task.campaign = campaign.id
                        and task.door = any(:doors)
                        and task.state = 'OPEN')
            """, now)
            .param("counties", counties(doors))
            .param("doors", texts(doors))
            .update();
    }

    /** Members report no longer where they have doors left. */
    void went(Collection<PersonId> members, Instant now) {
        mark("""
                and 'MEMBER' = any(visitor_kinds)
                and id in (
                    select visitor.campaign
                    from visit.visitor
                    join visit.task on task.visitor = visitor.id and task.state = 'OPEN'
                    where visitor.person = any(:people))
            """, now)
            .param("people", members.stream().map(PersonId::value).toArray(Long[]::new))
            .update();
    }

    /** Members report where doors have nobody. */
    void came(Collection<AreaCode> communities, Instant now) {
        mark("""
                and county = any(:counties)
                and 'MEMBER' = any(visitor_kinds)
                and exists (
                    select
                    from visit.task
                    where task.campaign = campaign.id
                        and task.visitor is null
                        and task.state = 'OPEN'
                        and substr(task.door, 1, 12) = any(:communities))
            """, now)
            .param("counties", counties(communities))
            .param("communities", texts(communities))
            .update();
    }

    void seen(CampaignId id) {
        jdbc.sql("update visit.campaign set roster_changed_at = null where id = :id").param("id", id.value()).update();
    }

    private static String[] counties(Collection<AreaCode> places) {
        return places.stream().map(place -> place.county().value()).distinct().toArray(String[]::new);
    }

    private static String[] texts(Collection<AreaCode> places) {
        return places.stream().map(AreaCode::value).distinct().toArray(String[]::new);
    }
}
