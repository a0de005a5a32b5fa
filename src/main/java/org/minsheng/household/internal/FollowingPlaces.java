package org.minsheng.household.internal;

import java.util.List;
import org.minsheng.area.PlaceMoved;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Households keep to their doors when a place gets another code. */
@Component
class FollowingPlaces {

    private static final List<String> COLUMNS = List.of("household.door", "member.door", "request.community");

    private final JdbcClient jdbc;

    FollowingPlaces(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @EventListener
    void follow(PlaceMoved moved) {
        for (var column : COLUMNS) {
            var name = column.substring(column.indexOf('.') + 1);
            jdbc.sql("update household." + column.substring(0, column.indexOf('.')) + """

                    set %s = :to || substr(%s, length(:from) + 1)
                    where %s >= :from
                        and %s < :from || ':'
                    """.formatted(name, name, name, name))
                .param("from", moved.from().value())
                .param("to", moved.to().value())
                .update();
        }
    }
}
