package org.minsheng.grid.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.minsheng.grid.DoorParts;
import org.minsheng.grid.Grid;
import org.minsheng.grid.GridKind;
import org.minsheng.grid.Grids;
import org.minsheng.grid.UnitId;
import org.minsheng.grid.internal.Outcome.Done;
import org.minsheng.grid.internal.Outcome.Refused;
import org.minsheng.shared.AccountId;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.Grant;
import org.minsheng.shared.OrganisationId;
import org.minsheng.shared.RequestKey;
import org.minsheng.shared.Role;
import org.minsheng.shared.Viewer;
import org.minsheng.testing.Beside;
import org.minsheng.testing.RunningServer;
import org.springframework.beans.factory.annotation.Autowired;

/** Moving, splitting, merging and taking back, with the history that stays. */
@Beside
class CuttingTests extends RunningServer {

    @Autowired
    private Grids grids;
    @Autowired
    private CreatingGrid creating;
    @Autowired
    private MovingDoors moving;
    @Autowired
    private SplittingGrid splitting;
    @Autowired
    private MergingGrids merging;
    @Autowired
    private UndoingChange undoing;
    @Autowired
    private AddingPart adding;
    @Autowired
    private RetiringGrid retiring;
    @Autowired
    private Recutting recutting;
    @Autowired
    private GridBook book;
    @Autowired
    private PartBook parts;
    @Autowired
    private Weighing weighing;
    @Autowired
    private DrawingOutline drawing;
    @Autowired
    private NamingTier naming;
    @Autowired
    private Clock clock;

    private AreaCode community;
    private Viewer secretary;

    @BeforeEach
    void build() {
        community = new CutFixture(jdbc).community(4);
        secretary = CutFixture.secretary(community);
    }

    @Test
    void a_door_that_moves_leaves_its_unit_and_a_whole_unit_comes_along() {
        var east = grid("东片");
        var west = grid("西片");
        move(east, CutFixture.building(community, 1), CutFixture.building(community, 2));
        var first = unit(east, "第1联户");
        var second = unit(east, "第2联户");
        put(east, first, stair(1, 1));
        put(east, second, stair(1, 2));
        var before = clock.instant();

        move(west, stair(1, 1), CutFixture.door(community, 1, 2, 101));

        assertThat(grids.at(CutFixture.door(community, 1, 1, 101))).map(Grid::code).contains(west);
        assertThat(grids.unitsOf(grids.doors(new UnitId(first)))).hasSize(6).containsValue(new UnitId(first));
        assertThat(parts.find(Part.UNIT, first).orElseThrow().gridCode()).isEqualTo(west);
        assertThat(parts.find(Part.UNIT, second).orElseThrow().gridCode()).isEqualTo(east);
        assertThat(grids.parts(CutFixture.door(community, 1, 2, 101), clock.instant())).map(DoorParts::unit).isEmpty();
        assertThat(grids.at(CutFixture.door(community, 1, 2, 101), before)).map(Grid::code).contains(east);
    }

    @Test
    void the_few_homes_that_are_registered_first_do_not_decide_how_grids_are_weighed() {
        var code = grid("整片");
        move(code, CutFixture.building(community, 1));
        register(1, 5);
        assertThat(weighing.weigh(community).by()).isEqualTo("doors");
        register(6, 6);
        var scales = weighing.weigh(community);
        assertThat(scales.by()).isEqualTo("households");
        assertThat(scales.mean()).isEqualTo(6);
    }

    /** A household behind each of so many doors of the first building, which has twelve. */
    private void register(int from, int to) {
        jdbc.sql("""
            insert into household.household (door, residence, request_key, since, changed_at)
            select code, 'OWNER', gen_random_uuid(), now(), now()
            from (
                select code, row_number() over (order by code) as number
                from area.place
                where code like :building || '%' and level = 25
            ) as doors
            where number between :from and :to
            """)
            .param("building", CutFixture.building(community, 1).value())
            .param("from", from)
            .param("to", to)
            .update();
    }

    @Test
    void a_split_can_be_taken_back_until_something_happens_to_its_doors() {
        var whole = grid("整片");
        move(whole, CutFixture.building(community, 1), CutFixture.building(community, 2));
        var made = ((Done) splitting.split(secretary, RequestKey.fresh(), whole, "新片",
            List.of(CutFixture.building(community, 2)))).code();
        assertThat(grids.doors(book.find(made).orElseThrow().grid().id())).hasSize(12);

        assertThat(undoing.undo(secretary, lastChange("SPLIT"))).isInstanceOf(Done.class);
        assertThat(grids.doors(book.find(whole).orElseThrow().grid().id())).hasSize(24);
        assertThat(book.find(made).orElseThrow().isRetired()).isTrue();
        assertThat(undoing.undo(secretary, lastChange("SPLIT"))).isInstanceOf(Refused.class);

        splitting.split(secretary, RequestKey.fresh(), whole, "又一片", List.of(CutFixture.building(community, 2)));
        long change = lastChange("SPLIT");
        move(whole, CutFixture.door(community, 2, 1, 101));
        assertThat(undoing.undo(secretary, change)).matches(refused("grid.refused.touched-since"));
        assertThat(splitting.split(secretary, RequestKey.fresh(), whole, "全部", List.of(community)))
            .isInstanceOf(Refused.class);
    }

