package org.minsheng.appeal.internal;

import com.huaban.analysis.jieba.JiebaSegmenter.SegMode;
import com.huaban.analysis.jieba.JiebaSegmenter;
import java.util.Collection;
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

    /** The dictionary takes a second to read: after the start, or when the first text comes before that. */
    private final SingletonSupplier<JiebaSegmenter> segmenter = SingletonSupplier.of(JiebaSegmenter::new);

    @EventListener(ApplicationReadyEvent.class)
    void readDictionary() {
        Thread.ofPlatform().daemon().name("dictionary").start(segmenter::obtain);
    }

    /** A word that no text contains and every appeal of an area carries, so that the area is part of the word index. */
    public static String ofArea(String code) {
        return "@" + code;
    }

    /** Distinct words in lower case, without punctuation. */
    public Set<String> of(String text) {
        return segmenter.obtain().process(text, SegMode.INDEX).stream()
            .map(token -> token.word.strip().toLowerCase(Locale.ROOT))
            .filter(Words::says)
            .collect(Collectors.toCollection(TreeSet::new));
    }

    private static boolean says(String word) {
        return word.length() <= 60 && word.codePoints().anyMatch(Character::isLetterOrDigit);
    }

    /** A tsquery in which every one of the words must occur. */
    static String all(Collection<String> words) {
        return words.stream().map(word -> "'" + word.replace("\\", "\\\\").replace("'", "''") + "'").collect(Collectors.joining(" & "));
    }
}
