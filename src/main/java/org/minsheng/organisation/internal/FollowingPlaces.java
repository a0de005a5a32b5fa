package org.minsheng.organisation.internal;

import java.util.List;
import org.minsheng.area.PlaceMoved;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Gives organisations, posts and duties the new codes of a place that moved, in the transaction of the move. */
@Component
class FollowingPlaces {

    private static final List<String> TABLES = List.of("organisation", "post", "post_duty");

    private final JdbcClient jdbc;

    FollowingPlaces(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @EventListener
    void follow(PlaceMoved moved) {
        for (var table : TABLES) {
            jdbc.sql("update organisation." + table + """

                    set area_code = :to || substr(area_code, length(:from) + 1)
                    where area_code like :from || '%'
                    """)
                .param("from", moved.from().value())
                .param("to", moved.to().value())
                .update();
        }
    }
}
