package org.minsheng.points.internal.claim;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ClaimStateTests {

    private static final Set<String> EDGES = Set.of("CLAIMED PUBLICISED", "CLAIMED REFUSED", "CLAIMED WITHDRAWN",
        "PUBLICISED CREDITED", "PUBLICISED REFUSED", "PUBLICISED TAKEN_BACK", "CREDITED TAKEN_BACK");

    @Test
    void exactly_these_steps_are_possible() {
        var possible = new HashSet<String>();
        for (var from : ClaimState.values()) {
            for (var to : ClaimState.values()) {
                if (from.mayBecome(to)) {
                    possible.add(from + " " + to);
                }
            }
        }
        assertThat(possible).isEqualTo(EDGES);
    }
}
