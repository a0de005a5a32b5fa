package org.minsheng.grid.internal.roster;

import org.minsheng.people.HeldOverTime;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** In which grids and units a person answers or did. */
@Component
class HeldDuties extends HeldOverTime {

    HeldDuties(JdbcClient jdbc) {
        super(jdbc, 60, "grid.answerable", "person", "grid.held");
    }
}
