package org.minsheng.organisation.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.minsheng.area.Place;
import org.minsheng.area.Places;
import org.minsheng.organisation.OrganisationKind;
import org.minsheng.organisation.internal.DemoDirectory.Seat;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.AuditTrail;
import org.minsheng.shared.DemoStep;
import org.minsheng.shared.OnlyIf;
import org.minsheng.shared.PhoneNumber;
import org.minsheng.shared.RequestKey;
import org.minsheng.shared.Tier;
import org.minsheng.shared.Viewer;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Staffs the demo counties from the county's offices down to the property companies of the compounds. */
@Component
@OnlyIf(setting = "minsheng.demo")
class DemoOrganisations implements DemoStep {

    private static final int ALL = 500;

    private final Places places;
    private final OrganisationRepository organisations;
    private final DemoStaff demoStaff;
    private final AuditTrail audit;

    DemoOrganisations(Places places, OrganisationRepository organisations, DemoStaff demoStaff, AuditTrail audit) {
        this.places = places;
        this.organisations = organisations;
        this.demoStaff = demoStaff;
        this.audit = audit;
    }

    @Override
    public int order() {
        return 30;
    }

    @Override
    @Transactional
    public void fill() {
        var people = new Numbering();
        for (var county : places.counties()) {
            if (organisations.byName(county.code(), county.name() + "人民政府").isEmpty()) {
                var list = new DemoStaff.Roll(new ArrayList<>(), new ArrayList<>());
                staff(list, county, people);
                demoStaff.write(list);
                audit.record(Viewer.SYSTEM, "demo", "organisation:" + county.code(), null,
                    Map.of("organisations", list.organisations().size(), "posts", list.posts().size()));
            }
        }
    }

    private void staff(DemoStaff.Roll list, Place county, Numbering people) {
        people.county(county.code());
        RequestKey government = null;
        for (var office : DemoDirectory.COUNTY) {
            var made = found(list, office.kind(), county.name() + office.name(), county.code(), government);
            government = government == null ? made : government;
            seat(list, made, county.name() + office.name(), county.code(), Tier.COUNTY, office.seats(), people);
        }
        found(list, OrganisationKind.RESIDENT_UNIT, county.name() + "人民医院", county.code(), null);
        found(list, OrganisationKind.RESIDENT_UNIT, county.name() + "第一小学", county.code(), null);
        if (county.code().value().equals("520327")) {
            DemoDirectory.offices().forEach(name -> found(list, OrganisationKind.RESIDENT_UNIT,
                county.name() + name, county.code(), null));
        }
        if (county.code().value().equals("520328")) {
            DemoDirectory.keepers().forEach(name -> found(list, OrganisationKind.RESIDENT_UNIT,
                county.name() + name, county.code(), null));
        }
        for (var town : below(county)) {
            staffTown(list, town, government, people);
        }
    }

    private void staffTown(DemoStaff.Roll list, Place town, @Nullable RequestKey government, Numbering people) {
        var name = town.name() + (town.name().endsWith("街道") ? "办事处" : "人民政府");
        var office = found(list, OrganisationKind.STREET_OFFICE, name, town.code(), government);
        seat(list, office, name, town.code(), Tier.TOWN, DemoDirectory.TOWN, people);
        if (town.name().endsWith("街道")) {
            found(list, OrganisationKind.PARTY_ORGANISATION, "中共" + town.name() + "工作委员会", town.code(), null);
        }
        for (var community : below(town)) {
            if (community.name().endsWith("社区居民委员会")) {
                staffCommunity(list, community, office, people);
            }
        }
    }

    private void staffCommunity(DemoStaff.Roll list, Place community, RequestKey town, Numbering people) {
        var committee = found(list, OrganisationKind.COMMUNITY_COMMITTEE, community.name(), community.code(), town);
        var compounds = below(community);
        var seats = compounds.isEmpty() ? DemoDirectory.COMMUNITY.subList(0, 2) : DemoDirectory.COMMUNITY;
        seat(list, committee, community.name(), community.code(), Tier.COMMUNITY, seats, people);
        if (!compounds.isEmpty()) {
            found(list, OrganisationKind.PARTY_ORGANISATION, "中共" + community.shortName() + "总支部委员会",
                community.code(), null);
        }
        for (var compound : compounds.subList(0, Math.min(DemoDirectory.STAFFED_COMPOUNDS, compounds.size()))) {
            staffCompound(list, compound, people);
        }
    }

    private static void staffCompound(DemoStaff.Roll list, Place compound, Numbering people) {
        if (DemoDirectory.UNSTAFFED.contains(compound.shortName())) {
            return;
        }
        var name = compound.shortName().replaceFirst("小区$", "") + "物业服务中心";
        var company = found(list, OrganisationKind.PROPERTY_COMPANY, name, compound.code(), null);
        if (DemoDirectory.VACANT.contains(compound.shortName())) {
            list.posts().add(new DemoStaff.Post(key(name + compound.code()), company,
                data(DemoDirectory.PROPERTY, compound.code(), Tier.COMPOUND), "", null));
        } else {
            seat(list, company, name, compound.code(), Tier.COMPOUND, List.of(DemoDirectory.PROPERTY), people);
        }
        found(list, OrganisationKind.OWNERS_COMMITTEE, compound.shortName() + "业主委员会", compound.code(), null);
    }

    private static RequestKey found(DemoStaff.Roll list, OrganisationKind kind, String name, AreaCode area,
                                    @Nullable RequestKey parent) {
        var key = key("organisation " + area + name);
        list.organisations().add(new DemoStaff.Organisation(key, kind, name, area, parent,
            kind == OrganisationKind.DEPARTMENT ? "0851-2522" + area.value().substring(2, 6) : ""));
        return key;
    }

    private static void seat(DemoStaff.Roll list, RequestKey organisation, String name, AreaCode area, Tier tier,
                             List<Seat> seats, Numbering people) {
        for (var seat : seats) {
            int number = people.next();
            list.posts()
                .add(new DemoStaff.Post(key("post " + area + name + seat.title()), organisation, data(seat, area, tier),
                    DemoDirectory.HOLDERS.getOrDefault(name + "/" + seat.title(), DemoDirectory.name(number)),
                    new PhoneNumber(people.phone(number))));
        }
    }

    private static PostData data(Seat seat, AreaCode area, Tier tier) {
        return new PostData(seat.title(), area, tier, seat.duties());
    }

    private List<Place> below(Place place) {
        return places.children(place.code(), null, ALL).rows();
    }

    private static RequestKey key(String text) {
        return RequestKey.from("demo " + text);
    }

    /** Counts a county's holders; their numbers begin with 1990, which nobody has, then the county. */
    private static final class Numbering {

        private String county = "";
        private int last;

        void county(AreaCode code) {
            county = code.value().substring(3);
            last = 0;
        }

        int next() {
            return ++last;
        }

        String phone(int number) {
            return "1990%s%04d".formatted(county, number);
        }
    }
}
