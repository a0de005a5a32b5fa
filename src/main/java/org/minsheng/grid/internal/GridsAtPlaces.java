package org.minsheng.grid.internal;

import java.util.Collection;
import java.util.List;
import org.minsheng.area.PlaceUse;
import org.minsheng.shared.AreaCode;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Nobody takes a door away while it is in a grid, nor a community that still has some. */
@Component
class GridsAtPlaces implements PlaceUse {

    private final JdbcClient jdbc;

    GridsAtPlaces(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<Use> within(Collection<AreaCode> places) {
        long doors = jdbc.sql("""
            select count(*)
            from unnest(:places) as place (code)
            join grid.door on door.until is null and door.door >= place.code collate "C"
                and door.door < place.code || ':' collate "C"
            """)
            .param("places", Rows.codes(places))
            .query(Long.class)
            .single();
        return doors == 0 ? List.of() : List.of(new Use("grid.place-use", doors));
    }

    @Override
    public List<AreaCode> remembered(Collection<AreaCode> places) {
        return jdbc.sql("""
            select distinct door from grid.door where door = any(:places)
            union
            select distinct community from grid.grid where community = any(:places)
            """)
            .param("places", Rows.codes(places))
            .query(String.class)
            .list().stream().map(AreaCode::new).toList();
    }
}
