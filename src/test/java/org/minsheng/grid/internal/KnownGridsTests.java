package org.minsheng.grid.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.minsheng.grid.DoorParts;
import org.minsheng.grid.Grid;
import org.minsheng.grid.GridId;
import org.minsheng.grid.Grids;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.GeoBox;
import org.minsheng.testing.RunningServer;
import org.springframework.beans.factory.annotation.Autowired;

class KnownGridsTests extends RunningServer {

    private static final Instant MAY = Instant.parse("2026-05-03T02:00:00Z");

    @Autowired
    private Grids grids;

    @Test
    void the_grid_of_a_door_is_told_for_now_and_for_any_moment() {
        var door = new AreaCode("5203270020010001001010101");
        var east = grid("520327002001", 981, "东片");
        var west = grid("520327002001", 982, "西片");
        put(door, east, MAY.minusSeconds(3600), MAY.plusSeconds(3600));
        put(door, west, MAY.plusSeconds(3600), null);

        assertThat(grids.at(door)).map(Grid::name).contains("西片");
        assertThat(grids.at(door, MAY)).map(Grid::name).contains("东片");
        assertThat(grids.at(door, MAY.minusSeconds(7200))).isEmpty();
        assertThat(grids.gridsOf(List.of(door))).containsEntry(door, west);
        assertThat(grids.doors(west)).containsExactly(door);
        assertThat(grids.history(door)).extracting(DoorParts::grid).containsExactly(west, east);
        assertThat(grids.within(new AreaCode("520327002001"))).extracting(Grid::code).contains("520327002001981");
    }

    @Test
    void the_database_refuses_a_door_twice_and_a_grid_of_another_community() {
        var door = new AreaCode("5203270020010001001010102");
        var north = grid("520327002001", 983, "北片");
        put(door, north, MAY, null);
        assertThatThrownBy(() -> put(door, north, MAY, null)).hasMessageContaining("door_is_in_one_grid");
        assertThatThrownBy(() -> put(new AreaCode("5203270020020001001010102"), north, MAY, null))
            .hasMessageContaining("door_in_community");
    }

    @Test
    void a_map_begins_at_what_is_drawn_of_a_community_and_at_the_grid_of_a_door() {
        var door = new AreaCode("5203270029870001001010102");
        var east = grid("520327002987", 1, "东片");
        assertThat(grids.extent(new AreaCode("520327002987"))).isEmpty();
        draw(east, OutlineTests.square(107.5, 27.5, 0.25));
        draw(grid("520327002987", 2, "西片"), """
            {"type":"MultiPolygon","coordinates":[[[[107.25,27.5],[107.5,27.5],[107.5,27.625],[107.25,27.5]]]]}""");
        assertThat(grids.extent(new AreaCode("520327002987"))).contains(new GeoBox(107.25, 27.5, 107.75, 27.75));
        assertThat(grids.extent(door)).isEmpty();
        put(door, east, MAY, null);
        assertThat(grids.extent(door)).contains(new GeoBox(107.5, 27.5, 107.75, 27.75));
        assertThat(grids.extent(new AreaCode("5203270029870001"))).contains(new GeoBox(107.5, 27.5, 107.75, 27.75));
        jdbc.sql("delete from grid.door where door = :door").param("door", door.value()).update();
        jdbc.sql("update grid.grid set outline = null where community = '520327002987'").update();
    }

    private void draw(GridId grid, String outline) {
        jdbc.sql("update grid.grid set outline = :outline::jsonb where id = :id")
            .param("outline", outline).param("id", grid.value()).update();
    }

    private GridId grid(String community, int serial, String name) {
        return new GridId(jdbc.sql("""
            insert into grid.grid (community, serial, name, kind, request_key, created_at)
            values (:community, :serial, :name, 'BASIC', :key, now())
            on conflict (code) do update set name = excluded.name
            returning id
            """)
            .param("community", community).param("serial", serial).param("name", name).param("key", UUID.randomUUID())
            .query(Long.class).single());
    }

    private void put(AreaCode door, GridId grid, Instant since, @Nullable Instant until) {
        jdbc.sql("insert into grid.door (door, grid, since, until) values (:door, :grid, :since, :until::timestamptz)")
            .param("door", door.value()).param("grid", grid.value())
            .param("since", Timestamp.from(since))
            .param("until", until == null ? null : Timestamp.from(until))
            .update();
    }
}
