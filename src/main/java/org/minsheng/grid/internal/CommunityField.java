package org.minsheng.grid.internal;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.minsheng.area.Place;
import org.minsheng.area.Places;
import org.minsheng.page.Form;
import org.minsheng.page.Option;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.AreaCode.Level;
import org.minsheng.shared.Viewer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads a community that somebody typed by name or by code, and names communities in lists. */
@Component
class CommunityField {

    private static final int CANDIDATES = 8;

    private final Places places;
    private final JdbcClient jdbc;

    CommunityField(Places places, JdbcClient jdbc) {
        this.places = places;
        this.jdbc = jdbc;
    }

    /** Null with a sentence beside the field when nothing, or more than one community, fits. */
    @Nullable AreaCode read(Form form, String field, Viewer viewer) {
        var typed = form.required(field, 60);
        if (typed.isEmpty() || form.fault(field) != null) {
            return null;
        }
        if (AreaCode.isValid(typed) && typed.length() == Level.COMMUNITY.digits()) {
            return new AreaCode(typed);
        }
        var found = places.search(typed, Rights.areas(viewer), CANDIDATES).stream()
            .filter(place -> place.code().level() == Level.COMMUNITY).toList();
        var exact = found.stream().filter(place -> place.name().equals(typed) || place.shortName().equals(typed))
            .toList();
        var fitting = exact.isEmpty() ? found : exact;
        if (fitting.size() == 1) {
            return fitting.getFirst().code();
        }
        form.reject(field, fitting.isEmpty() ? "grid.wrong.community" : "grid.wrong.communities",
            fitting.stream().map(place -> place.shortName() + " " + place.code()).collect(Collectors.joining("；")));
        return null;
    }

    /** What to offer first: the community that the list was narrowed to, or the person's own. */
    String usual(Viewer viewer, String area) {
        var own = Rights.areas(viewer).stream().filter(one -> one.level() == Level.COMMUNITY).map(AreaCode::value)
            .findFirst().orElse("");
        var code = AreaCode.isValid(area) && area.length() == Level.COMMUNITY.digits() ? area : own;
        return code.isEmpty() ? "" : places.at(new AreaCode(code)).map(Place::shortName).orElse(code);
    }

    /** The communities within the person's areas that have grids, at most 500. */
    List<Option> cut(Viewer viewer) {
        var codes = jdbc.sql("""
            select distinct community from grid.grid
            where exists (select from unnest(:areas) as area (code) where grid.community like area.code || '%')
            order by community
            limit 500
            """)
            .param("areas", Rows.codes(Rights.areas(viewer)))
            .query(String.class).list().stream().map(AreaCode::new).toList();
        var names = names(codes);
        return codes.stream().map(code -> new Option(code.value(), names.getOrDefault(code, code.value()))).toList();
    }

    /** 子营街道积善社区 for many in one query. */
    Map<AreaCode, String> names(Collection<AreaCode> codes) {
        return places.addresses(codes.stream().distinct().toList());
    }

    String name(AreaCode code) {
        return places.address(code);
    }
}
