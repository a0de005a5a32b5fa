package org.minsheng.area.internal;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.minsheng.area.DemoDoorsAdded;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.AreaCode.Level;
import org.minsheng.shared.DemoStep;
import org.minsheng.shared.OnlyIf;
import org.minsheng.shared.Viewer;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Three counties with communities and compounds, and a plate at every door. */
@Component
@OnlyIf(setting = "minsheng.demo")
class DemoPlaces implements DemoStep {

    /** The plate of 凤凰苑3栋2单元501, the same in every demo, so that its page can be named in a text. */
    static final String KNOWN_PLATE = "DemoFenghuangYuan501";

    /** A community that the list of divisions does not have, and a number of our own for it. */
    private record Community(String code, String name) {
    }

    private static final List<String> COUNTIES = List.of("520327", "520328", "520329");
    private static final String HOTLINE = "12345";

    private static final List<Community> COMMUNITIES = List.of(new Community("520328004901", "迎涪社区居民委员会"));

    private final PlaceRepository places;
    private final PlateRepository plates;
    private final OpeningCounty openingCounty;
    private final AreaTrail trail;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    DemoPlaces(PlaceRepository places, PlateRepository plates, OpeningCounty openingCounty, AreaTrail trail,
               ApplicationEventPublisher events, Clock clock) {
        this.places = places;
        this.plates = plates;
        this.openingCounty = openingCounty;
        this.trail = trail;
        this.events = events;
        this.clock = clock;
    }

    @Override
    public int order() {
        return 10;
    }

    @Override
    @Transactional
    public void fill() {
        if (isFilled()) {
            return;
        }
        COUNTIES.forEach(county -> openingCounty.open(Viewer.SYSTEM, new AreaCode(county), HOTLINE));
        var planting = known();
        for (var community : COMMUNITIES) {
            var code = new AreaCode(community.code());
            var town = planting.at(new AreaCode(code.value().substring(0, Level.TOWN.digits()))).orElseThrow();
            planting.place(town, code, community.name());
        }
        DemoCompounds.all().forEach(compound -> plant(planting, compound));
        write(planting);
        var known = new AreaCode("5203270010030001" + "003" + "02" + "0501");
        plates.issue(List.of(places.at(known).orElseThrow().id().value()), List.of(KNOWN_PLATE),
            Viewer.SYSTEM, clock.instant());
        issuePlates(planting);
    }

    boolean isFilled() {
        return places.at(new AreaCode(COMMUNITIES.getFirst().code())).isPresent();
    }

    /** Builds 湄潭's county town up to its 40,898 doors; what is there stays. Answers how many doors are new. */
    @Transactional
    public int buildCountyTown() {
        var planting = known();
        DemoCompounds.screened().forEach(compound -> plant(planting, compound));
        if (planting.made().isEmpty()) {
            return 0;
        }
        write(planting);
        issuePlates(planting);
        events.publishEvent(new DemoDoorsAdded(new AreaCode("520328"), clock.instant()));
        return (int) planting.made().stream().filter(place -> place.code().level() == Level.DOOR).count();
    }

    private void write(Planting planting) {
        places.insert(planting.made(), Viewer.SYSTEM, clock.instant());
        trail.record(Viewer.SYSTEM, "demo", "area:52", null, Map.of("places", planting.made().size()));
    }

    private Planting known() {
        var existing = new ArrayList<PlaceRow>();
        COUNTIES.forEach(county -> existing.addAll(places.within(new AreaCode(county))));
        return new Planting(existing, List.of());
    }

    private static void plant(Planting planting, DemoCompounds.Compound compound) {
        var community = planting.at(new AreaCode(compound.community())).orElseThrow();
        var grown = grow(planting, community, Level.COMPOUND, compound.name());
        int perStair = compound.floors() * compound.doors();
        int stairs = (compound.size() + perStair - 1) / perStair;
        for (int stair = 0; stair < stairs; stair++) {
            var house = grow(planting, grown, Level.BUILDING, stair / compound.units() + 1 + "栋");
            var entrance = grow(planting, house, Level.UNIT, stair % compound.units() + 1 + "单元");
            int doors = Math.min(perStair, compound.size() - stair * perStair);
            for (int door = 0; door < doors; door++) {
                grow(planting, entrance, Level.DOOR, String.valueOf((door / compound.doors() + 1) * 100
                    + door % compound.doors() + 1));
            }
        }
    }

    private static Planting.Node grow(Planting planting, Planting.Node parent, Level level, String name) {
        var node = planting.grow(parent, level, name);
        if (node == null) {
            throw new IllegalStateException("no code left below " + parent.code());
        }
        return node;
    }

    private void issuePlates(Planting planting) {
        planting.made().stream()
            .map(made -> made.code().at(Level.COMMUNITY))
            .filter(community -> community != null)
            .distinct()
            .forEach(community -> plates.issue(plates.bare(community), Viewer.SYSTEM, clock.instant()));
    }
}
