package org.minsheng.grid.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class BalanceTests {

    @Test
    void a_building_between_two_grids_goes_to_the_emptier_one() {
        var balance = new Balance(List.of(new Balance.Block("a", 1, 40), new Balance.Block("b", 1, 30),
            new Balance.Block("c", 2, 10)), List.of(1L, 2L), Map.of());
        assertThat(balance.propose()).containsExactly(new Balance.Move("b", 1, 2, 30));
        assertThat(balance.loads()).containsEntry(1L, 40L).containsEntry(2L, 40L);
    }

    @Test
    void grids_whose_outlines_do_not_touch_exchange_nothing() {
        var balance = new Balance(List.of(new Balance.Block("a", 1, 40), new Balance.Block("b", 1, 30),
            new Balance.Block("c", 2, 10)), List.of(1L, 2L), Map.of(1L, Set.of(), 2L, Set.of()));
        assertThat(balance.propose()).isEmpty();
    }

    @Test
    void a_grid_keeps_its_last_building() {
        var balance = new Balance(List.of(new Balance.Block("a", 1, 90), new Balance.Block("b", 2, 10)),
            List.of(1L, 2L), Map.of());
        assertThat(balance.propose()).isEmpty();
    }

    @Property(tries = 200)
    void a_proposal_never_makes_it_less_even_and_loses_nothing(
        @ForAll @Size(min = 2, max = 30) List<@IntRange(max = 100) Integer> loads) {
        var blocks = new java.util.ArrayList<Balance.Block>();
        for (int at = 0; at < loads.size(); at++) {
            blocks.add(new Balance.Block("b" + at, at * 3L / loads.size(), loads.get(at)));
        }
        var balance = new Balance(blocks, List.of(0L, 1L, 2L), Map.of());
        double before = unevenness(balance.loads());
        balance.propose();
        assertThat(unevenness(balance.loads())).isLessThanOrEqualTo(before);
        assertThat(balance.loads().values().stream().mapToLong(Long::longValue).sum())
            .isEqualTo(loads.stream().mapToInt(Integer::intValue).sum());
    }

    private static double unevenness(Map<Long, Long> loads) {
        double mean = loads.values().stream().mapToLong(Long::longValue).average().orElse(0);
        return loads.values().stream().mapToDouble(load -> (load - mean) * (load - mean)).sum();
    }
}
