package org.minsheng.appeal.internal.needs;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.minsheng.appeal.internal.Grams;
import org.minsheng.appeal.internal.Words;

/**
 * What somebody typed into the needs base.
 *
 * @param grams the tsquery, empty when nothing was asked
 * @param phrases what must stand exactly so
 * @param marks what is highlighted
 * @param pinyin what was typed in letters and may be pinyin, to be highlighted where it sounds so
 */
record NeedQuery(String grams, List<String> phrases, List<String> marks, List<String> pinyin) {

    private static final Pattern PART = Pattern.compile("[\"“”]([^\"“”]+)[\"“”]|(\\S+)");
    private static final Pattern LETTERS = Pattern.compile("[a-z]{2,40}");
    /** A short token is one name; a longer one is cut into words that may stand apart. */
    private static final int LONGEST_NAME = 4;

    static NeedQuery of(String typed, Words words) {
        var queries = new ArrayList<String>();
        var phrases = new ArrayList<String>();
        var marks = new ArrayList<String>();
        var pinyin = new ArrayList<String>();
        var parts = PART.matcher(typed.toLowerCase(Locale.ROOT));
        while (parts.find()) {
            if (parts.group(1) != null) {
                phrases.add(parts.group(1).strip());
                marks.add(parts.group(1).strip());
                Grams.runs(parts.group(1)).forEach(run -> queries.add(Grams.written(run)));
                continue;
            }
            for (var run : Grams.runs(parts.group(2))) {
                if (LETTERS.matcher(run).matches()) {
                    pinyin.add(run);
                    marks.add(run);
                    queries.add(sounding(run));
                } else {
                    var pieces = pieces(run, words);
                    marks.addAll(pieces);
                    pieces.forEach(piece -> queries.add(Grams.written(piece)));
                }
            }
        }
        return new NeedQuery(String.join(" & ", queries.stream().filter(one -> !one.isEmpty()).toList()),
            phrases, marks, pinyin);
    }

    private static List<String> pieces(String run, Words words) {
        if (!Grams.isHan(run) || run.length() <= LONGEST_NAME) {
            return List.of(run);
        }
        var known = words.cut(run).stream().filter(word -> word.length() > 1).distinct().toList();
        return known.isEmpty() ? List.of(run) : known;
    }

    /** The word itself, the syllables that it may spell, or the initials that it may be. */
    private static String sounding(String letters) {
        var ways = new ArrayList<String>();
        ways.add(Words.quoted(letters));
        var syllables = Syllables.split(letters);
        if (syllables.size() == 1) {
            ways.add(Words.quoted("p:" + syllables.getFirst() + ".") + ":*");
        } else if (!syllables.isEmpty()) {
            var pairs = new ArrayList<String>();
            for (int n = 0; n + 1 < syllables.size(); n++) {
                pairs.add(Words.quoted("p:" + syllables.get(n) + "." + syllables.get(n + 1)));
            }
            ways.add(String.join(" & ", pairs));
        }
        if (letters.length() == 2) {
            ways.add(Words.quoted("w:" + letters));
        } else if (letters.length() <= 8) {
            var triples = new ArrayList<String>();
            for (int n = 0; n + 2 < letters.length(); n++) {
                triples.add(Words.quoted("i:" + letters.substring(n, n + 3)));
            }
            ways.add(String.join(" & ", triples));
        }
        return "(" + String.join(" | ", ways.stream().map(way -> "(" + way + ")").toList()) + ")";
    }
}
