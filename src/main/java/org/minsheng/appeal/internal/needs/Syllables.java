package org.minsheng.appeal.internal.needs;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.minsheng.appeal.internal.Grams;

/** Cuts letters into the syllables of Mandarin: {@code xiashuidao} into {@code xia shui dao}. */
final class Syllables {

    private static final int LONGEST = 6;
    /** Those that the common characters have. */
    private static final Set<String> KNOWN = IntStream.rangeClosed(0x4E00, 0x9FA5)
        .mapToObj(letter -> Grams.syllables(Character.toString(letter)).getFirst())
        .collect(Collectors.toUnmodifiableSet());

    private Syllables() {
    }

    /** Empty when the letters are no pinyin; the longest syllables that leave nothing over win. */
    static List<String> split(String letters) {
        if (letters.isEmpty()) {
            return List.of();
        }
        for (int length = Math.min(LONGEST, letters.length()); length > 0; length--) {
            var first = letters.substring(0, length);
            if (!KNOWN.contains(first)) {
                continue;
            }
            if (length == letters.length()) {
                return List.of(first);
            }
            var rest = split(letters.substring(length));
            if (!rest.isEmpty()) {
                var all = new ArrayList<String>(List.of(first));
                all.addAll(rest);
                return all;
            }
        }
        return List.of();
    }
}
