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
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Softmax regression over runs of characters: each has a weight for each label, and the sum speaks; title and body
 * speak equally loud. Small, quick, and it can say which words spoke for a label.
 */
final class Sorter {

    private static final int MOST_WORDS = 4;
    private static final int FORMAT = -2;

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

    /** Null when nothing of it is known. */
    @Nullable Guess guess(Features said) {
        var known = new HashMap<String, Double>();
        double[] squares = new double[2];
        for (var entry : said.grams().entrySet()) {
            var word = words.get(entry.getKey());
            if (word != null) {
                double value = entry.getValue() * word.rarity();
                known.put(entry.getKey(), value);
                squares[field(entry.getKey())] += value * value;
            }
        }
        if (known.isEmpty()) {
            return null;
        }
        known.replaceAll((gram, value) -> value / Math.sqrt(squares[field(gram)]));
        var scores = new double[labels.size()];
        for (int label = 0; label < scores.length; label++) {
            scores[label] = bias[label];
        }
        known.forEach((gram, value) -> {
            var weights = weights(gram);
            for (int label = 0; label < scores.length; label++) {
                scores[label] += weights[label] * value;
            }
        });
        softmax(scores);
        int best = IntStream.range(0, scores.length).boxed()
            .max(Comparator.comparingDouble(label -> scores[label])).orElseThrow();
        return new Guess(labels.get(best), scores[best], reasons(said.words(), known, best));
    }

    static int field(String gram) {
        return Features.isOfTitle(gram) ? 1 : 0;
    }

    /** The words whose runs spoke loudest for the label; one that lies within another is not repeated. */
    private List<String> reasons(Set<String> said, Map<String, Double> known, int label) {
        Map<String, Double> loud = new HashMap<>();
        known.forEach((gram, value) -> {
            var run = Features.isOfTitle(gram) ? gram.substring(1) : gram;
            if (run.length() > 1) {
                loud.merge(run, value * weights(gram)[label], Double::sum);
            }
        });
        Map<String, Double> spoke = new HashMap<>();
        for (var word : said) {
            double sum = 0;
            for (int from = 0; from < word.length(); from++) {
                for (int to = from + 2; to <= word.length(); to++) {
                    sum += loud.getOrDefault(word.substring(from, to), 0.0);
                }
            }
            if (sum > 0) {
                spoke.put(word, sum);
            }
        }
        var ordered = spoke.entrySet().stream()
            .sorted(Map.Entry.<String, Double>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey()))
            .map(Map.Entry::getKey).limit(3L * MOST_WORDS).toList();
        return ordered.stream()
            .filter(word -> ordered.stream().noneMatch(other -> !other.equals(word) && other.contains(word)))
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
            out.writeInt(FORMAT);
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

    /** Null when it was learnt by an earlier release from other features; the next night learns anew. */
    static @Nullable Sorter of(byte[] bytes) {
        try (var in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            if (in.readInt() != FORMAT) {
                return null;
            }
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
