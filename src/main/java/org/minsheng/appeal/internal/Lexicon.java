package org.minsheng.appeal.internal;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.TreeMap;
import org.springframework.core.io.ClassPathResource;

/**
 * The words of a language and how often each is said, in a few arrays: all words one after the other in their order, so
 * that those with the same beginning are neighbours. 350,000 words take 8 MB; as a tree of maps they took ninety.
 */
final class Lexicon {

    /** Is told of each word that begins at a place of a text. */
    interface Found {

        /** @param weight natural logarithm of the word's share of all that is said */
        void word(int end, double weight);
    }

    private final char[] letters;
    private final int[] begins;
    private final double[] weights;
    /** By letter: the first word that does not begin with a smaller one. */
    private final int[] starts = new int[Character.MAX_VALUE + 2];
    /** The second letters of all words, once for each first letter, and the first word with the two. */
    private final char[] seconds;
    private final int[] pairs;
    /** By letter: where its second letters begin. */
    private final int[] pairStarts = new int[Character.MAX_VALUE + 2];
    private final double rarest;

    private Lexicon(TreeMap<String, Double> counts, double total, double rarest) {
        letters = new char[counts.keySet().stream().mapToInt(String::length).sum()];
        begins = new int[counts.size() + 1];
        weights = new double[counts.size()];
        int word = 0;
        for (var entry : counts.entrySet()) {
            var text = entry.getKey();
            text.getChars(0, text.length(), letters, begins[word]);
            begins[word + 1] = begins[word] + text.length();
            weights[word++] = Math.log(entry.getValue() / total);
            starts[text.charAt(0) + 1] = word;
        }
        for (int letter = 1; letter < starts.length; letter++) {
            starts[letter] = Math.max(starts[letter], starts[letter - 1]);
        }
        var second = new char[counts.size()];
        var first = new int[counts.size()];
        int found = findPairs(second, first);
        seconds = Arrays.copyOf(second, found);
        pairs = Arrays.copyOf(first, found);
        this.rarest = rarest;
    }

    private int findPairs(char[] second, int[] first) {
        int found = 0;
        for (int letter = 0; letter <= Character.MAX_VALUE; letter++) {
            pairStarts[letter] = found;
            for (int word = starts[letter]; word < starts[letter + 1]; word++) {
                int at = begins[word] + 1;
                if (at < begins[word + 1] && (found == pairStarts[letter] || second[found - 1] != letters[at])) {
                    second[found] = letters[at];
                    first[found++] = word;
                }
            }
        }
        pairStarts[Character.MAX_VALUE + 1] = found;
        return found;
    }

    /**
     * Reads lines of a word and its count; what the second resource says of a word holds, and its counts add nothing to
     * the total.
     */
    static Lexicon of(String language, String field) {
        var counts = new TreeMap<String, Double>();
        read(language, counts);
        double least = counts.values().stream().mapToDouble(Double::doubleValue).min().orElse(1);
        double total = counts.values().stream().mapToDouble(Double::doubleValue).sum();
        read(field, counts);
        return new Lexicon(counts, total, Math.log(least / total));
    }

    private static void read(String resource, TreeMap<String, Double> counts) {
        try (var lines = new BufferedReader(new InputStreamReader(new ClassPathResource(resource).getInputStream(),
            StandardCharsets.UTF_8))) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                int end = line.indexOf(' ');
                if (end > 0) {
                    int next = line.indexOf(' ', end + 1);
                    counts.put(line.substring(0, end).toLowerCase(Locale.ROOT),
                        Double.valueOf(line.substring(end + 1, next < 0 ? line.length() : next)));
                }
            }
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    /** What a character weighs that is no word by itself. */
    double rarest() {
        return rarest;
    }

    /** Whether a part of a text, of at least one letter, is a word. */
    boolean contains(CharSequence text, int from, int to) {
        char letter = text.charAt(from);
        int low = starts[letter];
        int high = starts[letter + 1];
        if (to - from > 1) {
            int pair = pair(text, from);
            low = pair < 0 ? high : pairs[pair];
            high = pair < 0 ? high : behind(pair, letter);
        }
        for (int depth = 2; from + depth < to && low < high; depth++) {
            low = first(low, high, depth, text.charAt(from + depth));
            high = behindAlike(low, high, depth, text.charAt(from + depth));
        }
        return low < high && begins[low + 1] - begins[low] == to - from;
    }

    /** Tells of all words that begin there, the shortest first; there is a letter at the place. */
    void words(CharSequence text, int from, Found found) {
        char letter = text.charAt(from);
        int low = starts[letter];
        if (low < starts[letter + 1] && begins[low + 1] - begins[low] == 1) {
            found.word(from + 1, weights[low]);
        }
        int pair = from + 1 == text.length() ? -1 : pair(text, from);
        if (pair >= 0) {
            longer(text, from, pairs[pair], behind(pair, letter), found);
        }
    }

    /** Where the two letters at a place stand among the pairs; negative when no word begins with them. */
    private int pair(CharSequence text, int from) {
        char letter = text.charAt(from);
        return Arrays.binarySearch(seconds, pairStarts[letter], pairStarts[letter + 1], text.charAt(from + 1));
    }

    /** Behind the words of a pair that begins with the letter. */
    private int behind(int pair, char letter) {
        return pair + 1 == pairStarts[letter + 1] ? starts[letter + 1] : pairs[pair + 1];
    }

    /** The same among the words of a range, which begin with two letters of the text. */
    private void longer(CharSequence text, int from, int first, int end, Found found) {
        int low = first;
        int high = end;
        for (int depth = 2; low < high; depth++) {
            if (begins[low + 1] - begins[low] == depth) {
                found.word(from + depth, weights[low]);
            }
            if (from + depth == text.length()) {
                return;
            }
            char letter = text.charAt(from + depth);
            low = first(low, high, depth, letter);
            high = behindAlike(low, high, depth, letter);
        }
    }

    /** The first of the words in a range, alike up to there, whose letter at this depth is not below the one given. */
    private int first(int from, int to, int depth, int letter) {
        int low = from;
        int high = to;
        while (low < high) {
            int middle = (low + high) >>> 1;
            int at = begins[middle] + depth;
            if (at < begins[middle + 1] && letters[at] >= letter) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    /**
     * Behind the words, few as a rule, that have the letter at this depth: looked for in growing strides from the first
     * of them.
     */
    private int behindAlike(int first, int to, int depth, char letter) {
        int alike = first;
        int stride = 1;
        while (alike < to && letters[begins[alike] + depth] == letter) {
            first = alike + 1;
            alike += stride;
            stride *= 2;
        }
        return first(first, Math.min(alike, to), depth, letter + 1);
    }
}
