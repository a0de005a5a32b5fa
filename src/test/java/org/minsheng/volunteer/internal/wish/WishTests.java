package org.minsheng.volunteer.internal.wish;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class WishTests {

    @Test
    void states_change_only_as_the_table_says() {
        Map<WishState, Set<WishState>> may = Map.of(WishState.FILED, Set.of(WishState.OPEN, WishState.CANCELLED),
            WishState.OPEN, Set.of(WishState.CLAIMED, WishState.CANCELLED),
            WishState.CLAIMED, Set.of(WishState.DONE, WishState.OPEN, WishState.CANCELLED),
            WishState.DONE, Set.of(WishState.THANKED, WishState.CLAIMED));
        for (var from : WishState.values()) {
            for (var to : WishState.values()) {
                assertThat(from.mayBecome(to)).as(from + " → " + to)
                    .isEqualTo(may.getOrDefault(from, Set.of()).contains(to));
            }
        }
    }
}
