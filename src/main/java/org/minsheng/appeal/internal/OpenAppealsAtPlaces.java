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

    private static final int COMMUNITY_DIGITS = AreaCode.Level.COMMUNITY.digits();

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

    /** What was ever said about a place, also when it is long closed, is said of that place for ever. */
    @Override
    public List<AreaCode> remembered(Collection<AreaCode> places) {
        return jdbc.sql("""
                select distinct place_code
                from appeal.appeal
                where community = any(:communities)
                    and place_code = any(:places)
                """)
            .param("communities", places.stream().filter(place -> place.value().length() >= COMMUNITY_DIGITS)
                .map(place -> place.value().substring(0, COMMUNITY_DIGITS)).distinct().toArray(String[]::new))
            .param("places", places.stream().map(AreaCode::value).toArray(String[]::new))
            .query(String.class)
            .list().stream().map(AreaCode::new).toList();
    }
}
