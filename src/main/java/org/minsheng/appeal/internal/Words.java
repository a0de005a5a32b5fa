package org.minsheng.appeal.internal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

/** Cuts Chinese text into the words it is searched by. */
@Component
public class Words {

    private static final int LONGEST = 60;

    /** The dictionaries take a while to read: after the start, or when the first text comes before that. */
    private final SingletonSupplier<Cutting> cutting = SingletonSupplier.of(Words::withTermsOfTheField);

    /** The dictionary of the language and, over it, that of what people report. */
    private static Cutting withTermsOfTheField() {
        return new Cutting(Lexicon.of("dict.txt", "appeal/words.txt"));
    }

    @EventListener(ApplicationReadyEvent.class)
    void readDictionary() {
        Thread.ofPlatform().daemon().name("dictionary").start(cutting::obtain);
    }

    /** A word that no text contains and every appeal of an area carries, so that the area is part of the word index. */
    public static String ofArea(String code) {
        return "@" + code;
    }

    /** Distinct words in lower case, without punctuation. */
    public Set<String> of(String text) {
        return new TreeSet<>(cut(text));
    }

    /** The same in the order of the text, repeated ones included. */
    public List<String> cut(String text) {
        var words = new ArrayList<String>();
        for (var word : cutting.obtain().cut(text)) {
            var plain = word.strip().toLowerCase(Locale.ROOT);
            if (says(plain)) {
                words.add(plain);
            }
        }
        return words;
    }

    /** A loop, since every filing asks it of every word: a stream for each cost as much as cutting them. */
    private static boolean says(String word) {
        boolean says = false;
        for (int at = 0; !says && at < word.length(); at += Character.charCount(word.codePointAt(at))) {
            says = Character.isLetterOrDigit(word.codePointAt(at));
        }
        return says && word.length() <= LONGEST;
    }

    /** A tsquery in which every one of the words must occur. */
    public static String all(Collection<String> words) {
        return words.stream().map(Words::quoted).collect(Collectors.joining(" & "));
    }

    /** A tsquery in which at least one of the words must occur. */
    public static String any(Collection<String> words) {
        return words.stream().map(Words::quoted).collect(Collectors.joining(" | "));
    }

    public static String quoted(String word) {
        return "'" + word.replace("\\", "\\\\").replace("'", "''") + "'";
    }
}
