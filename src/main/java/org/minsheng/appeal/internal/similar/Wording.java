package org.minsheng.appeal.internal.similar;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A text as it is compared with others.
 *
 * @param words how much each word is said; a word of the title counts twice
 * @param titlePairs neighbouring characters of the title
 * @param triples three neighbouring characters of the whole text
 */
record Wording(Map<String, Double> words, Set<String> titlePairs, Set<String> triples) {

    /** Longer texts are compared by their beginning, where people say what it is about. */
    private static final int LONGEST = 1_200;

    /** Cuts a text into words, repeated ones included. */
    interface Cutter {

        List<String> cut(String text);
    }

    static Wording of(String title, String body, Cutter cutter) {
        var said = body.length() <= LONGEST ? body : body.substring(0, LONGEST);
        Map<String, Double> counts = new HashMap<>();
        cutter.cut(title).forEach(word -> counts.merge(word, 2.0, Double::sum));
        cutter.cut(said).forEach(word -> counts.merge(word, 1.0, Double::sum));
        counts.replaceAll((word, count) -> 1 + Math.log(1 + count));
        return new Wording(counts, runs(title, 2), runs(title + said, 3));
    }

    private static Set<String> runs(String text, int length) {
        var letters = text.codePoints().filter(Character::isLetterOrDigit)
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString();
        Set<String> runs = new HashSet<>();
        for (int begin = 0; begin + length <= letters.length(); begin++) {
            runs.add(letters.substring(begin, begin + length));
        }
        return runs;
    }
}
