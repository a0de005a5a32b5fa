package org.minsheng.grid.internal;

import java.sql.Timestamp;
import org.minsheng.area.PlaceMoved;
import org.minsheng.shared.AreaCode.Level;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Gives grids and doors the new codes of a place that moved; a door that came to another community leaves its grid. */
@Component
class FollowingPlaces {

    private final JdbcClient jdbc;

    FollowingPlaces(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @EventListener
    void follow(PlaceMoved moved) {
        if (moved.from().level() == Level.COMMUNITY) {
            rename("grid", "community", moved);
            rename("community", "code", moved);
            rename("change", "community", moved);
        }
        rename("door", "door", moved);
        jdbc.sql("""
            update grid.door set until = greatest(:at, since)
            from grid.grid
            where grid.id = door.grid
            and door.until is null
            and door.door >= :to and door.door < :to || ':'
            and grid.community <> left(door.door, 12)
            """)
            .param("at", Timestamp.from(moved.at()))
            .param("to", moved.to().value())
            .update();
    }

    private void rename(String table, String column, PlaceMoved moved) {
        jdbc.sql("""
            update grid.%1$s set %2$s = :to || substr(%2$s, :length)
            where %2$s >= :from and %2$s < :from || ':'
            """.formatted(table, column))
            .param("to", moved.to().value())
            .param("length", moved.from().value().length() + 1)
            .param("from", moved.from().value())
            .update();
    }
}
