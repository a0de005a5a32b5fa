package org.minsheng.area.internal;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.minsheng.area.Place;
import org.minsheng.area.PlaceId;
import org.minsheng.area.Places;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.GeoPoint;
import org.minsheng.shared.OpaqueToken;
import org.minsheng.shared.Slice;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class KnownPlaces implements Places {

    private final JdbcClient jdbc;
    private final PlaceRepository places;
    private final PlaceSearch search;

    KnownPlaces(JdbcClient jdbc, PlaceRepository places, PlaceSearch search) {
        this.jdbc = jdbc;
        this.places = places;
        this.search = search;
    }

    @Override
    public Optional<Place> at(AreaCode code) {
        return places.at(code).map(PlaceRow::asPlace);
    }

    @Override
    public Optional<Place> byId(PlaceId id) {
        return places.byId(id).map(PlaceRow::asPlace);
    }

    @Override
    public Optional<Place> byPlate(String token) {
        if (!OpaqueToken.looksLikeOne(token)) {
            return Optional.empty();
        }
        return jdbc.sql("""
            select %s from area.plate
            join area.place on place.id = plate.place
            where plate.token = :token
            and plate.withdrawn_at is null
            and place.retired_at is null
            """.formatted(PlaceRow.COLUMNS))
            .param("token", token)
            .query(PlaceRow::of)
            .optional()
            .map(PlaceRow::asPlace);
    }

    @Override
    public String address(AreaCode code) {
        return addresses(List.of(code)).getOrDefault(code, code.value());
    }

    @Override
    public Map<AreaCode, String> addresses(Collection<AreaCode> codes) {
        return texts("address", codes);
    }

    @Override
    public Map<AreaCode, String> names(Collection<AreaCode> codes) {
        return texts("short_name", codes);
    }

    @Override
    public Map<AreaCode, String> namesWithin(AreaCode area) {
        Map<AreaCode, String> names = new HashMap<>();
        jdbc.sql("""
            select code, short_name from area.place
            where code > :area collate "C"
            and code < :end collate "C"
            and retired_at is null
            """)
            .param("area", area.value())
            .param("end", area.value() + ':')
            .query(row -> {
                names.put(new AreaCode(row.getString("code")), row.getString("short_name"));
            });
        return names;
    }

    private Map<AreaCode, String> texts(String column, Collection<AreaCode> codes) {
        Map<AreaCode, String> texts = new HashMap<>();
        if (codes.isEmpty()) {
            return texts;
        }
        jdbc.sql("""
            select asked.code, found.text
            from unnest(:codes) as asked (code)
            cross join lateral (
                select place.%s as text
                from (
                    select id, retired_at is not null as rank, now() as until from area.place
                    where code = asked.code collate "C"
                    union all
                    select place, false, until from area.place_alias
                    where code = asked.code collate "C"
                ) known
                join area.place on place.id = known.id
                order by known.rank, place.code = asked.code desc, known.until desc, place.id desc
                limit 1
            ) found
            """.formatted(column))
            .param("codes", codes.stream().map(AreaCode::value).distinct().toArray(String[]::new))
            .query(row -> {
                texts.put(new AreaCode(row.getString("code")), row.getString("text"));
            });
        return texts;
    }

    @Override
    public Slice<Place> children(AreaCode parent, @Nullable String after, int size) {
        return Slice.of(places.children(parent, after, size + 1), size, place -> place.code().value())
            .map(PlaceRow::asPlace);
    }

    @Override
    public List<AreaCode> doors(AreaCode within) {
        return jdbc.sql("""
            select code from area.place
            where code >= :from and code < :to
            and level = 25
            and retired_at is null
            order by code
            """)
            .param("from", within.value())
            .param("to", Codes.end(within))
            .query((row, number) -> new AreaCode(row.getString(1)))
            .list();
    }

    @Override
    public List<Place> search(String words, Collection<AreaCode> within, int limit) {
        return search.find(words, within, limit).stream().map(PlaceRow::asPlace).toList();
    }

    @Override
    public List<Place> counties() {
        return jdbc.sql("""
            select %s from area.county
            join area.place on place.code = county.code
            where place.retired_at is null
            order by place.code
            """.formatted(PlaceRow.COLUMNS))
            .query(PlaceRow::of)
            .list()
            .stream().map(PlaceRow::asPlace).toList();
    }

    @Override
    public Optional<GeoPoint> seat(AreaCode county) {
        return jdbc.sql("select longitude, latitude from area.seat where county = :county")
            .param("county", county.value())
            .query((row, n) -> new GeoPoint(row.getDouble("longitude"), row.getDouble("latitude")))
            .optional();
    }

    @Override
    public String hotline(AreaCode county) {
        return jdbc.sql("select hotline from area.county where code = :code")
            .param("code", county.value())
            .query(String.class)
            .optional()
            .orElse("");
    }
}
