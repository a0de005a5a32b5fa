package org.minsheng.appeal.internal;

import java.util.Collection;
import java.util.List;
import org.minsheng.area.PlaceUse;
import org.minsheng.shared.AreaCode;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Nobody takes a place away while a matter at it is open. */
@Component
class OpenAppealsAtPlaces implements PlaceUse {

    private final JdbcClient jdbc;

    OpenAppealsAtPlaces(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<Use> within(Collection<AreaCode> places) {
        long open = jdbc.sql("""
                select count(*)
                from unnest(:places::text[]) as place (code)
                join appeal.appeal on appeal.open
                    and appeal.county = substr(place.code, 1, 6)
                    and appeal.place_code like place.code || '%'
                """)
            .param("places", places.stream().map(AreaCode::value).toArray(String[]::new))
            .query(Long.class)
            .single();
        return open == 0 ? List.of() : List.of(new Use("appeal.place-use", open));
    }
}
