package org.minsheng.shared;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** Makes a repeat of a request harmless: the second one gets the first one's answer. */
public record RequestKey(UUID value) {

    public static RequestKey fresh() {
        return new RequestKey(UUID.randomUUID());
    }

    /** @throws IllegalArgumentException when the text is no UUID */
    public static RequestKey of(String text) {
        return new RequestKey(UUID.fromString(text));
    }

    /** The same for the same words: of what the program does by itself, and may do again. */
    public static RequestKey from(String words) {
        return new RequestKey(UUID.nameUUIDFromBytes(words.getBytes(StandardCharsets.UTF_8)));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
