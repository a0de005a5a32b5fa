package org.minsheng.household.internal.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.minsheng.shared.AreaCode;

/** The demo has as many households and people as the county town. */
class DemoFamiliesTests {

    @Test
    void the_families_add_up_and_everybody_has_a_number_of_their_own() {
        var doors = IntStream.range(0, DemoHouseholds.HOUSEHOLDS)
            .mapToObj(n -> new AreaCode("5203290010030001001" + "01" + "%04d".formatted(n))).toList();
        var families = new DemoFamilies().behind(doors, DemoHouseholds.PEOPLE);
        var people = families.stream().flatMap(family -> family.people().stream()).toList();
        assertThat(families).hasSize(DemoHouseholds.HOUSEHOLDS)
            .allSatisfy(family -> assertThat(family.people()).hasSizeBetween(1, 7));
        assertThat(people).hasSize(DemoHouseholds.PEOPLE);
        assertThat(people.stream().map(someone -> someone.details().number()).distinct())
            .hasSize(DemoHouseholds.PEOPLE);
        assertThat(people.stream().map(someone -> someone.details().phone()).filter(phone -> phone != null)
            .distinct().count())
            .isEqualTo(people.stream().filter(someone -> someone.details().phone() != null).count());
    }
}
