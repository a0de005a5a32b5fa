package org.minsheng.visit.internal.campaign;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Shares doors out among visitors. A door belongs to the nearest circle that has anybody: its unit with the head, then
 * the place that somebody was named for, then its grid with the workers. Within a circle each visitor gets neighbouring
 * doors, and so many that all have as equal a burden as can be, counting what they carry from other circles. A door
 * without a circle is left for the list of nobody.
 */
final class Sharing<T, V> {

    private final Function<T, String> order;
    private final Map<V, Integer> burden = new HashMap<>();
    private final Map<String, List<T>> circles = new TreeMap<>();
    private final Map<String, List<V>> members = new HashMap<>();
    private final List<T> nobody = new ArrayList<>();

    /** @param order by which neighbouring doors come after each other: the door's code */
    Sharing(Function<T, String> order) {
        this.order = order;
    }

    /** What this visitor has already. */
    void carries(V visitor, int doors) {
        burden.merge(visitor, doors, Integer::sum);
    }

    void member(String circle, V visitor) {
        var all = members.computeIfAbsent(circle, first -> new ArrayList<>());
        if (!all.contains(visitor)) {
            all.add(visitor);
        }
    }

    /** @param nearest the circles around the door, the narrowest first */
    void door(T door, Collection<String> nearest) {
        for (var circle : nearest) {
            if (members.containsKey(circle)) {
                circles.computeIfAbsent(circle, first -> new ArrayList<>()).add(door);
                return;
            }
        }
        nobody.add(door);
    }

    /** The doors that nobody is there for. */
    List<T> nobody() {
        return List.copyOf(nobody);
    }

    /** Everybody's doors; circles with one visitor first, for there is nothing to choose, then those with few. */
    Map<V, List<T>> share() {
        Map<V, List<T>> shared = new LinkedHashMap<>();
        var byFewest = circles.keySet().stream()
            .sorted(Comparator.comparingInt((String circle) -> members.getOrDefault(circle, List.of()).size())
                .thenComparing(Comparator.naturalOrder()))
            .toList();
        for (var circle : byFewest) {
            share(circles.getOrDefault(circle, List.of()), members.getOrDefault(circle, List.of()), shared);
        }
        return shared;
    }

    private void share(List<T> doors, List<V> visitors, Map<V, List<T>> shared) {
        var sorted = doors.stream().sorted(Comparator.comparing(order)).toList();
        var parts = level(sorted.size(), visitors.stream().map(visitor -> burden.getOrDefault(visitor, 0)).toList());
        int from = 0;
        for (int i = 0; i < visitors.size(); i++) {
            int to = from + parts[i];
            if (to > from) {
                shared.computeIfAbsent(visitors.get(i), first -> new ArrayList<>()).addAll(sorted.subList(from, to));
                burden.merge(visitors.get(i), to - from, Integer::sum);
            }
            from = to;
        }
    }

    /** Fills up like water: who has least gets most, and those that get any end at most one door apart. */
    static int[] level(int doors, List<Integer> burdens) {
        int[] parts = new int[burdens.size()];
        var lowest = new PriorityQueue<int[]>(Comparator.<int[]>comparingInt(one -> one[0])
            .thenComparingInt(one -> one[1]));
        for (int i = 0; i < burdens.size(); i++) {
            lowest.add(new int[] {burdens.get(i), i});
        }
        for (int given = 0; given < doors; given++) {
            var next = lowest.remove();
            parts[next[1]]++;
            next[0]++;
            lowest.add(next);
        }
        return parts;
    }
}
