package org.minsheng.appeal.internal.needs;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.minsheng.appeal.internal.Grams;

/** Marks what was looked for in a text, and shortens it to the surroundings of the first mark. */
public final class Highlight {

    private static final int BEFORE = 30;

    private Highlight() {
    }

    /** A piece of text; hits are shown marked. */
    public record Part(String text, boolean hit) {
    }

    static List<Part> of(String text, NeedQuery query, int longest) {
        var hits = hits(text, query);
        int first = hits.nextSetBit(0);
        int begin = first <= BEFORE || text.length() <= longest ? 0 : first - BEFORE;
        int end = Math.min(text.length(), begin + longest);
        var parts = new ArrayList<Part>();
        if (begin > 0) {
            parts.add(new Part("…", false));
        }
        int at = begin;
        while (at < end) {
            boolean hit = hits.get(at);
            int until = Math.min(end, hit ? hits.nextClearBit(at) : next(hits.nextSetBit(at), end));
            parts.add(new Part(text.substring(at, until), hit));
            at = until;
        }
        if (end < text.length()) {
            parts.add(new Part("…", false));
        }
        return parts;
    }

    private static int next(int found, int end) {
        return found < 0 ? end : found;
    }

    private static java.util.BitSet hits(String text, NeedQuery query) {
        var hits = new java.util.BitSet();
        var lower = text.toLowerCase(Locale.ROOT);
        if (lower.length() != text.length()) {
            return hits;
        }
        for (var mark : query.marks()) {
            for (int at = lower.indexOf(mark); at >= 0 && !mark.isEmpty();
                at = lower.indexOf(mark, at + mark.length())) {
                hits.set(at, at + mark.length());
            }
        }
        for (var letters : query.pinyin()) {
            for (int at = 0; at < text.length(); at++) {
                hits.set(at, Math.max(at, sounds(text, at, letters)));
            }
        }
        return hits;
    }

    /**
     * Where the characters end that sound like the letters, or whose initials they are; the beginning when they do not.
     */
    private static int sounds(String text, int begin, String letters) {
        var full = new StringBuilder();
        var initials = new StringBuilder();
        for (int at = begin; at < text.length() && at < begin + letters.length()
            && Grams.isHan(text.substring(at, at + 1)); at++) {
            var syllable = Grams.syllables(text.substring(at, at + 1)).getFirst();
            full.append(syllable);
            initials.append(syllable.charAt(0));
            if (full.toString().equals(letters) || initials.toString().equals(letters)) {
                return at + 1;
            }
        }
        return begin;
    }
}
