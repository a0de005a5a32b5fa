package org.minsheng.visit.internal.form;

import java.util.List;

/**
 * What is wrong with one answer.
 *
 * @param key of the field, within a group {@code group.position.key} counted from 0
 * @param code {@code required}, {@code too-long} …: the same names in the field app and in {@code form-cases.json}
 * @param args of the sentence, ready to be shown
 */
public record Fault(String key, String code, List<String> args) {

    public Fault {
        args = List.copyOf(args);
    }

    static Fault of(String key, String code, Object... args) {
        return new Fault(key, code, List.of(args).stream().map(Object::toString).toList());
    }

    /** The sentence in the message files. */
    public String messageKey() {
        return "visit.fault." + code;
    }
}
