package org.minsheng.volunteer.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.minsheng.area.Place;
import org.minsheng.area.Places;
import org.minsheng.page.Option;
import org.minsheng.shared.AreaCode;
import org.springframework.stereotype.Component;

/** Choosing a part of one's area, rung by rung down to a community. */
@Component
public class AreaChoice {

    private static final int MOST = 400;

    private final Places places;

    AreaChoice(Places places) {
        this.places = places;
    }

    /** What was asked for as far as it lies within the areas, else all of them. */
    public static List<AreaCode> within(List<AreaCode> areas, String typed) {
        if (!AreaCode.isValid(typed)) {
            return areas;
        }
        var asked = new AreaCode(typed);
        return areas.stream().anyMatch(area -> area.contains(asked)) ? List.of(asked) : areas;
    }

    /** The way down to what is chosen and the rung below it; nothing when there is nothing to choose. */
    public List<Option> options(List<AreaCode> areas, String typed) {
        var codes = new ArrayList<AreaCode>();
        for (var area : areas) {
            codes.addAll(way(area, within(areas, typed).getFirst()));
        }
        var names = new LinkedHashMap<>(places.names(codes));
        var options = new ArrayList<Option>();
        for (var code : codes) {
            options.add(new Option(code.value(), names.getOrDefault(code, code.value())));
        }
        var deepest = codes.isEmpty() ? null : codes.getLast();
        if (deepest != null && deepest.level().compareTo(AreaCode.Level.COMMUNITY) < 0) {
            places.children(deepest, null, MOST).rows()
                .forEach((Place child) -> options.add(new Option(child.code().value(), "· " + child.shortName())));
        }
        return options.size() == 1 ? List.of() : options;
    }

    private static List<AreaCode> way(AreaCode from, AreaCode to) {
        var way = new ArrayList<>(List.of(from));
        for (var level : AreaCode.Level.values()) {
            var step = to.at(level);
            if (step != null && !step.equals(from) && from.contains(step)
                && level.compareTo(AreaCode.Level.COMMUNITY) <= 0) {
                way.add(step);
            }
        }
        return way;
    }

    /** Every community within the areas that lie at or below a town; for a form that must name one. */
    public List<Option> communities(List<AreaCode> areas) {
        var options = new ArrayList<Option>();
        for (var area : areas) {
            if (area.level() == AreaCode.Level.COMMUNITY) {
                places.at(area).ifPresent(place -> options.add(new Option(area.value(), place.shortName())));
            } else if (area.level() == AreaCode.Level.TOWN) {
                places.children(area, null, MOST).rows()
                    .forEach(place -> options.add(new Option(place.code().value(), place.shortName())));
            } else if (area.level() == AreaCode.Level.COUNTY) {
                places.children(area, null, MOST).rows().forEach(town -> places.children(town.code(), null, MOST).rows()
                    .forEach(place -> options.add(new Option(place.code().value(),
                        town.shortName() + " " + place.shortName()))));
            }
        }
        return options.stream().distinct().toList();
    }

    /**
     * For whoever comes without a code, rung by rung: the counties, their towns, their communities; nothing below one.
     */
    public List<Option> below(String typed) {
        var level = AreaCode.isValid(typed) ? new AreaCode(typed).level() : AreaCode.Level.PROVINCE;
        var found = level == AreaCode.Level.COUNTY || level == AreaCode.Level.TOWN
            ? places.children(new AreaCode(typed), null, MOST).rows()
            : level == AreaCode.Level.COMMUNITY ? List.<Place>of() : places.counties();
        return found.stream().map(place -> new Option(place.code().value(), place.shortName())).toList();
    }
}