    @Test
    void a_merger_brings_units_of_the_same_name_along_and_can_be_taken_back() {
        var east = grid("东片");
        var west = grid("西片");
        move(east, CutFixture.building(community, 1));
        move(west, CutFixture.building(community, 2));
        var ours = unit(east, "第1联户");
        var theirs = unit(west, "第1联户");
        put(west, theirs, stair(2, 1));

        assertThat(merging.merge(secretary, RequestKey.fresh(), west, east)).isEqualTo(new Done(east, 12));
        assertThat(book.find(west).orElseThrow().isRetired()).isTrue();
        assertThat(parts.of(Part.UNIT, book.find(east).orElseThrow().grid().id().value())).extracting(PartRow::id)
            .contains(ours, theirs);

        assertThat(undoing.undo(secretary, lastChange("MERGED"))).isInstanceOf(Done.class);
        assertThat(book.find(west).orElseThrow().isRetired()).isFalse();
        assertThat(parts.find(Part.UNIT, theirs).orElseThrow().gridCode()).isEqualTo(west);
        assertThat(grids.unitsOf(List.of(CutFixture.door(community, 2, 1, 103)))).containsValue(new UnitId(theirs));
    }

    @Test
    void sending_a_form_twice_does_one_thing_and_a_stranger_changes_nothing() {
        var east = grid("东片");
        var key = RequestKey.fresh();
        var wish = new MovingDoors.Wish(east, List.of(CutFixture.building(community, 1)), null, null, false);
        assertThat(moving.move(secretary, key, wish)).isEqualTo(new Done(east, 12));
        assertThat(moving.move(secretary, key, wish)).isEqualTo(new Done(east, 0));
        var stranger = CutFixture.secretary(new AreaCode("520327001003"));
        assertThat(moving.move(stranger, RequestKey.fresh(), wish)).isEqualTo(Outcome.NOT_YOURS);
        assertThat(creating.create(stranger, RequestKey.fresh(), community, null, "别人的", GridKind.BASIC))
            .isEqualTo(Outcome.NOT_YOURS);
        assertThat(creating.create(secretary, RequestKey.fresh(), community, null, "东片", GridKind.BASIC))
            .isInstanceOf(Refused.class);
        assertThat(retiring.retire(secretary, east, 0)).matches(refused("grid.refused.has-doors"));
    }

    @Test
    void many_at_once_never_leave_a_door_in_two_grids() throws Exception {
        var codes = List.of(grid("甲片"), grid("乙片"), grid("丙片"));
        var begin = new CountDownLatch(1);
        var answers = new ArrayList<Future<Outcome>>();
        try (var threads = Executors.newFixedThreadPool(8)) {
            for (int n = 0; n < 24; n++) {
                var wish = new MovingDoors.Wish(codes.get(n % 3),
                    List.of(CutFixture.building(community, 1 + n % 4), stair(1 + n % 2, 1)), null, null, n % 7 == 6);
                answers.add(threads.submit(() -> {
                    begin.await();
                    return moving.move(secretary, RequestKey.fresh(), wish);
                }));
            }
            begin.countDown();
            for (var answer : answers) {
                assertThat(answer.get()).isNotNull();
            }
        }
        assertThat(count("""
                select count(*)
                from (
                    select door
                    from grid.door
                    where door like :in and until is null
                    group by door
                    having count(*) > 1
                ) twice
                """)).isZero();
        assertThat(count("""
            select count(*) from grid.door one
            join grid.door other on other.door = one.door and other.id > one.id
            where one.door like :in and tstzrange(one.since, one.until) && tstzrange(other.since, other.until)
            """)).isZero();
    }

    @Test
    void a_proposal_is_accepted_once_and_refused_when_doors_have_moved() {
        var east = grid("东片");
        var west = grid("西片");
        move(east, CutFixture.building(community, 1), CutFixture.building(community, 2),
            CutFixture.building(community, 3));
        move(west, CutFixture.building(community, 4));
        var moves = List.of(new Recutting.Move(CutFixture.building(community, 3), east, west));
        assertThat(recutting.accept(secretary, RequestKey.fresh(), community, moves)).isInstanceOf(Done.class);
        assertThat(grids.doors(book.find(west).orElseThrow().grid().id())).hasSize(24);
        assertThat(recutting.accept(secretary, RequestKey.fresh(), community, moves))
            .matches(refused("grid.refused.proposal-old"));
        assertThat(undoing.undo(secretary, lastChange("RECUT"))).isInstanceOf(Done.class);
        assertThat(grids.doors(book.find(west).orElseThrow().grid().id())).hasSize(12);
    }

    private static Predicate<Outcome> refused(String key) {
        return outcome -> outcome instanceof Refused refused && refused.key().equals(key);
    }

    private AreaCode stair(int building, int stair) {
        return new AreaCode(CutFixture.building(community, building) + "0" + stair);
    }

