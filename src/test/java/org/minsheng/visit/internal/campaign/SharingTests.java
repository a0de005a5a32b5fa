package org.minsheng.visit.internal.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class SharingTests {

    /** Doors 0, 1, 2 … lie in circles by turns; a circle c has as many visitors as its entry says. */
    private static Sharing<Integer, String> sharing(List<Integer> visitorsOfCircles, int doors,
        Map<Integer, Integer> burdens) {
        var sharing = new Sharing<Integer, String>("%06d"::formatted);
        for (int circle = 0; circle < visitorsOfCircles.size(); circle++) {
            for (int visitor = 0; visitor < visitorsOfCircles.get(circle); visitor++) {
                sharing.member("c" + circle, circle + "/" + visitor);
            }
        }
        burdens.forEach((visitor, burden) -> sharing.carries("0/" + visitor, burden));
        for (int door = 0; door < doors; door++) {
            sharing.door(door, List.of("c" + door % visitorsOfCircles.size()));
        }
        return sharing;
    }

    @Property(tries = 200)
    void every_door_goes_to_exactly_one_visitor_of_its_circle_or_to_nobody(
            @ForAll @Size(min = 1, max = 8) List<@IntRange(min = 0, max = 5) Integer> visitors,
                @ForAll @IntRange(min = 0, max = 400) int doors) {
        var sharing = sharing(visitors, doors, Map.of());
        var shared = sharing.share();
        var all = new ArrayList<>(sharing.nobody());
        shared.forEach((visitor, some) -> {
            all.addAll(some);
            assertThat(some).allMatch(door -> visitor.startsWith(door % visitors.size() + "/"));
        });
        assertThat(all).containsExactlyInAnyOrderElementsOf(IntStream.range(0, doors).boxed().toList());
        assertThat(sharing.nobody()).allMatch(door -> visitors.get(door % visitors.size()) == 0);
    }

    @Property(tries = 200)
    void visitors_of_one_circle_end_at_most_one_door_apart(@ForAll @IntRange(min = 1, max = 30) int visitors,
                                                           @ForAll @IntRange(min = 0, max = 500) int doors) {
        var shared = sharing(List.of(visitors), doors, Map.of()).share();
        var sizes = IntStream.range(0, visitors).map(visitor -> shared.getOrDefault("0/" + visitor, List.of()).size())
            .summaryStatistics();
        assertThat(sizes.getMax() - sizes.getMin()).isLessThanOrEqualTo(1);
    }

    @Property(tries = 200)
    void who_carries_more_already_gets_less(
                                            @ForAll @Size(min = 2, max = 12) List<@IntRange(
                                            min = 0, max = 60) Integer> burdens,
                                            @ForAll @IntRange(min = 0, max = 300) int doors) {
        Map<Integer, Integer> before = new HashMap<>();
        IntStream.range(0, burdens.size()).forEach(visitor -> before.put(visitor, burdens.get(visitor)));
        var shared = sharing(List.of(burdens.size()), doors, before).share();
        var after = before.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey,
            entry -> entry.getValue() + shared.getOrDefault("0/" + entry.getKey(), List.of()).size()));
        int most = after.entrySet().stream()
            .filter(entry -> !shared.getOrDefault("0/" + entry.getKey(), List.of()).isEmpty())
            .mapToInt(Map.Entry::getValue).max().orElse(0);
        assertThat(after.values()).allMatch(carried -> doors == 0 || carried >= most - 1);
    }

    @Property(tries = 100)
    void neighbouring_doors_stay_together(@ForAll @IntRange(min = 1, max = 10) int visitors,
        @ForAll @IntRange(min = 0, max = 200) int doors) {
        sharing(List.of(visitors), doors, Map.of()).share().values()
            .forEach(some -> assertThat(some.getLast() - some.getFirst()).isEqualTo(some.size() - 1));
    }
}
