package org.minsheng.visit.internal.form;

import java.util.List;

/**
 * Why a draft cannot be published yet.
 *
 * @param path of the field, empty for the form itself
 * @param key of the sentence, with its arguments
 */
public record Flaw(String path, String key, List<String> args) {

    Flaw(String path, String key, Object... args) {
        this(path, "visit.flaw." + key, List.of(args).stream().map(Object::toString).toList());
    }
}
