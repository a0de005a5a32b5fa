package org.minsheng.area.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.minsheng.area.Places;
import org.minsheng.shared.AccountId;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.AreaCode.Level;
import org.minsheng.shared.Grant;
import org.minsheng.shared.OrganisationId;
import org.minsheng.shared.RequestKey;
import org.minsheng.shared.Role;
import org.minsheng.shared.Viewer;
import org.minsheng.testing.RunningServer;
import org.springframework.beans.factory.annotation.Autowired;

/** Every test has a community of its own in 何坝街道. */
@ResourceLock("communities of 何坝街道")
class PlaceChangeTests extends RunningServer {

    private static final AreaCode TOWN = new AreaCode("520327002");
    private static final AreaCode OTHER_TOWN = new AreaCode("520327003");
    private static final Viewer ADMIN = staff(Role.SYSTEM_ADMINISTRATOR, "52");

    @Autowired
    Places places;

    @Autowired
    PlaceRepository rows;

    @Autowired
    AddingPlace adding;

    @Autowired
    LayingOutCompound layingOut;

    @Autowired
    RenamingPlace renaming;

    @Autowired
    MovingPlace moving;

    @Autowired
    RetiringPlace retiring;

    @Autowired
    RestoringPlace restoring;

    static Viewer staff(Role role, String area) {
        return new Viewer(new AccountId(1), "测试", null,
            List.of(new Grant(role, new OrganisationId(0), new AreaCode(area))));
    }

    @Test
    void a_compound_with_buildings_is_added_and_sending_twice_does_it_once() {
        var community = community();
        var key = RequestKey.fresh();
        var wish = new AddingPlace.Wish(community, Level.COMPOUND, " 新 苑", null);
        var first = adding.add(ADMIN, wish, key);
        assertThat(adding.add(ADMIN, wish, key)).isEqualTo(first);
        assertThat(adding.add(ADMIN, wish, RequestKey.fresh())).isInstanceOf(Outcome.Refused.class);
        var compound = done(first);
        done(layingOut.layOut(ADMIN, compound, new Layout(2, 2, 6, 4), 1, RequestKey.fresh()));
        var door = new AreaCode(compound.value() + "002" + "01" + "0604");
        assertThat(places.address(door)).endsWith("新 苑2栋1单元604");
        assertThat(rows.counts(compound)).containsEntry(Level.BUILDING, 2).containsEntry(Level.UNIT, 4)
            .containsEntry(Level.DOOR, 96);
        assertThat(layingOut.layOut(ADMIN, compound, new Layout(2, 2, 6, 4), 1, RequestKey.fresh()))
            .isInstanceOf(Outcome.Refused.class);
    }

    @Test
    void a_house_without_a_building_hangs_below_its_village() {
        var community = community();
        var house = done(adding.add(ADMIN, new AddingPlace.Wish(community, Level.DOOR, "12号", null),
            RequestKey.fresh()));
        assertThat(house.value()).isEqualTo(community.value() + "0000" + "000" + "00" + "0012");
        assertThat(places.children(community, null, 10).rows()).extracting(place -> place.code())
            .containsExactly(house);
    }

    @Test
    void a_new_name_reaches_the_addresses_below_and_the_old_form_is_stale() {
        var compound = compound(community());
        var place = rows.at(compound).orElseThrow();
        done(renaming.rename(ADMIN, compound, place.version(), "改名小区", ""));
        assertThat(places.address(door(compound))).endsWith("改名小区1栋1单元101");
        assertThat(renaming.rename(ADMIN, compound, place.version(), "又改名", ""))
            .isEqualTo(new Outcome.Refused("area.refused.stale", "改名小区"));
    }

    @Test
    void a_community_moves_with_everything_and_its_old_codes_still_find_it() {
        var community = community();
        var compound = compound(community);
        var old = door(compound);
        var id = places.at(old).orElseThrow().id();
        var moved = done(moving.move(ADMIN, community, rows.at(community).orElseThrow().version(), OTHER_TOWN));
        assertThat(moved.at(Level.TOWN)).isEqualTo(OTHER_TOWN);
        var found = places.at(old).orElseThrow();
        assertThat(found.id()).isEqualTo(id);
        assertThat(found.code().value()).startsWith(moved.value());
        assertThat(places.addresses(List.of(old)).get(old)).startsWith("花坪街道");
        assertThat(places.children(community, null, 5).rows()).isEmpty();
        assertThat(jdbc.sql("select count(*) from area.place_history where place = :id and kind = 'MOVED'")
            .param("id", id.value()).query(Integer.class).single()).isOne();
    }

    @Test
    void a_retired_compound_takes_its_doors_along_and_they_come_back_with_it() {
        var compound = compound(community());
        done(retiring.retire(ADMIN, compound, rows.at(compound).orElseThrow().version()));
        assertThat(places.at(door(compound)).orElseThrow().retiredAt()).isNotNull();
        assertThat(restoring.restore(ADMIN, door(compound))).isInstanceOf(Outcome.Refused.class);
        done(restoring.restore(ADMIN, compound));
        assertThat(places.at(door(compound)).orElseThrow().retiredAt()).isNull();
    }

    @Test
    void a_secretary_changes_only_what_lies_below_the_community() {
        var community = community();
        var compound = compound(community);
        var secretary = staff(Role.COMMUNITY_SECRETARY, community.value());
        done(renaming.rename(secretary, compound, 1, "书记改的小区", ""));
        assertThat(renaming.rename(secretary, community, 1, "不许", "")).isEqualTo(refused("area.refused.not-yours"));
        assertThat(moving.move(secretary, compound, 2, new AreaCode("520327002001")))
            .isEqualTo(refused("area.refused.not-yours"));
        assertThat(retiring.retire(staff(Role.DESK_CLERK, "520327"), compound, 2))
            .isEqualTo(refused("area.refused.not-yours"));
        assertThat(adding.add(staff(Role.TOWN_DISPATCHER, "520328004"),
            new AddingPlace.Wish(community, Level.COMPOUND, "外", null), RequestKey.fresh()))
            .isEqualTo(refused("area.refused.not-yours"));
    }

    private AreaCode community() {
        return done(adding.add(ADMIN, new AddingPlace.Wish(TOWN, Level.COMMUNITY,
            "测试" + RequestKey.fresh().toString().substring(0, 8) + "社区居民委员会", null), RequestKey.fresh()));
    }

    private AreaCode compound(AreaCode community) {
        var compound = done(adding.add(ADMIN, new AddingPlace.Wish(community, Level.COMPOUND, "老院子", null),
            RequestKey.fresh()));
        done(layingOut.layOut(ADMIN, compound, new Layout(1, 1, 2, 2), 1, RequestKey.fresh()));
        return compound;
    }

    private static AreaCode door(AreaCode compound) {
        return new AreaCode(compound.value() + "001" + "01" + "0101");
    }

    private static Outcome refused(String key) {
        return new Outcome.Refused(key);
    }

    private static AreaCode done(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Done.class);
        return ((Outcome.Done) outcome).place();
    }
}
