package org.minsheng.appeal.internal.triage;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;

/** Learns a {@link Sorter} from texts that people sorted; the same texts always give the same one. */
final class Learning {

    private static final int ROUNDS = 30;
    private static final double PACE = 4.0;
    private static final double FADING = 0.3;
    private static final double SHRINKING = 2e-5;
    private static final int FEWEST = 2;
    private static final int MOST_WORDS = 20_000;

    /** @param words how much each is said */
    record Example(Map<String, Double> words, String label) {
    }

    private record Vector(int[] words, double[] values, int label) {
    }

    private Learning() {
    }

    static Sorter from(List<Example> examples) {
        var labels = new ArrayList<>(new TreeSet<>(examples.stream().map(Example::label).toList()));
        Map<String, Integer> said = new HashMap<>();
        examples.forEach(example -> example.words().keySet().forEach(word -> said.merge(word, 1, Integer::sum)));
        int fewest = examples.size() > 300 ? FEWEST : 1;
        var kept = said.entrySet().stream()
            .filter(entry -> entry.getValue() >= fewest)
            .sorted(Map.Entry.<String, Integer>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey()))
            .limit(MOST_WORDS)
            .map(Map.Entry::getKey)
            .toList();
        Map<String, Integer> places = new HashMap<>();
        kept.forEach(word -> places.put(word, places.size()));
        var rarity = new double[kept.size()];
        for (int n = 0; n < rarity.length; n++) {
            rarity[n] = Math.log((examples.size() + 1.0) / said.getOrDefault(kept.get(n), 1));
        }
        var vectors = examples.stream().map(example -> vector(example, places, rarity, labels)).toList();
        var weights = new double[kept.size()][labels.size()];
        var bias = new double[labels.size()];
        learn(vectors, weights, bias);
        Map<String, Sorter.Word> words = new HashMap<>();
        for (int n = 0; n < kept.size(); n++) {
            words.put(kept.get(n), new Sorter.Word((float) rarity[n], floats(weights[n])));
        }
        return new Sorter(labels, floats(bias), words);
    }

    private static Vector vector(Example example, Map<String, Integer> places, double[] rarity, List<String> labels) {
        var known = example.words().entrySet().stream().filter(entry -> places.containsKey(entry.getKey()))
            .sorted(Map.Entry.comparingByKey()).toList();
        var words = new int[known.size()];
        var values = new double[known.size()];
        double squares = 0;
        for (int n = 0; n < words.length; n++) {
            words[n] = places.getOrDefault(known.get(n).getKey(), 0);
            values[n] = known.get(n).getValue() * rarity[words[n]];
            squares += values[n] * values[n];
        }
        double length = Math.max(1e-9, Math.sqrt(squares));
        for (int n = 0; n < values.length; n++) {
            values[n] /= length;
        }
        return new Vector(words, values, labels.indexOf(example.label()));
    }

    private static void learn(List<Vector> vectors, double[][] weights, double[] bias) {
        var order = new ArrayList<>(vectors);
        var random = new Random(7);
        for (int round = 0; round < ROUNDS; round++) {
            Collections.shuffle(order, random);
            double pace = PACE / (1 + FADING * round);
            for (var vector : order) {
                step(vector, weights, bias, pace);
            }
        }
    }

    private static void step(Vector vector, double[][] weights, double[] bias, double pace) {
        var scores = bias.clone();
        for (int n = 0; n < vector.words().length; n++) {
            var row = weights[vector.words()[n]];
            for (int label = 0; label < scores.length; label++) {
                scores[label] += row[label] * vector.values()[n];
            }
        }
        Sorter.softmax(scores);
        scores[vector.label()] -= 1;
        for (int label = 0; label < scores.length; label++) {
            bias[label] -= pace * 0.05 * scores[label];
        }
        for (int n = 0; n < vector.words().length; n++) {
            var row = weights[vector.words()[n]];
            for (int label = 0; label < scores.length; label++) {
                row[label] -= pace * (scores[label] * vector.values()[n] + SHRINKING * row[label]);
            }
        }
    }

    private static float[] floats(double[] values) {
        var floats = new float[values.length];
        for (int n = 0; n < values.length; n++) {
            floats[n] = (float) values[n];
        }
        return floats;
    }
}
