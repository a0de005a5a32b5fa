package org.minsheng.appeal.internal.triage;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Softmax regression over weighted words: each word has a weight for each label, and the sum speaks. Small, quick, and it
 * can say which words spoke for a label.
 */
final class Sorter {

    private static final int MOST_WORDS = 4;

    /** @param share how sure it is, between 0 and 1 */
    record Guess(String label, double share, List<String> words) {
    }

    /** @param rarity what one mention counts; @param weights one for each label */
    record Word(float rarity, float[] weights) {
    }

    private final List<String> labels;
    private final float[] bias;
    private final Map<String, Word> words;

    Sorter(List<String> labels, float[] bias, Map<String, Word> words) {
        this.labels = List.copyOf(labels);
        this.bias = bias.clone();
        this.words = Map.copyOf(words);
    }

    List<String> labels() {
        return labels;
    }

    /** Null when no word is known. */
    @Nullable Guess guess(Map<String, Double> said) {
        var known = new HashMap<String, Double>();
        double squares = 0;
        for (var entry : said.entrySet()) {
            var word = words.get(entry.getKey());
            if (word != null) {
                double value = entry.getValue() * word.rarity();
                known.put(entry.getKey(), value);
                squares += value * value;
            }
        }
        if (known.isEmpty()) {
            return null;
        }
        double length = Math.sqrt(squares);
        var scores = new double[labels.size()];
        for (int label = 0; label < scores.length; label++) {
            scores[label] = bias[label];
        }
        known.forEach((text, value) -> {
            var weights = weights(text);
            for (int label = 0; label < scores.length; label++) {
                scores[label] += weights[label] * value / length;
            }
        });
        softmax(scores);
        int best = IntStream.range(0, scores.length).boxed().max(Comparator.comparingDouble(label -> scores[label])).orElseThrow();
        return new Guess(labels.get(best), scores[best], reasons(known, best));
    }

    private List<String> reasons(Map<String, Double> known, int label) {
        return known.entrySet().stream()
            .filter(entry -> entry.getKey().length() > 1 && weights(entry.getKey())[label] > 0)
            .sorted(Comparator.comparingDouble((Map.Entry<String, Double> entry) ->
                -entry.getValue() * weights(entry.getKey())[label]).thenComparing(Map.Entry::getKey))
            .map(Map.Entry::getKey)
            .limit(MOST_WORDS)
            .toList();
    }

    private float[] weights(String text) {
        return java.util.Objects.requireNonNull(words.get(text)).weights();
    }

    static void softmax(double[] scores) {
        double most = java.util.Arrays.stream(scores).max().orElse(0);
        double sum = 0;
        for (int n = 0; n < scores.length; n++) {
            scores[n] = Math.exp(scores[n] - most);
            sum += scores[n];
        }
        for (int n = 0; n < scores.length; n++) {
            scores[n] /= sum;
        }
    }

    byte[] bytes() {
        var bytes = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(bytes)) {
            out.writeInt(labels.size());
            for (int label = 0; label < labels.size(); label++) {
                out.writeUTF(labels.get(label));
                out.writeFloat(bias[label]);
            }
            out.writeInt(words.size());
            for (var entry : words.entrySet()) {
                out.writeUTF(entry.getKey());
                out.writeFloat(entry.getValue().rarity());
                for (float weight : entry.getValue().weights()) {
                    out.writeFloat(weight);
                }
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    static Sorter of(byte[] bytes) {
        try (var in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            int many = in.readInt();
            var labels = new String[many];
            var bias = new float[many];
            for (int label = 0; label < many; label++) {
                labels[label] = in.readUTF();
                bias[label] = in.readFloat();
            }
            Map<String, Word> words = new HashMap<>();
            for (int count = in.readInt(); count > 0; count--) {
                var text = in.readUTF();
                float rarity = in.readFloat();
                var weights = new float[many];
                for (int label = 0; label < many; label++) {
                    weights[label] = in.readFloat();
                }
                words.put(text, new Word(rarity, weights));
            }
            return new Sorter(List.of(labels), bias, words);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
