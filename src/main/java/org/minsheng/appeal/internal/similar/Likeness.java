package org.minsheng.appeal.internal.similar;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How alike two texts are, between 0 and 1, and the words that say so, the weightiest first. Rare words that both use
 * count most; copied sentences are noticed by their characters, so that a new spelling of a name does not hide them.
 */
record Likeness(double score, List<String> words) {

    private static final double OF_WORDS = 0.55;
    private static final double OF_TITLES = 0.20;
    private static final double OF_TRIPLES = 0.25;
    private static final int MOST_WORDS = 5;

    /** How much a word tells: the logarithm of how seldom it is said. */
    interface Rarity {

        double of(String word);
    }

    static Likeness between(Wording one, Wording other, Rarity rarity) {
        var mine = weighed(one, rarity);
        var theirs = weighed(other, rarity);
        double lengths = length(mine) * length(theirs);
        Map<String, Double> shared = new HashMap<>();
        mine.forEach((word, weight) -> {
            var counterpart = theirs.get(word);
            if (counterpart != null && lengths > 0) {
                shared.put(word, weight * counterpart / lengths);
            }
        });
        double words = shared.values().stream().mapToDouble(Double::doubleValue).sum();
        double score = OF_WORDS * words + OF_TITLES * overlap(one.titlePairs(), other.titlePairs())
            + OF_TRIPLES * overlap(one.triples(), other.triples());
        return new Likeness(score, said(shared));
    }

    /** Words that lie within a weightier one are not repeated. */
    private static List<String> said(Map<String, Double> shared) {
        var ordered = shared.entrySet().stream()
            .filter(entry -> entry.getKey().length() > 1)
            .sorted(Map.Entry.<String, Double>comparingByValue(Comparator.reverseOrder())
                .thenComparing(Map.Entry.comparingByKey()))
            .map(Map.Entry::getKey)
            .limit(20)
            .toList();
        return ordered.stream()
            .filter(word -> ordered.stream().noneMatch(other -> !other.equals(word) && other.contains(word)))
            .limit(MOST_WORDS)
            .toList();
    }

    private static Map<String, Double> weighed(Wording wording, Rarity rarity) {
        Map<String, Double> weights = new HashMap<>(wording.words());
        weights.replaceAll((word, count) -> count * rarity.of(word));
        return weights;
    }

    private static double length(Map<String, Double> weights) {
        return Math.sqrt(weights.values().stream().mapToDouble(weight -> weight * weight).sum());
    }

    /** Twice what both have over what they have together. */
    private static double overlap(Set<String> one, Set<String> other) {
        if (one.isEmpty() || other.isEmpty()) {
            return 0;
        }
        var smaller = one.size() <= other.size() ? one : other;
        var larger = smaller == one ? other : one;
        long both = smaller.stream().filter(larger::contains).count();
        return 2.0 * both / (one.size() + other.size());
    }
}
