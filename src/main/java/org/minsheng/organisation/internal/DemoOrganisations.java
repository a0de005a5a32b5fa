package org.minsheng.organisation.internal;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.minsheng.area.Place;
import org.minsheng.area.Places;
import org.minsheng.organisation.OrganisationKind;
import org.minsheng.organisation.PostId;
import org.minsheng.organisation.internal.DemoDirectory.Seat;
import org.minsheng.organisation.internal.Outcome.Done;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.DemoStep;
import org.minsheng.shared.OrganisationId;
import org.minsheng.shared.PhoneNumber;
import org.minsheng.shared.RequestKey;
import org.minsheng.shared.Tier;
import org.minsheng.shared.Viewer;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Staffs the demo counties from the county's offices down to the property companies of the compounds. */
@Component
@ConditionalOnProperty("minsheng.demo")
class DemoOrganisations implements DemoStep {

    private static final int ALL = 500;

    private final Places places;
    private final OrganisationRepository organisations;
    private final FoundingOrganisation founding;
    private final CreatingPost creating;
    private final AppointingHolder appointing;

    DemoOrganisations(Places places, OrganisationRepository organisations, FoundingOrganisation founding, CreatingPost creating,
                      AppointingHolder appointing) {
        this.places = places;
        this.organisations = organisations;
        this.founding = founding;
        this.creating = creating;
        this.appointing = appointing;
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
                staff(county, people);
            }
        }
    }

    private void staff(Place county, Numbering people) {
        people.county(county.code());
        OrganisationId government = null;
        for (var office : DemoDirectory.COUNTY) {
            var made = found(office.kind(), county.name() + office.name(), county.code(), government);
            government = government == null ? made : government;
            seat(made, county.name() + office.name(), county.code(), Tier.COUNTY, office.seats(), people);
        }
        found(OrganisationKind.RESIDENT_UNIT, county.name() + "人民医院", county.code(), null);
        found(OrganisationKind.RESIDENT_UNIT, county.name() + "第一小学", county.code(), null);
        if (county.code().value().equals("520327")) {
            DemoDirectory.offices().forEach(name -> found(OrganisationKind.RESIDENT_UNIT, county.name() + name, county.code(), null));
        }
        if (county.code().value().equals("520328")) {
            DemoDirectory.keepers().forEach(name -> found(OrganisationKind.RESIDENT_UNIT, county.name() + name, county.code(), null));
        }
        for (var town : below(county)) {
            staffTown(town, government, people);
        }
    }

    private void staffTown(Place town, @Nullable OrganisationId government, Numbering people) {
        var name = town.name() + (town.name().endsWith("街道") ? "办事处" : "人民政府");
        var office = found(OrganisationKind.STREET_OFFICE, name, town.code(), government);
        seat(office, name, town.code(), Tier.TOWN, DemoDirectory.TOWN, people);
        if (town.name().endsWith("街道")) {
            found(OrganisationKind.PARTY_ORGANISATION, "中共" + town.name() + "工作委员会", town.code(), null);
        }
        for (var community : below(town)) {
            if (community.name().endsWith("社区居民委员会")) {
                staffCommunity(community, office, people);
            }
        }
    }

    private void staffCommunity(Place community, OrganisationId town, Numbering people) {
        var committee = found(OrganisationKind.COMMUNITY_COMMITTEE, community.name(), community.code(), town);
        var compounds = below(community);
        var seats = compounds.isEmpty() ? DemoDirectory.COMMUNITY.subList(0, 2) : DemoDirectory.COMMUNITY;
        seat(committee, community.name(), community.code(), Tier.COMMUNITY, seats, people);
        if (!compounds.isEmpty()) {
            found(OrganisationKind.PARTY_ORGANISATION, "中共" + community.shortName() + "总支部委员会", community.code(), null);
        }
        for (var compound : compounds.subList(0, Math.min(DemoDirectory.STAFFED_COMPOUNDS, compounds.size()))) {
            staffCompound(compound, people);
        }
    }

    private void staffCompound(Place compound, Numbering people) {
        if (DemoDirectory.UNSTAFFED.contains(compound.shortName())) {
            return;
        }
        var name = compound.shortName().replaceFirst("小区$", "") + "物业服务中心";
        var company = found(OrganisationKind.PROPERTY_COMPANY, name, compound.code(), null);
        if (DemoDirectory.VACANT.contains(compound.shortName())) {
            creating.create(Viewer.SYSTEM, company, key(name + compound.code()), data(DemoDirectory.PROPERTY, compound.code(), Tier.COMPOUND));
        } else {
            seat(company, name, compound.code(), Tier.COMPOUND, List.of(DemoDirectory.PROPERTY), people);
        }
        found(OrganisationKind.OWNERS_COMMITTEE, compound.shortName() + "业主委员会", compound.code(), null);
    }

    private OrganisationId found(OrganisationKind kind, String name, AreaCode area, @Nullable OrganisationId parent) {
        var data = new OrganisationData(kind, name, area, parent, kind == OrganisationKind.DEPARTMENT ? "0851-2522" + area.value().substring(2, 6) : "");
        return new OrganisationId(done(founding.found(Viewer.SYSTEM, key("organisation " + area + name), data)));
    }

    private void seat(OrganisationId organisation, String name, AreaCode area, Tier tier, List<Seat> seats, Numbering people) {
        for (var seat : seats) {
            var post = new PostId(done(creating.create(Viewer.SYSTEM, organisation, key("post " + area + name + seat.title()), data(seat, area, tier))));
            int number = people.next();
            var holder = DemoDirectory.HOLDERS.getOrDefault(name + "/" + seat.title(), DemoDirectory.name(number));
            done(appointing.appoint(Viewer.SYSTEM, post, 0, holder, new PhoneNumber(people.phone(number))));
        }
    }

    private static PostData data(Seat seat, AreaCode area, Tier tier) {
        return new PostData(seat.title(), area, tier, seat.duties());
    }

    private List<Place> below(Place place) {
        return places.children(place.code(), null, ALL).rows();
    }

    private static long done(Outcome outcome) {
        return switch (outcome) {
            case Done(long id) -> id;
            case Outcome.Refused refused -> throw new IllegalStateException(refused.key());
        };
    }

    private static RequestKey key(String text) {
        return new RequestKey(UUID.nameUUIDFromBytes(("demo " + text).getBytes(StandardCharsets.UTF_8)));
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
