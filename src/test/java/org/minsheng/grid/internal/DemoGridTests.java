package org.minsheng.grid.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.minsheng.area.Places;
import org.minsheng.grid.Grids;
import org.minsheng.shared.AreaCode;
import org.minsheng.testing.RunningServer;
import org.springframework.beans.factory.annotation.Autowired;

class DemoGridTests extends RunningServer {

    @Autowired
    private Grids grids;

    @Autowired
    private Places places;

    @Test
    void the_demo_has_the_size_of_the_articles() {
        var meitan = new AreaCode("520328");
        assertThat(grids.within(meitan)).hasSizeGreaterThanOrEqualTo(26);
        assertThat(grids.zonesWithin(meitan)).hasSizeGreaterThanOrEqualTo(164);
        assertThat(grids.zonesWithin(meitan).stream().filter(zone -> zone.keeper() != null).map(zone -> zone.keeper())
            .distinct().count())
            .isGreaterThanOrEqualTo(164);
        var yuqing = new AreaCode("520329");
        assertThat(grids.within(yuqing)).hasSizeGreaterThanOrEqualTo(52);
        assertThat(grids.unitsWithin(yuqing)).hasSizeGreaterThanOrEqualTo(1079);
        assertThat(places.doors(yuqing)).hasSizeGreaterThanOrEqualTo(4316);
        assertThat(grids.doorsWithin(yuqing)).hasSizeGreaterThanOrEqualTo(2133);
        assertThat(jdbc.sql("select count(*) from household.household where door like '520329001%'")
            .query(Integer.class).single()).isGreaterThanOrEqualTo(2133);
        assertThat(jdbc.sql("select count(*) from household.member where door like '520329001%' and until is null")
            .query(Integer.class).single()).isGreaterThanOrEqualTo(7588);
    }

    @Test
    void the_past_of_a_door_of_the_demo_is_known() {
        var moved = jdbc.sql(
            "select door from grid.door where until is not null and door like '520329001005%' order by door limit 1")
            .query(String.class).single();
        assertThat(grids.history(new AreaCode(moved))).hasSizeGreaterThanOrEqualTo(2);
    }
}
