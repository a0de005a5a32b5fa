package org.minsheng.points.internal.shop;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** How many pieces of which goods; in the order of the goods' numbers. */
public record Basket(SortedMap<Long, Integer> pieces) {

    /** @throws IllegalArgumentException when a number of pieces is not positive */
    public Basket {
        pieces = new TreeMap<>(pieces);
        if (pieces.values().stream().anyMatch(number -> number < 1 || number > 999)) {
            throw new IllegalArgumentException("pieces");
        }
    }

    public static Basket of(long goods, int pieces) {
        return new Basket(new TreeMap<>(Map.of(goods, pieces)));
    }

    public boolean isEmpty() {
        return pieces.isEmpty();
    }

    Long[] goods() {
        return pieces.keySet().toArray(Long[]::new);
    }

    Integer[] numbers() {
        return pieces.values().toArray(Integer[]::new);
    }
}
