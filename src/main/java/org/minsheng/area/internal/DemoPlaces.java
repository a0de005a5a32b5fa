package org.minsheng.area.internal;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.AreaCode.Level;
import org.minsheng.shared.DemoStep;
import org.minsheng.shared.Viewer;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Three counties with communities and compounds, and a plate at every door. */
@Component
@ConditionalOnProperty("minsheng.demo")
class DemoPlaces implements DemoStep {

    /** The plate of 凤凰苑3栋2单元501, the same in every demo, so that its page can be named in a text. */
    static final String KNOWN_PLATE = "DemoFenghuangYuan501";

    /** A compound of so many equal buildings. */
    private record Compound(String community, String name, int buildings, int units, int floors, int doors) {
    }

    /** A community that the list of divisions does not have, and a number of our own for it. */
    private record Community(String code, String name) {
    }

    private static final List<String> COUNTIES = List.of("520327", "520328", "520329");
    private static final String HOTLINE = "12345";

    private static final List<Community> COMMUNITIES = List.of(new Community("520328004901", "迎涪社区居民委员会"));

    private static final List<Compound> COMPOUNDS = List.of(
        new Compound("520327001003", "凤凰苑", 4, 2, 6, 2),
        new Compound("520327001003", "龙凤花园", 3, 2, 6, 2),
        new Compound("520327001003", "体育场家属院", 2, 2, 6, 2),
        new Compound("520327001004", "华静园小区", 3, 2, 6, 2),
        new Compound("520327001004", "和平佳苑", 2, 3, 6, 2),
        new Compound("520327004001", "打闹顶小区", 4, 2, 6, 2),
        new Compound("520327004001", "文峰佳苑", 2, 2, 6, 2),
        new Compound("520328004901", "茗城峰景小区", 3, 2, 6, 4),
        new Compound("520328004901", "迎涪家园", 2, 2, 6, 2),
        new Compound("520328004008", "鸡场新居", 3, 2, 6, 2),
        new Compound("520328004017", "求是家园", 3, 2, 6, 2),
        new Compound("520329001003", "麒龙新城", 3, 2, 6, 4),
        new Compound("520329001003", "上里小区", 2, 2, 6, 2),
        new Compound("520329001005", "积善家园", 3, 2, 6, 2),
        new Compound("520329001004", "石洋湖花园", 3, 2, 6, 2));

    private final PlaceRepository places;
    private final PlateRepository plates;
    private final OpeningCounty openingCounty;
    private final AreaTrail trail;
    private final Clock clock;

    DemoPlaces(PlaceRepository places, PlateRepository plates, OpeningCounty openingCounty, AreaTrail trail, Clock clock) {
        this.places = places;
        this.plates = plates;
        this.openingCounty = openingCounty;
        this.trail = trail;
        this.clock = clock;
    }

    @Override
    public int order() {
        return 10;
    }

    @Override
    @Transactional
    public void fill() {
        if (places.at(new AreaCode(COMMUNITIES.getFirst().code())).isPresent()) {
            return;
        }
        COUNTIES.forEach(county -> openingCounty.open(Viewer.SYSTEM, new AreaCode(county), HOTLINE));
        var planting = known();
        for (var community : COMMUNITIES) {
            var code = new AreaCode(community.code());
            var town = planting.at(new AreaCode(code.value().substring(0, Level.TOWN.digits()))).orElseThrow();
            planting.place(town, code, community.name());
        }
        COMPOUNDS.forEach(compound -> plant(planting, compound));
        places.insert(planting.made(), Viewer.SYSTEM, clock.instant());
        trail.record(Viewer.SYSTEM, "demo", "area:52", null, Map.of("places", planting.made().size()));
        issuePlates(planting);
    }

    private Planting known() {
        var existing = new ArrayList<PlaceRow>();
        COUNTIES.forEach(county -> existing.addAll(places.within(new AreaCode(county))));
        return new Planting(existing, List.of());
    }

    private static void plant(Planting planting, Compound compound) {
        var community = planting.at(new AreaCode(compound.community())).orElseThrow();
        var grown = grow(planting, community, Level.COMPOUND, compound.name());
        Layout.plant(planting, grown, new Layout(compound.buildings(), compound.units(), compound.floors(), compound.doors()));
    }

    private static Planting.Node grow(Planting planting, Planting.Node parent, Level level, String name) {
        var node = planting.grow(parent, level, name);
        if (node == null) {
            throw new IllegalStateException("no code left below " + parent.code());
        }
        return node;
    }

    private void issuePlates(Planting planting) {
        var known = new AreaCode("5203270010030001" + "003" + "02" + "0501");
        var place = places.at(known).orElseThrow();
        plates.issue(List.of(place.id().value()), List.of(KNOWN_PLATE), Viewer.SYSTEM, clock.instant());
        planting.made().stream()
            .map(made -> made.code().at(Level.COMMUNITY))
            .filter(community -> community != null)
            .distinct()
            .forEach(community -> plates.issue(plates.bare(community), Viewer.SYSTEM, clock.instant()));
    }
}
