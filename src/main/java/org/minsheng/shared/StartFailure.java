package org.minsheng.shared;

import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;

/** A reason not to start that the operator can mend; told in one sentence in each language, without a stack trace. */
public class StartFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final List<String> sentences;

    /** @param key of the sentence in the bundle {@code messages/start}, with its arguments */
    public StartFailure(String key, Object... arguments) {
        this((Throwable) null, key, arguments);
    }

    public StartFailure(@Nullable Throwable cause, String key, Object... arguments) {
        super(sentence(key, Locale.ENGLISH, arguments), cause);
        this.sentences = List.of(sentence(key, Locale.SIMPLIFIED_CHINESE, arguments),
            sentence(key, Locale.ENGLISH, arguments));
    }

    /** The sentence in Chinese and in English. */
    public List<String> sentences() {
        return sentences;
    }

    private static String sentence(String key, Locale locale, Object... arguments) {
        var noFallback = ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);
        var text = ResourceBundle.getBundle("messages.start", locale, noFallback).getString(key);
        return new MessageFormat(text, locale).format(arguments);
    }
}
