package org.minsheng.appeal.internal.triage;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * What a text is sorted by: runs of one to four Chinese characters, those of the title apart from those of the body,
 * with how often they are said. Runs need no dictionary and survive a word that is cut in another way; the words are
 * kept for saying why.
 *
 * @param grams runs of the title begin with {@link #OF_TITLE}
 */
record Features(Map<String, Double> grams, Set<String> words) {

    static final char OF_TITLE = '^';
    private static final int LONGEST_RUN = 4;
    /** People say at the beginning what it is about; more of it sorts no better. */
    private static final int BEGINNING = 400;

    static Features of(String title, String body, Function<String, List<String>> cut) {
        var said = body.substring(0, Math.min(BEGINNING, body.length()));
        Map<String, Double> grams = new HashMap<>();
        count(title, String.valueOf(OF_TITLE), grams);
        count(said, "", grams);
        grams.replaceAll((gram, count) -> 1 + Math.log(count));
        Set<String> words = new LinkedHashSet<>(cut.apply(title));
        words.addAll(cut.apply(said));
        words.removeIf(word -> word.length() < 2 || !Character.isIdeographic(word.codePointAt(0)));
        return new Features(grams, words);
    }

    /** Words alone, as if somebody had said nothing else. */
    static Features of(Collection<String> words) {
        Map<String, Double> grams = new HashMap<>();
        words.forEach(word -> {
            count(word, "", grams);
            count(word, String.valueOf(OF_TITLE), grams);
        });
        return new Features(grams, new LinkedHashSet<>(words));
    }

    private static void count(String text, String prefix, Map<String, Double> grams) {
        int begin = 0;
        for (int at = 0; at <= text.length(); at++) {
            if (at == text.length() || !Character.isIdeographic(text.charAt(at))) {
                runs(text.substring(begin, at), prefix, grams);
                begin = at + 1;
            }
        }
    }

    private static void runs(String letters, String prefix, Map<String, Double> grams) {
        for (int length = 1; length <= LONGEST_RUN; length++) {
            for (int at = 0; at + length <= letters.length(); at++) {
                grams.merge(prefix + letters.substring(at, at + length), 1.0, Double::sum);
            }
        }
    }

    static boolean isOfTitle(String gram) {
        return gram.charAt(0) == OF_TITLE;
    }
}
