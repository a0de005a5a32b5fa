package org.minsheng.appeal.internal.similar;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** The words by which candidates are looked for: the rarest ones, as many as promise few enough appeals. */
final class Probe {

    private static final int MOST_WORDS = 24;

    private Probe() {
    }

    /**
     * @param share how much of all appeals these words together may lie in
     */
    static List<String> rarest(Collection<String> words, Frequencies.Counted counted, double share) {
        double room = share * Math.max(1_000, counted.appeals());
        var chosen = new ArrayList<String>();
        var ordered = words.stream()
            .filter(word -> word.codePointCount(0, word.length()) > 1)
            .sorted(Comparator.comparingInt(counted::in).thenComparing(Comparator.naturalOrder()))
            .toList();
        for (var word : ordered) {
            room -= counted.in(word);
            if (!chosen.isEmpty() && (room < 0 || chosen.size() >= MOST_WORDS)) {
                break;
            }
            chosen.add(word);
        }
        return chosen;
    }
}