    @Test
    void a_building_that_is_too_large_is_offered_by_its_stairs() {
        var east = grid("东片");
        var west = grid("西片");
        move(east, CutFixture.building(community, 1), CutFixture.building(community, 2),
            CutFixture.building(community, 3));
        move(west, CutFixture.building(community, 4));
        var scales = weighing.weigh(community);
        var moves = weighing.balance(community, scales).propose();
        assertThat(moves).isNotEmpty().allSatisfy(proposed -> assertThat(proposed.block()).hasSize(21));
        assertThat(recutting.accept(secretary, RequestKey.fresh(), community,
            moves.stream().map(proposed -> new Recutting.Move(new AreaCode(proposed.block()), east, west)).toList()))
            .isInstanceOf(Done.class);
        assertThat(weighing.weigh(community).lines())
            .allSatisfy(line -> assertThat(line.counts()).containsEntry("doors", 24L));
    }

    @Test
    void grids_are_measured_against_the_custom_of_the_county() {
        move(grid("东片"), CutFixture.building(community, 1));
        var scales = weighing.weigh(community);
        assertThat(scales.custom()).isBetween(10, 10_000);
        assertThat(scales.lines()).allSatisfy(line -> assertThat(scales.beyond(line)).isEqualTo(12L - scales.custom()));
        assertThat(scales.smaller()).isEqualTo(1);
    }

    @Test
    void each_county_names_the_tier_below_the_grid_and_of_two_who_rename_it_the_second_is_told() {
        var county = new AreaCode("5203%02d".formatted(40 + System.nanoTime() / 1000 % 40));
        var admin = new Viewer(new AccountId(1), "系统管理员", null,
            List.of(new Grant(Role.SYSTEM_ADMINISTRATOR, new OrganisationId(1), new AreaCode("52"))));
        assertThat(grids.unitName(county, true)).isEqualTo("十联户");
        assertThat(naming.name(admin, county, 0, "寨", "hamlet", 120)).isInstanceOf(Done.class);
        assertThat(grids.unitName(county, true)).isEqualTo("寨");
        assertThat(grids.unitName(new AreaCode(county + "001001"), false)).isEqualTo("hamlet");
        assertThat(naming.name(admin, county, 0, "组", "group", 120)).isEqualTo(Outcome.CHANGED_MEANWHILE);
        assertThat(naming.name(secretary, county, 1, "组", "group", 120)).isEqualTo(Outcome.NOT_YOURS);
        jdbc.sql("delete from grid.county where code = :code").param("code", county.value()).update();
    }

    @Test
    void of_two_who_draw_a_community_the_second_is_told() {
        var square =
            "{\"type\":\"Polygon\",\"coordinates\":[[[107.70,27.94],[107.71,27.94],[107.71,27.95],[107.70,27.94]]]}";
        assertThat(drawing.draw(secretary, new DrawingOutline.Wish(community, null, 0, 0, square)))
            .isInstanceOf(Done.class);
        assertThat(drawing.draw(secretary, new DrawingOutline.Wish(community, null, 0, 0, square)))
            .isEqualTo(Outcome.CHANGED_MEANWHILE);
        assertThat(drawing.draw(secretary, new DrawingOutline.Wish(community, null, 0, 1, "")))
            .isInstanceOf(Done.class);
        assertThat(drawing.draw(secretary, new DrawingOutline.Wish(community, null, 0, 1, square)))
            .isEqualTo(Outcome.CHANGED_MEANWHILE);
        assertThat(book.outlineOf(community)).isEqualTo(new GridBook.Drawn(null, 2));
        assertThat(
            jdbc.sql("select count(*) from grid.change where community = :community and kind = 'COMMUNITY_DRAWN'")
            .param("community", community.value()).query(Long.class).single()).isEqualTo(2);
    }

    private String grid(String name) {
        return ((Done) creating.create(secretary, RequestKey.fresh(), community, null, name, GridKind.BASIC)).code();
    }

    private void move(String grid, AreaCode... ticked) {
        assertThat(moving.move(secretary, RequestKey.fresh(),
            new MovingDoors.Wish(grid, List.of(ticked), null, null, false))).isInstanceOf(Done.class);
    }

    private long unit(String grid, String name) {
        assertThat(adding.add(secretary, RequestKey.fresh(), Part.UNIT, grid, name, null)).isInstanceOf(Done.class);
        return parts.of(Part.UNIT, book.find(grid).orElseThrow().grid().id().value()).getLast().id();
    }

    private void put(String grid, long unit, AreaCode... ticked) {
        assertThat(moving.move(secretary, RequestKey.fresh(),
            new MovingDoors.Wish(grid, List.of(ticked), null, unit, false))).isInstanceOf(Done.class);
    }

    private long lastChange(String kind) {
        return jdbc.sql("select max(id) from grid.change where community = :community and kind = :kind")
            .param("community", community.value()).param("kind", kind).query(Long.class).single();
    }

    private long count(String sql) {
        return jdbc.sql(sql).param("in", community + "%").query(Long.class).single();
    }
}
