package org.minsheng.appeal.internal;

import com.huaban.analysis.jieba.CharacterUtil;
import java.util.ArrayList;
import java.util.List;

/**
 * Cuts Chinese text where it most likely is cut: of all ways to read it as words of the {@link Lexicon}, the one whose
 * words weigh most together. What the lexicon does not know is cut by jieba's model of how characters begin, go on and
 * end words. The result is jieba's, with its dictionary; only its way of keeping the dictionary would fill half of a
 * small heap.
 */
final class Cutting {

    private final Lexicon lexicon;
    private final LooseLetters loose = new LooseLetters();

    Cutting(Lexicon lexicon) {
        this.lexicon = lexicon;
    }

    /**
     * Words in the order of the text; before a long one the shorter words of two and three letters that stand in it.
     */
    List<String> cut(String text) {
        var cut = new ArrayList<String>();
        var run = new StringBuilder();
        for (char letter : text.toCharArray()) {
            char plain = CharacterUtil.regularize(letter);
            if (CharacterUtil.ccFind(plain)) {
                run.append(plain);
            } else {
                flush(run, cut);
                cut.add(String.valueOf(letter));
            }
        }
        flush(run, cut);
        return cut;
    }

    private void flush(StringBuilder run, List<String> cut) {
        for (var word : run.isEmpty() ? List.<String>of() : likeliest(run.toString())) {
            for (int size = 2; size < Math.min(4, word.length()); size++) {
                for (int from = 0; from + size <= word.length(); from++) {
                    if (lexicon.contains(word, from, from + size)) {
                        cut.add(word.substring(from, from + size));
                    }
                }
            }
            cut.add(word);
        }
        run.setLength(0);
    }

    private List<String> likeliest(String run) {
        int[] ends = ends(run);
        var words = new ArrayList<String>();
        int done = 0;
        for (int from = 0; from < run.length(); from = ends[from]) {
            if (ends[from] - from > 1) {
                joined(run, done, from, words);
                words.add(run.substring(from, ends[from]));
                done = ends[from];
            }
        }
        joined(run, done, run.length(), words);
        return words;
    }

    /** Where the word ends that begins at each letter, on the heaviest way from there to the end. */
    private int[] ends(String run) {
        int[] ends = new int[run.length()];
        double[] ways = new double[run.length() + 1];
        for (int at = run.length() - 1; at >= 0; at--) {
            int from = at;
            ends[from] = 0;
            lexicon.words(run, from, (end, weight) -> {
                if (ends[from] == 0 || weight + ways[end] > ways[from]) {
                    ends[from] = end;
                    ways[from] = weight + ways[end];
                }
            });
            if (ends[from] == 0) {
                ends[from] = from + 1;
                ways[from] = lexicon.rarest() + ways[from + 1];
            }
        }
        return ends;
    }

    /** Letters that no word took, one beside the other. */
    private void joined(String run, int from, int to, List<String> words) {
        if (to - from == 1 || to > from && lexicon.contains(run, from, to)) {
            words.add(run.substring(from, to));
            return;
        }
        for (int at = from; at < to;) {
            int end = sameScript(run, at, to);
            if (LooseLetters.known(run.charAt(at))) {
                loose.cut(run, at, end, words);
            } else {
                foreign(run.substring(at, end), words);
            }
            at = end;
        }
    }

    private static int sameScript(String run, int from, int to) {
        boolean chinese = LooseLetters.known(run.charAt(from));
        int end = from + 1;
        while (end < to && LooseLetters.known(run.charAt(end)) == chinese) {
            end++;
        }
        return end;
    }

    /** Latin words and numbers, and the signs between them. */
    private static void foreign(String letters, List<String> words) {
        var word = CharacterUtil.reSkip.matcher(letters);
        int done = 0;
        while (word.find()) {
            if (word.start() > done) {
                words.add(letters.substring(done, word.start()));
            }
            words.add(word.group());
            done = word.end();
        }
        if (done < letters.length()) {
            words.add(letters.substring(done));
        }
    }
}
