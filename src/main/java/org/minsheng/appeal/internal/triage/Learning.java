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

    /** Steps in all, so that many examples take no longer than few; each is seen six times at least. */
    private static final int STEPS = 48_000;
    private static final int FEWEST_ROUNDS = 6;
    private static final int MOST_ROUNDS = 300;
    private static final double PACE = 1.5;
    private static final double FADING = 0.3;
    private static final double SHRINKING = 1e-4;
    private static final int FEWEST = 2;
    private static final int FEWEST_IN_BODY = 3;
    private static final int MOST_OF_TITLE = 4_000;
    private static final int MOST_OF_BODY = 12_000;
    /**
     * Up to so many every run is kept: most of them are said once, in a shipped sentence. More than what is shipped
     * and {@link Hearing#MUCH} confirmed ones together, so that a county is as loud as the words it is heard beside.
     */
    private static final int MANY = 700;
    /**
     * So few leave each score too small to be sure of anything. With an eighth of the shipped sentences left out in
     * turn, a share is as high as it is often right when scores count three and a half times.
     */
    private static final double LOUDER = 3.5;

    record Example(Features said, String label) {
    }

    /** @param weight seldom labels weigh more, so that they are not drowned */
    private record Vector(int[] words, float[] values, int label, double weight) {
    }

    private Learning() {
    }

    static Sorter from(List<Example> examples) {
        var labels = new ArrayList<>(new TreeSet<>(examples.stream().map(Example::label).toList()));
        Map<String, Integer> said = new HashMap<>();
        examples.forEach(example -> example.said().grams().keySet().forEach(gram -> said.merge(gram, 1, Integer::sum)));
        var kept = kept(said, examples.size());
        Map<String, Integer> places = new HashMap<>();
        kept.forEach(gram -> places.put(gram, places.size()));
        var rarity = new double[kept.size()];
        for (int n = 0; n < rarity.length; n++) {
            rarity[n] = Math.log((examples.size() + 1.0) / said.getOrDefault(kept.get(n), 1));
        }
        var weights = new double[kept.size()][labels.size()];
        var bias = new double[labels.size()];
        learn(vectors(examples, places, rarity, labels), weights, bias);
        double loudness = examples.size() <= MANY ? LOUDER : 1;
        Map<String, Sorter.Word> words = new HashMap<>();
        for (int n = 0; n < kept.size(); n++) {
            words.put(kept.get(n), new Sorter.Word((float) rarity[n], floats(weights[n], loudness)));
        }
        return new Sorter(labels, floats(bias, loudness), words);
    }

    /** The most frequent runs of each field, without those that were said too seldom to learn from. */
    private static List<String> kept(Map<String, Integer> said, int examples) {
        var ordered = said.entrySet().stream()
            .sorted(Map.Entry.<String, Integer>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey()))
            .toList();
        List<String> kept = new ArrayList<>();
        for (int field = 0; field < 2; field++) {
            int of = field;
            int fewest = examples <= MANY ? 1 : field == 0 ? FEWEST_IN_BODY : FEWEST;
            int most = examples <= MANY ? Integer.MAX_VALUE : field == 0 ? MOST_OF_BODY : MOST_OF_TITLE;
            ordered.stream().filter(entry -> Sorter.field(entry.getKey()) == of && entry.getValue() >= fewest)
                .limit(most).map(Map.Entry::getKey).forEach(kept::add);
        }
        return kept;
    }

    private static List<Vector> vectors(List<Example> examples, Map<String, Integer> places,
                                        double[] rarity, List<String> labels) {
        Map<String, Integer> often = new HashMap<>();
        examples.forEach(example -> often.merge(example.label(), 1, Integer::sum));
        double mean = (double) examples.size() / labels.size();
        return examples.stream()
            .map(example -> vector(example, places, rarity, labels.indexOf(example.label()),
                mean / often.getOrDefault(example.label(), 1)))
            .toList();
    }

    private static Vector vector(Example example, Map<String, Integer> places,
                                 double[] rarity, int label, double weight) {
        var known = example.said().grams().entrySet().stream().filter(entry -> places.containsKey(entry.getKey()))
            .sorted(Map.Entry.comparingByKey()).toList();
        var words = new int[known.size()];
        var values = new float[known.size()];
        var squares = new double[2];
        for (int n = 0; n < words.length; n++) {
            words[n] = places.getOrDefault(known.get(n).getKey(), 0);
            values[n] = (float) (known.get(n).getValue() * rarity[words[n]]);
            squares[Sorter.field(known.get(n).getKey())] += values[n] * values[n];
        }
        for (int n = 0; n < values.length; n++) {
            values[n] /= (float) Math.max(1e-9, Math.sqrt(squares[Sorter.field(known.get(n).getKey())]));
        }
        return new Vector(words, values, label, weight);
    }

    private static void learn(List<Vector> vectors, double[][] weights, double[] bias) {
        var order = new ArrayList<>(vectors);
        var random = new Random(7);
        int rounds = Math.clamp(STEPS / Math.max(1, vectors.size()), FEWEST_ROUNDS, MOST_ROUNDS);
        for (int round = 0; round < rounds; round++) {
            Collections.shuffle(order, random);
            double pace = PACE / (1 + FADING * round);
            for (var vector : order) {
                step(vector, weights, bias, pace * Math.min(4, vector.weight()));
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

    private static float[] floats(double[] values, double times) {
        var floats = new float[values.length];
        for (int n = 0; n < values.length; n++) {
            floats[n] = (float) (values[n] * times);
        }
        return floats;
    }
}
