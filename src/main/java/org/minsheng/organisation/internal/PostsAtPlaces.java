package org.minsheng.organisation.internal;

import java.util.Collection;
import java.util.List;
import org.minsheng.area.PlaceUse;
import org.minsheng.shared.AreaCode;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Nobody takes a place away while somebody answers for it. */
@Component
class PostsAtPlaces implements PlaceUse {

    private final JdbcClient jdbc;

    PostsAtPlaces(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<Use> within(Collection<AreaCode> places) {
        long posts = jdbc.sql("""
                select count(*)
                from unnest(:places::text[]) as place (code)
                join organisation.post on post.ended_at is null
                    and post.area_code like place.code || '%'
                """)
            .param("places", places.stream().map(AreaCode::value).toArray(String[]::new))
            .query(Long.class)
            .single();
        return posts == 0 ? List.of() : List.of(new Use("organisation.place-use", posts));
    }

    /** Posts that have ended still say where they were. */
    @Override
    public List<AreaCode> remembered(Collection<AreaCode> places) {
        return jdbc.sql("select distinct area_code from organisation.post where area_code = any(:places)")
            .param("places", places.stream().map(AreaCode::value).toArray(String[]::new))
            .query(String.class)
            .list().stream().map(AreaCode::new).toList();
    }
}
