package org.minsheng.grid.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.minsheng.grid.Answerable;
import org.minsheng.grid.AnswerableChanged;
import org.minsheng.grid.DoorsMoved;
import org.minsheng.grid.GridId;
import org.minsheng.grid.GridKind;
import org.minsheng.grid.Rosters;
import org.minsheng.grid.UnitId;
import org.minsheng.grid.internal.Outcome.Done;
import org.minsheng.shared.AccountId;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.PersonId;
import org.minsheng.shared.RequestKey;
import org.minsheng.shared.Viewer;
import org.minsheng.testing.Beside;
import org.minsheng.testing.RunningServer;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;

/** Nobody answers for a grid or a unit that is not there any more. */
@RecordApplicationEvents
@Beside
class RosterFollowsCutTests extends RunningServer {

    @Autowired
    private Rosters rosters;
    @Autowired
    private CreatingGrid creating;
    @Autowired
    private AddingPart adding;
    @Autowired
    private RetiringPart retiring;
    @Autowired
    private MergingGrids merging;
    @Autowired
    private MovingDoors moving;
    @Autowired
    private UndoingChange undoing;
    @Autowired
    private GridBook grids;
    @Autowired
    private PartBook parts;
    @Autowired
    private ApplicationEvents events;

    private AreaCode community;
    private Viewer secretary;

    @BeforeEach
    void build() {
        community = new CutFixture(jdbc).community(2);
        secretary = CutFixture.secretary(community);
    }

    @Test
    void the_head_of_a_unit_that_ends_is_head_no_longer() {
        var grid = grid("东片");
        assertThat(adding.add(secretary, RequestKey.fresh(), Part.UNIT, grid, "第1联户", null)).isInstanceOf(Done.class);
        long unit = parts.of(Part.UNIT, grids.find(grid).orElseThrow().grid().id().value()).getFirst().id();
        var head = new Viewer(new AccountId(1), "199****", new PersonId(person("unit", "UNIT_HEAD", unit)), List.of());
        assertThat(rosters.unitsOf(head)).containsExactly(new UnitId(unit));

        assertThat(retiring.retire(secretary, Part.UNIT, unit, parts.find(Part.UNIT, unit).orElseThrow().version()))
            .isInstanceOf(Done.class);

        assertThat(rosters.unitsOf(head)).isEmpty();
        assertThat(rosters.heads(List.of(new UnitId(unit)))).isEmpty();
        assertThat(told()).anySatisfy(event -> {
            assertThat(event.unit()).isEqualTo(new UnitId(unit));
            assertThat(event.before()).isNotNull();
            assertThat(event.after()).isNull();
        });
    }

    @Test
    void a_merger_ends_the_roster_of_the_one_grid_and_taking_it_back_begins_it_again() {
        var east = grid("东片");
        var west = grid("西片");
        put(east, CutFixture.building(community, 1));
        put(west, CutFixture.building(community, 2));
        long gone = grids.find(west).orElseThrow().grid().id().value();
        person("grid", "GRID_WORKER", gone);

        assertThat(merging.merge(secretary, RequestKey.fresh(), west, east)).isInstanceOf(Done.class);
        assertThat(workers(gone)).isEmpty();

        assertThat(undoing.undo(secretary, change("MERGED"))).isInstanceOf(Done.class);
        assertThat(workers(gone)).extracting(Answerable::name).containsExactly("冉启明");
        assertThat(told()).anyMatch(event -> event.before() == null && event.after() != null
            && new GridId(gone).equals(event.grid()));
        assertThat(events.stream(DoorsMoved.class).toList()).as("put twice, merged, taken back").hasSize(4)
            .last().satisfies(moved -> assertThat(moved.doors()).isNotEmpty()
                .allMatch(CutFixture.building(community, 2)::contains));
    }

    private List<AnswerableChanged> told() {
        return events.stream(AnswerableChanged.class).toList();
    }

    private List<Answerable> workers(long grid) {
        return rosters.ofGrids(List.of(new GridId(grid))).getOrDefault(new GridId(grid), List.of());
    }

    private String grid(String name) {
        return ((Done) creating.create(secretary, RequestKey.fresh(), community, null, name, GridKind.BASIC)).code();
    }

    private void put(String grid, AreaCode building) {
        assertThat(moving.move(secretary, RequestKey.fresh(),
            new MovingDoors.Wish(grid, List.of(building), null, null, false))).isInstanceOf(Done.class);
    }

    private long change(String kind) {
        return Objects.requireNonNull(
            jdbc.sql("select max(id) from grid.change where community = :community and kind = :kind")
            .param("community", community.value()).param("kind", kind).query(Long.class).single());
    }

    private long person(String column, String duty, long ground) {
        long person = System.nanoTime();
        jdbc.sql("""
                insert into grid.answerable (duty, %s, person, name, since)
                values (:duty, :ground, :person, '冉启明', now() - interval '9 days')
                """
            .formatted(column)).param("duty", duty).param("ground", ground).param("person", person).update();
        return person;
    }
}
