package org.minsheng.cooperation.internal.order;

import java.util.Collection;
import java.util.Optional;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.OrganisationId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * 轮派: whose turn it is. Two who rotate in one community at the same moment come one after the other, so that no unit
 * has two turns and none is passed over; other communities do not wait.
 */
@Repository
class Turns {

    private static final int LOCK = 7_205;

    private final JdbcClient jdbc;

    Turns(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The one of these units that had its turn longest ago; empty when there is none. */
    Optional<OrganisationId> next(AreaCode community, Collection<OrganisationId> units) {
        jdbc.sql("select pg_advisory_xact_lock(:lock, hashtext(:community))").param("lock", LOCK)
            .param("community", community.value())
            .query((row, n) -> 1).list();
        var ids = units.stream().map(OrganisationId::value).toArray(Long[]::new);
        jdbc.sql("""
                insert into cooperation.turn (community, unit)
                select :community, unit
                from unnest(:units::bigint[]) as unit
                on conflict do nothing
                """)
            .param("community", community.value()).param("units", ids).update();
        return jdbc.sql("""
                update cooperation.turn
                set last_turn = nextval('cooperation.turn_number'), turns = turns + 1
                where community = :community
                    and unit = (select unit from cooperation.turn
                        where community = :community and unit = any(:units)
                        order by last_turn, unit
                        limit 1)
                returning unit
                """)
            .param("community", community.value()).param("units", ids).query(Long.class)
            .optional().map(OrganisationId::new);
    }
}
