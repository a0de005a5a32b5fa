package org.minsheng.appeal.internal;

import com.github.promeg.pinyinhelper.Pinyin;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The small pieces by which a text is found whatever a dictionary knows: pairs of neighbouring Chinese characters,
 * whole words of letters and digits, and the pinyin of the characters.
 */
public final class Grams {

    private static final Pattern RUN = Pattern.compile("\\p{IsHan}+|[\\p{L}\\p{N}&&[^\\p{IsHan}]]+");
    private static final int LONGEST = 60;

    private Grams() {
    }

    /** Runs of Chinese characters, and words of other letters and digits, in lower case. */
    public static List<String> runs(String text) {
        var found = new ArrayList<String>();
        var matcher = RUN.matcher(text.toLowerCase(Locale.ROOT));
        while (matcher.find()) {
            var run = matcher.group();
            found.add(isHan(run) || run.length() <= LONGEST ? run : run.substring(0, LONGEST));
        }
        return found;
    }

    public static boolean isHan(String run) {
        return Character.UnicodeScript.of(run.codePointAt(0)) == Character.UnicodeScript.HAN;
    }

    /**
     * What a text is indexed by: every pair, and the last character of each run, so that a single character is a
     * beginning.
     */
    public static Set<String> of(String text) {
        var grams = new LinkedHashSet<String>();
        for (var run : runs(text)) {
            if (!isHan(run)) {
                grams.add(run);
                continue;
            }
            int[] letters = run.codePoints().toArray();
            for (int n = 0; n + 1 < letters.length; n++) {
                grams.add(new String(letters, n, 2));
            }
            grams.add(new String(letters, letters.length - 1, 1));
        }
        return grams;
    }

    /** The pinyin of each pair, and the initials of three and of each word. */
    public static Set<String> pinyin(String text, Collection<String> words) {
        var grams = new LinkedHashSet<String>();
        for (var run : runs(text)) {
            if (!isHan(run)) {
                continue;
            }
            var syllables = syllables(run);
            for (int n = 0; n < syllables.size(); n++) {
                grams.add("p:" + syllables.get(n) + (n + 1 < syllables.size() ? "." + syllables.get(n + 1) : "."));
            }
            for (int n = 0; n + 2 < syllables.size(); n++) {
                grams.add("i:" + syllables.get(n).charAt(0) + syllables.get(n + 1).charAt(0)
                    + syllables.get(n + 2).charAt(0));
            }
        }
        words.stream().filter(word -> word.length() == 2 && isHan(word))
            .forEach(word -> grams.add("w:" + initials(word)));
        return grams;
    }

    public static List<String> syllables(String run) {
        return run.chars().mapToObj(letter -> Pinyin.toPinyin((char) letter).toLowerCase(Locale.ROOT)).toList();
    }

    public static String initials(String run) {
        return String.join("", syllables(run).stream().map(syllable -> syllable.substring(0, 1)).toList());
    }

    /** A tsquery for texts in which all of the words stand, each as it is written. */
    public static String all(Collection<String> words) {
        return words.isEmpty() ? "" : String.join(" & ",
            words.stream().flatMap(word -> runs(word).stream()).map(Grams::written).distinct().toList());
    }

    /** A tsquery for one run as it is written. */
    public static String written(String run) {
        int letters = run.codePointCount(0, run.length());
        if (!isHan(run)) {
            return Words.quoted(run);
        }
        if (letters == 1) {
            return Words.quoted(run) + ":*";
        }
        var pairs = new LinkedHashSet<String>();
        int[] points = run.codePoints().toArray();
        for (int n = 0; n + 1 < points.length; n++) {
            pairs.add(Words.quoted(new String(points, n, 2)));
        }
        return String.join(" & ", pairs);
    }
}
